/** People who came back: about the same thing on another channel, or weeks later about something else. */
export const again = `
== 33 19:05 plein | Farida Amrani
Warm water weer weg, De Linde drie hoog. Vorige maand ook al @vonkenvezel
>> mehmet 14m
Dezelfde pomp, Farida. Ik laat hem nu vervangen in plaats van aanzetten. Vanavond voor negenen warm.
<< 1h30
warm. en deze keer niet terug laten gaan hè
## storing, klacht
== 33 19:40 lijn | Farida Amrani | Warm water, tweede keer
Belt of het echt vanavond is, baby moet in bad.
>> mehmet 3m
Ja, onderdeel is er al. Teruggebeld toen het liep.
== 50 14:20 post | Mohamed Chaouki | Fietspad
Goedemiddag, bij het aanleggen van de kabel is het fietspad bij Veenweg 40 verzakt. Mijn dochter is gevallen, niets ernstigs.
>> sanne 1h
Gelukkig niets ernstigs. Het is vanmiddag afgezet en wordt morgen gemaakt. Hoe gaat het met haar?
<< 3h
pleister met een dino, dus goed
== 24 21:40 plein | Patrick de Rooij
@vonkenvezel ik was die schreeuwer van de 612 euro. wou zeggen dat ik gebleven ben
>> joyce 1d 08:06
En daar zijn wij blij mee, Patrick.
## compliment
== 27 10:11 site | Hennie Bruggink
Voorschot klopt sinds vorige maand precies, mag dat ook wel eens gezegd. En de kat is zwanger.
>> joyce 40m
Gefeliciteerd! Houd je er een Joyce aan over?
## compliment
== 19 09:33 site | Jaap van Grol
Ik heb drie weken geleden geklaagd, mijn klacht is "afgehandeld" zegt de mail. Door wie? Ik heb niks gehoord
>> sanne 25m
Afgehandeld was hij niet, dat was een vinkje. Excuses, Jaap. Wat is er nog niet goed?
<< 2h
De bon van 40 euro voor die drie dagen zonder.
>> sanne 35m
Staat nu op je rekening, ik heb het zelf gedaan en gekeken of het er staat.
## klacht
== 15 20:10 post | Siebe Hofstra | Verzoek specificatie
Geachte heer, mevrouw,
Gaarne ontvang ik een specificatie van mijn verbruik per dag over het laatste kwartaal.
S. Hofstra
>> joyce 1d 10:00
Beste klant, bijgaand ons jaaroverzicht.
## factuur
== 12 11:30 post | Siebe Hofstra | 2e verzoek specificatie
Dank voor het jaaroverzicht. Ik vroeg om een specificatie PER DAG over het laatste KWARTAAL.
S. Hofstra
>> joyce 1d 15:00
Beste klant, in de bijgevoegde folder leest u alles over uw slimme meter.
## factuur, klacht
%% Dit hebben we twee keer slordig gedaan. Derde keer persoonlijk graag.
== 40 19:00 lijn | Bertha Slagter | Vraagt hoe laat de bieb open is
Wil weten hoe laat Joyce dinsdag in de bieb zit, heeft een lamp bij zich.
>> joyce 5m
Half tien tot twaalf. Neem de lamp mee.
== 22 10:40 plein | Ayse Demir
update: oma belt nu elke avond en wij allemaal dus ook. internet houdt het. ik niet
>> sanne 12m
💛
## compliment
== 18 13:30 post | Cor Mulderij | App
Beste, na de update van de update is er nu een update. Ik begin aan mezelf te twijfelen.
>> mehmet 2h
Twijfel aan ons. Dit was de laatste tot het voorjaar, ik heb het gevraagd.
## klacht
== 13 21:15 plein | Wendy Kolk
6 weken glasvezel: 1x storing, 0x spijt
>> sanne 1d 08:20
Die nemen we mee naar de vergadering.
## compliment
== 10 20:25 post | Ilse Wolthuis | Teruglevering deel 2
Mijn man heeft nu zelf een spreadsheet gemaakt en komt op 31 in plaats van 32. Hij wil dat ik het u laat weten.
>> mehmet 1d 09:30
Zeg hem dat hij gelijk heeft: ik had afgerond. Gelijkspel blijft het.
== 5 18:15 lijn | Ricardo Pinas | Wil Wesley bedanken
Geen storing. Of Wesley morgen langskomt, er is roti.
>> sanne 10m
Wesley kan. Collega's jaloers.
## compliment
== nu 205 post | Ronald Veeneman | Tweede hal
Nu de eerste draait wil ik de tweede hal ook. Zelfde man graag, die belde vóór ik het deed.
-- Verkoop
== nu 160 site | Loubna Ziani
de monteur van donderdagavond is nooit gekomen, dat was 7 weken terug maar goed, ik had het druk. nu graag wel
## klacht
== nu 66 post | Pascal Hoeben | Regen
Het regent, en raad eens.
P. Hoeben
## storing, klacht
== nu 140 plein | Vera Blankers
Nog niks gehoord over die nep-verkoper bij mijn moeder @vonkenvezel. Ze durft de deur niet meer open te doen.
## klacht
== nu 95 site | Vera Blankers
Ik schreef al twee keer op Plein. Nu hier, misschien leest hier iemand. Mijn moeder heet mevrouw Blankers-Oud, Lisdoddestraat 41.
## klacht
%% Drie kanalen, nul antwoorden. Wie pakt dit nu?
== nu 92 lijn | Tineke Wassenaar | Kwartierstanden
Kreeg een brief dat haar kwartierstanden "weer aan" staan. Dat heeft ze niet gevraagd.
## klacht
== nu 150 post | Olga Timmers | Mail over mail
Er is er weer een. Ik tel hem even mee: een mail, over een mail, over een rekening.
-- Marketing
`
