/** What people say in passing on Plein, and one Thursday evening, five weeks ago, when the fibre in the Oude Veen was dug through. */
export const plein = `
== 60 20:04 plein | Wendy Kolk
@vonkenvezel eindelijk glasvezel in de straat!! na 2 jaar folders 🎉
>> sanne 20m
Hoera! En sorry van die folders.
## compliment

== 60 21:15 plein | Jurre Nagel
hoe lang is het wachtwoord van jullie wifi standaard? die sticker is 24 tekens. 24!! ik heb bezoek
>> mehmet 1d 08:15
Maak in de app een gastennetwerk, dan kies je het zelf. "taart123" mag.

== 59 12:30 plein | Marit Overbeek
Waarom staat er bij @vonkenvezel in de kast aan de Dorpsstraat een stoel op straat. Al drie dagen. Is dat kunst
>> mehmet 2h
Die is van mij. Ik haal hem op. (Het is wel een goede stoel.)

== 59 17:47 plein | Abdel Benali
monteur was er binnen 40 min. koffie gedronken over zn dochter die ook voetbalt. 10/10 @vonkenvezel
>> sanne 1h
Geven we door. En aan de dochter.
## compliment

== 58 08:12 plein | Trijntje Hoekstra
kan het licht op het modem ook uit snachts? het lijkt wel een disco op zolder
>> mehmet 30m
Ja: knop achterop 3 tellen indrukken. Dan slaapt hij ook.
<< 10m
heerlijk donker

== 57 22:19 plein | Lars Munnik
@vonkenvezel ping 140 in plaats van 8. ik sterf de hele tijd (in het spel)
>> mehmet 1d 08:20
Er liep een back-up van een ander apparaat over dezelfde poort. Vanaf 23 uur gisteren weer 8. Leef ze.

== 56 13:01 plein | Sandra Wegman
mooi dat jullie zwerfvuil hebben opgeruimd langs de sloot met z'n allen. had niet gehoeven en toch
>> sanne 40m
Mehmet heeft een fietsbel gevonden. Iemand een bel kwijt?
## compliment

== 56 19:50 plein | Onno Pastoor
Sinds wanneer is een "klantreis" iets anders dan dat ik op vakantie ga
>> sanne 1d 08:40
Sinds een vergadering, Onno. We zullen het woord hier niet gebruiken.

== 55 10:22 plein | Ayse Demir
mijn oma vraagt of internet ook duurder is als je hard praat bij het beeldbellen. ik heb gezegd ik vraag het
>> sanne 15m
Zeg maar dat ze mag schreeuwen. Zelfde prijs.
<< 5m
ze is opgelucht 😂

== 54 18:33 plein | Niels Hartog
Laadpaal op de Molenwal al 4 dagen "in gebruik" door een auto die er niet staat @vonkenvezel
>> mehmet 50m
Een spookauto. Ik heb hem losgekoppeld; hij laadt nu levenden.

== 53 07:40 plein | Petra Sligting
Ik zag jullie reclame met die hond. Leuke hond. Verder geen idee waar het over ging
>> sanne 1h30
Over warmtepompen. De hond heet Ohm.
-- Marketing

== 52 20:58 plein | Rob Wensveen
Netflix hapert alleen op de bank niet op de stoel. verklaar dat eens
>> mehmet 1d 09:00
Tussen bank en modem staat de waterleiding of een aquarium. Gok ik het goed?
<< 12m
aquarium. ongelooflijk

== 51 09:14 plein | Dilara Yilmaz
mag ik complimenten geven voor de meneer van de telefoon vandaag ik denk mehmet. hij had echt geduld want ik niet
>> sanne 20m
Dat mag. Hij werd er stil van, en dat is zeldzaam.
## compliment

== 50 16:18 plein | Maarten Kuil
Stel: ik zet 20 panelen op mijn schuur. Stel. Wat dan @vonkenvezel
>> mehmet 1h
Stel: dan past het op je aansluiting tot 17. Bij 20 moet er een draad bij. Stuur de maten van de schuur en ik reken het voor je uit.
-- Verkoop

== 49 21:31 plein | Chantal Brand
is er iets in de noordzijde? lampen knipperen
>> mehmet 8m
Ja, twee seconden dip om 21:29. Oorzaak: een tak op de lijn bij de Veenweg. Tak is weg.
## storing

== 49 21:32 plein | Henri Douma
Knipperde hier ook. Dacht aan spoken
## storing

== 49 21:34 plein | Naomi Rijsdijk
lichten doen raar noordzijde, kinderen wakker 🙃
>> mehmet 9m
Was een tak, Naomi, en is voorbij. Slaap ze.
## storing

== 48 11:05 plein | Cor Mulderij
De app wil een update van de update. @vonkenvezel
>> mehmet 3h
Daarna is hij echt klaar. Beloofd, voor deze week.

== 47 18:09 plein | Fleur Janmaat
bestaat er een klant van de maand en zo ja hoe word je dat
>> sanne 35m
Niet, maar vandaag jij.

== 46 12:48 plein | Yannick Vos
Ik werk bij de concurrent en ik moet zeggen: goeie storingspagina hebben jullie
>> mehmet 25m
Dank. Jullie hebben betere koffie, hoor ik.

== 45 19:22 plein | Soraya Ramdin
mag mijn buurman jullie wifi naam "GeheimeDienst-busje4" zo laten. politie stond er laatst om te lachen
>> mehmet 1d 08:55
Wij keuren geen netwerknamen. Wij genieten ervan.

== 44 08:37 plein | Eppo Wierda
drie jaar klant, nul keer gebeld. dat is het hele bericht
>> sanne 30m
Het mooiste bericht van vandaag.
## compliment

== 43 15:55 plein | Mandy Kroon
@vonkenvezel jullie bus staat op mijn oprit en ik moet naar de crèche
>> mehmet 3m
Is al weg. Sorry! Collega moest "één minuutje".
<< 6m
net gehaald. minuutje was een kwartier btw
## klacht

== 42 22:40 plein | Joep Scheffer
waarom stijgt de gasprijs als het warmer wordt en daalt hij als het kouder wordt. ik dacht even ik snap economie
>> mehmet 1d 09:10
Omdat iedereen in de zomer inkoopt voor de winter. En soms omdat niemand het snapt, wij ook niet.

== 41 17:13 plein | Renate Bijl
Internet traag, tv traag, man traag. Aan twee kunnen jullie iets doen
>> mehmet 40m
Kanaal van je wifi verzet, dat zat vol met buren. Test nog eens? (De man laten we zitten.)
<< 25m
2 van de 3 opgelost

== 40 13:44 plein | Tygo Brouwer
gaat de stroom er bij jullie uit als iedereen tegelijk de oven aandoet met kerst of is dat een fabel
>> mehmet 1h
In Lindeveen: fabel, tot ongeveer 4.000 ovens. We tellen mee.

== 39 20:20 plein | Hadewych Prins
Ik wil op papier zien dat mijn stroom groen is en niet "groen". Verschil is die haakjes
>> mehmet 1d 10:05
Molens van de Noorddijk, 71 %. De rest is ingekocht uit Denemarken, met certificaat. Haakjes dus om 29 %. Bewijs staat op de site onder Herkomst.
<< 40m
dit is het eerlijkste antwoord dat ik ooit kreeg
## compliment

== 38 09:09 plein | Bas Tienstra
snelheid 1000 betaald 940 gekregen. waar zijn mn 60
>> mehmet 30m
In de verpakking: elk pakketje heeft een adreslabel. 940 is wat erin past.

== 37 18:44 plein | Lotus Verberne
kan ik een kaartje sturen naar de monteur die mijn kat uit de meterkast heeft gehaald? naar welk adres
>> sanne 20m
Kabelweg 2, t.a.v. Wesley. Hij heeft nog een kras en een verhaal.
## compliment

== 36 21:03 plein | Fokko Dijkema
@vonkenvezel Is het normaal dat de stadsverwarming tikt? Tik. Tik. Tik.
>> mehmet 1d 08:30
Bij warm worden wel, de hele nacht niet. Er zit lucht in. Woensdag tussen 10 en 12 komt er iemand ontluchten, past dat?
<< 30m
ja. tik.

== 35 20:06 plein | Anouk Scholte
Geen internet in de Oude Veen. Nu net. @vonkenvezel
>> sanne 6m
Klopt, Anouk. Er is een kabel geraakt bij graafwerk aan de Sluisweg. Meer om 20.30 uur.
## storing

== 35 20:07 plein | Melvin Pot
wifi dood hele straat dood
>> sanne 9m
Graafmachine tegen kabel, Sluisweg. We weten het en houden je hier op de hoogte.
## storing

== 35 20:08 plein | Gerda Schuiling
TV op zwart midden in Boer zoekt Vrouw. Nu weet ik niet wie hij kiest
>> sanne 15m
Kabelbreuk, Gerda, het duurt even. (Hij kiest Marieke.)
<< 4m
DANK U
## storing

== 35 20:08 plein | Imad Tahiri
yo @vonkenvezel ??? 
## storing

== 35 20:09 plein | Wilma Noorman
Ook hier geen internet (Turfstraat 8)
## storing

== 35 20:10 plein | Pim Lodewijk
beste moment om te gaan graven, donderdagavond
>> mehmet 22m
Het was een rioolspoedklus. Twee storingen voor de prijs van één.
## storing

== 35 20:11 plein | Esmee Krijger
examen morgen aaaaaah @vonkenvezel
>> sanne 9m
De bieb aan het plein is open tot 22 uur en heeft nog internet. Succes, Esmee.
<< 2h
was daar ook iedereen 😂 wel gelukt
## storing

== 35 20:13 plein | Ria Stuurman
Kan iemand zeggen hoe laat. Ik heb mijn zoon in Canada om negen uur op het beeld
>> sanne 12m
Voor elven redden we niet, Ria. Lukt het via je telefoon? Als je geen bundel hebt: bel ons, dan regelen we dat.
## storing

== 35 20:14 plein | Ruben Oostindie
ligt eruit oude veen
## storing

== 35 20:15 plein | Mirthe Haan
Oude veen plat. compensatie?
>> sanne 45m
Vanaf 12 uur zonder internet vergoeden we vanzelf, Mirthe. We hopen dat je er niet aan komt.
## storing

== 35 20:17 plein | Sven Aalders
net pizza besteld, app ligt eruit, weet niet of hij komt. spannend
<< 35m
HIJ KWAM
## storing

== 35 20:19 plein | Truus Bakhuis
Meneer graafmachine stond hier in de straat te huilen bijna. Beetje lief zijn allemaal
>> mehmet 20m
Dank, Truus. Hij heeft net soep gekregen van nummer 14.
## compliment

== 35 20:22 plein | Kaya Simons
waarom hebben de even nummers wel en de oneven niet
>> mehmet 14m
Twee kabels, één per kant van de straat. Hij heeft alleen de jouwe geraakt.
## storing

== 35 20:25 plein | Jelle Winkelaar
@vonkenvezel hoelang nog
>> sanne 20m
Lasploeg is begonnen. 288 vezels, een voor een. Eerst rond elf uur.
## storing

== 35 20:31 plein | Bianca Veldman
nog steeds niks en geen bericht om half 9 zoals beloofd
>> sanne 3m
Je hebt gelijk, twee minuten te laat: de lasploeg is er, eerste huizen tegen 22.30 uur.
## storing, klacht

== 35 20:52 plein | Otto Kramp
Mijn warmtepomp staat op storing omdat hij geen internet heeft. Sinds wanneer heeft een kachel internet nodig
>> mehmet 18m
Hij verwarmt gewoon door, alleen het schermpje klaagt. Houd hem zo.
## storing

== 35 22:36 plein | Samantha Rook
terug!!! huisnr 22
>> sanne 5m
De eerste! 📶
## storing

== 35 23:04 plein | Jan-Willem Duiker
Hier ook weer. Uw collega's staan er nog in de regen zag ik. Respect.
>> sanne 1d 08:10
Om 2.40 uur zaten alle 288 erin. Ze slapen nu.
## compliment, storing

== 34 07:50 plein | Imad Tahiri
nog steeds rood hier turfstraat 31
>> mehmet 25m
Vezel 211, die lag er scheef in. Over tien minuten nog eens kijken?
<< 15m
groen
## storing

== 33 12:00 plein | Babette Stam
De krant van vrijdag: "Graafschade legt Oude Veen plat". De foto is van een andere graafmachine. Groet, de vrouw van de graafmachinist
>> sanne 30m
Zeg hem dat het iedereen kan gebeuren. En dat de soep terugbetaald is.

== 32 19:12 plein | Hylke Bosma
Meekijken met mijn slimme meter kan dat ook stiekem? vraag voor een vriend die denkt dat zijn vrouw de sauna aanzet
>> mehmet 1d 09:05
Nee. En wij zeggen het die vriend ook niet 🙂

== 31 15:16 plein | Dorien Teeuw
jullie wachtmuziek is een soort jazz maar dan verdrietig
>> sanne 50m
Morgen wordt het iets anders. Verzoekjes?
<< 8m
Doe Maar
>> sanne 1d 11:00
Doen we.
## idee

== 30 10:40 plein | Sietse Postmus
Ik heb jullie 5 sterren gegeven en dat was voor de vorige keer. Vandaag 2.
>> sanne 20m
Wat ging er mis, Sietse?
<< 15m
monteur kwam om 12.05 en het was tot 12.00. ik geef toe: het was een zware dag bij mij
## klacht

== 29 21:40 plein | Zoë Adriaanse
waarom moet ik mijn geboortedatum geven om te vragen of er storing is
>> sanne 1d 08:35
Dat moet niet. Die vraag zat in een formulier waar hij niet hoort; hij is er vanochtend uit.
## idee

== 28 17:30 plein | Koen Ravesteijn
Tip: zet bij de storingskaart een knopje "ik ook". dan hoeft niemand te typen
>> mehmet 45m
Staat op de lijst, met jouw naam erbij.
## idee

== 27 08:08 plein | Lieke Bosch
goeiemorgen aan de persoon die dit account doet ☀️
>> sanne 10m
Goeiemorgen Lieke ☀️ Er is koffie.

== 26 22:12 plein | Jaap van Grol
En weer een aanbieding per mail terwijl ik nog wacht op antwoord over mijn klacht van vorige week. Eerst luisteren dan verkopen jongens @vonkenvezel
>> sanne 1d 08:15
Je hebt helemaal gelijk, Jaap. Je klacht ligt bij Joyce en je krijgt vandaag antwoord. Reclame staat voor je uit tot het opgelost is.
## klacht
-- Marketing

== 25 13:13 plein | Amber Molenaar
Is er iemand bij jullie die weet hoe je een thermostaat uit 1998 programmeert. De handleiding is van de kat geweest
>> mehmet 1h20
Stuur een foto. Ik ben van 1979, we komen eruit.
<< 20m
[foto van een beige kastje met een draaiknop]
>> mehmet 30m
Die heeft geen programma. Alleen die knop. Draaien maar!
<< 3m
🤦‍♀️

== 24 18:20 plein | Mees Kortekaas
@vonkenvezel stroom eraf halen van mn broertje zn kamer kan dat op afstand
>> sanne 20m
Kan niet, mag niet. Wel leuk geprobeerd.

== 23 11:11 plein | Loes Tiemersma
De nieuwe folder ligt bij ons in de bus. De buurman heeft er zes. Ik heb een nee-nee-sticker. Ik heb er ook een.
>> sanne 2h
De bezorger krijgt het te horen, Loes. Sticker is sticker.
## klacht
-- Marketing

== 22 20:45 plein | Aron Visbeen
ik heb een verbruik van 0,00 vannacht. ben ik dood
>> mehmet 1d 08:25
Meter deed een dutje. Jij leeft, hij nu ook weer.

== 21 09:29 plein | Jitske Algra
Bedankt dat jullie de school hebben uitgelegd wat glasvezel is. Mijn dochter wil nu lasser worden van 288 draadjes
>> mehmet 15m
Zeg haar dat we over tien jaar iemand zoeken.
## compliment

== 20 21:55 plein | Rinus Kapteijn
Wat kost een kWh nu. Gewoon een getal
>> mehmet 1d 08:05
0,27. Gewoon met btw.

== 19 16:16 plein | Tessa Manders
jullie chatvenster springt steeds voor de knop "verzenden". ik kan dus niet verzenden dat jullie chatvenster ervoor zit
>> mehmet 40m
Dat is een mooie. Opgelost: hij zit nu links.
## idee

== 17 19:37 plein | Gideon Paap
Hebben jullie ook een winkel met mensen
>> sanne 1h
Dinsdag en vrijdag in de bieb, tafel bij het raam. Er zit meestal Joyce.

== 15 12:25 plein | Marleen Duits
Ik heb mijn meterkast opgeruimd en er was nog een meter. Wat nu
>> mehmet 30m
Een oude tussenmeter van een kostganger, zo te horen. Hangt er een draad aan?
<< 10m
nee wel een trui
>> mehmet 5m
Dan mag je hem houden. De trui ook.

== 13 20:50 plein | Rachid Ouali
internet doet het hele avond al aan uit aan uit @vonkenvezel maak ff
>> mehmet 1d 08:18
Stekkertje in de grijze kast zat los: Wesley heeft het vanmorgen op straat vastgezet. Knippert het nog, roep me.
## storing

== 12 08:55 plein | Dirkje Uilkema
kunnen jullie de lantaarnpaal voor mijn huis zachter zetten
>> sanne 40m
Die is van de gemeente, Dirkje, maar ik heb de melding voor je gedaan. Nummer 20881.

== 10 18:02 plein | Stan Kooijman
Compliment: opzeggen ging zonder gezeur. Nadeel: nu mis ik jullie
>> sanne 20m
Opnieuw beginnen gaat ook zonder gezeur 💛
## compliment

== 8 22:25 plein | Charlotte Wouda
Ik snap die dynamische prijzen niet. Om 14 uur krijg ik geld toe en om 18 uur betaal ik me scheel. Moet ik nu om 14 uur koken?
>> mehmet 1d 08:15
Koken mag wanneer je wilt, Charlotte. Laat vooral de vaatwasser en de auto om 14 uur werken, dat scheelt het meest. Mehmet
## vraag

== 7 13:50 plein | Ömer Polat
Al 2 weken wachten op een nieuw snoertje. een snoertje
>> sanne 1h
Twee weken is te lang voor een snoertje. Ik fiets er na het werk een langs, ben je er om zes uur?
<< 4m
serieus? ja
>> sanne 5h
Bezorgd. Leuke hond.
## klacht

== 1 20:33 plein | Vera Blankers
Mijn moeder heeft glasvezel besteld bij een verkoper aan de deur die zei dat hij van jullie was. Hij wist haar klantnummer?!
-- PR
## klacht
%% Derde melding deze week uit de Waterkant. Zie ook mail van mevrouw Hoogland.

== 5 12:15 plein | Twan Nijssen
Hoeveel mensen zijn er bij jullie eigenlijk. Ik krijg steeds Sanne
>> sanne 10m
Drie en een half. Ik ben de halve niet.

== 4 21:20 plein | Mila Castricum
@vonkenvezel help mn stoppen springen bij de airfryer EN de waterkoker. kan alleen nog salade eten
>> mehmet 1d 08:40
Dat zijn samen 4.000 watt op één groep. Zet er een van op een andere muur. De salade mag blijven.

== 3 17:05 plein | Freek Tolsma
Reviewsite geeft jullie een 3,1. Daar sta ik als review bij van 4 jaar terug die allang is opgelost. Kan ik die aanpassen? wil eerlijk zijn
>> sanne 1h
Wat eerlijk, Freek. Aanpassen kan via 'mijn reviews', en je mag er gerust bij zetten hoe het toen ging. Sanne

== 2 22:01 plein | Saskia Hoving
is het nu donker bij meer mensen of alleen bij mij
<< 2m
laat maar. stekker
`
