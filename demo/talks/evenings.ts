/** Two evenings on which many wrote at once: the blackout on the Molenwal, and the open day with the cake. */
export const evenings = `
== 9 18:31 plein | Gonny Apeldoorn
stroom weg molenwal
== 9 18:31 plein | Teddy Verkuil
Molenwal donker. Alles. @vonkenvezel
>> sanne 4m
Klopt, hele Molenwal en een stuk Veenweg. Ploeg rijdt. Ik schrijf hier om 19.00 uur.
## storing
== 9 18:32 plein | Marieta Soares
No power on Molenwal? Is it only us
>> sanne 4m
The whole street, Marieta. A crew is on its way.
## storing
== 9 18:32 plein | Jesse Kraaijeveld
pasta halfgaar. wat nu chef @vonkenvezel
>> sanne 6m
Deksel erop, tien minuten wachten. Hij wordt beter dan je denkt.
<< 22m
hij is al dente. ik ben om
## storing
== 9 18:33 plein | Riet Huijgens
hier ook geen licht nr 61
== 9 18:33 site | Marcella Dost
Geen stroom, ik zit in de lift van Lisdodde. Kan iemand de beheerder bellen. Heb 30% batterij
>> sanne 2m
Ik bel nu de beheerder én de brandweer. Blijf hier, ik ook. Ben je alleen?
<< 1m
met een meneer en zijn hondje
>> sanne 2m
Ze zijn er over zeven minuten. Hoe heet het hondje?
<< 9m
Beer. we zijn eruit!! dankjewel dankjewel
## storing, compliment
== 9 18:34 plein | Hatice Sahin
En nu? Ik heb een aquarium met 40 vissen
>> mehmet 12m
Vier uur kunnen ze zonder pomp, Hatice, als je af en toe roert met een kom. We redden het ruim.
<< 2h
alle 40 nog. geroerd als een gek
## storing
== 9 18:34 plein | Koen Zegers
alweer?? vorige maand ook. en die maand ervoor
## storing, klacht
== 9 18:35 plein | Bertine Lubbers
Romantisch wel
== 9 18:35 plein | Walter Pijnappel
Dit is de vierde keer dit jaar op de wal. VIERDE.
>> mehmet 40m
Klopt, Walter. Ik heb vanavond de vervanging van de kabel naar voren gehaald: start over drie weken. Dat staat vast, niet "waarschijnlijk".
## storing, klacht
== 9 18:36 plein | Ilona Dubois
zonder stroom maar met pizza
== 9 18:37 plein | Ahmed Zaki
wanneer terug @vonkenvezel
>> sanne 5m
We hopen op 21 uur. Om 19.00 weten we meer.
## storing
== 9 18:38 plein | Nico Vermast
Mijn garage gaat niet open en mijn auto staat erin en ik heb dienst
>> mehmet 3m
Rood koord aan het plafond, stevig trekken, dan kan hij met de hand.
<< 5m
WIST IK NIET. dank
## storing
== 9 18:40 plein | Jolien Baarslag
geen stroom, baby slaapt eindelijk. laat maar even uit
## storing
== 9 18:41 site | Gert Monster
Diepvrieskist vol hert. Hoe lang blijft dat goed?
>> sanne 8m
Dicht laten, dan 24 uur. Niet kijken, ook niet heel even.
## storing
== 9 18:44 plein | Sanna Koskela
first blackout in my life!! candle is nice
== 9 18:46 plein | Roy Berkhout
is de waterdruk ook minder of verbeeld ik me dat
## storing
== 9 18:52 plein | Mirjam Togtema
Repetitie koor in het donker. Klonk beter dan normaal
== 9 19:03 plein | Dave Lingen
19:03 en nog geen bericht van 19:00 🙄
>> sanne 1m
Drie minuten te laat, je hebt gelijk. Oorzaak gevonden: mof in de Veenweg. Stroom rond 21 uur.
## storing
== 9 19:10 plein | Ingeborg Thijssen
Buurman deelt soep uit. Foto volgt als er licht is
== 9 19:25 plein | Redouan Hajji
m'n ps stond op 98% van een update 😭😭😭
## storing
== 9 19:48 lijn | Tonny Waanders | Zuurstofapparaat
Man op zuurstof thuis, batterij nog twee uur.
>> sanne 1m
Noodstroom onderweg met Wesley, thuiszorg gebeld. Om tien over acht stond de aggregaat.
<< 1d 10:00
Alles goed met hem. Dat er iemand binnen een minuut terugbelde, dat vergeet ik niet.
## storing, compliment
%% Zet mevrouw Waanders op de lijst met kwetsbare adressen.
== 9 20:40 plein | Sjaan Kuiper
we zitten met z'n twaalven op de stoep
## storing
== 9 20:57 plein | Teddy Verkuil
LICHT
## storing
== 9 20:58 plein | Edwin Rosmalen
er is weer licht en meteen ruzie over de afwas
== 9 21:02 plein | Anja Dobber
Netjes voor negenen. Nou ja, twee over
>> sanne 4m
Wij rekenen 20.57, Anja 🙂
## storing
== 9 21:30 site | Louis Brouwers
Horeca, 3 uur dicht op een zaterdag. Waar kan ik schade indienen? (De Molen, Molenwal 1)
>> joyce 1d 11:30
Meneer Brouwers, formulier hierbij, alleen de omzet van vorige zaterdag invullen is genoeg. Ik behandel hem zelf.
-- wait
## storing
== 9 22:10 plein | Peggy Steenhuis
mijn wekkerradio staat op 00:00 en knippert me uit
## storing
== 8 09:00 post | Cees Ooms | Compliment
Gisteravond: uitleg, een tijd, en die tijd klopte. Meer vraag ik niet van een bedrijf. C. Ooms
## compliment
== 8 09:40 plein | Loïs van Dam
Die mevrouw uit de lift, dat was mijn moeder. Sanne heeft een half uur met haar gechat. Ik ben jullie zó dankbaar
>> sanne 15m
Beer deed het meeste. Groeten aan je moeder.
## compliment
== 8 10:22 site | Gerlof Ypma
Vriezer ontdooid, 140 euro vlees. Formulier gezocht, niet gevonden.
-- wait
## storing
== 8 11:15 plein | Danny Verwoert
krijgen we hier nog iets voor
>> sanne 1h10
Ja, Danny: tien euro per vier uur, vanzelf op de volgende rekening. Sanne
## storing, vraag
== 8 13:05 post | Mevr. Rozema | Storing
Er was iets met de stroom, zegt mijn dochter. Ik sliep. Wilde alleen zeggen dat alles goed is.
## compliment
== 30 11:20 plein | Bettine Smulders
op weg naar de open dag! 3 kinderen 1 step
== 30 12:05 plein | Marnix Hoedeman
Er IS cake
== 30 12:40 plein | Zehra Aktas
zoontje mocht in de hoogwerker. hij praat nergens anders meer over. ook niet tijdens eten. help
>> mehmet 30m
Dat gaat niet over. Ik was zes.
## compliment
== 30 13:10 plein | Huub Cremers
leuk, maar waarom parkeren op het gras van het voetbalveld @vonkenvezel
>> sanne 20m
Dat was niet de bedoeling, Huub. We hebben hekjes gezet en betalen het nieuwe gras.
## klacht
== 30 13:45 plein | Ellen Boerhof
de lasdemonstratie 😍 een draadje dunner dan een haar en daar zit mijn hele leven in
## compliment
== 30 14:15 plein | Sjors van Rossum
cake op. om kwart over twee. dit is een klacht
>> joyce 10m
Erkend en toegewezen. Ik heb nog een punt achtergehouden, tafel 3.
<< 12m
klacht ingetrokken 🍰
== 30 15:00 plein | Nelleke Prakken
Eindelijk gezichten bij de namen. Mehmet is kleiner dan ik dacht
>> mehmet 5m
Dat hoor ik vaker.
## compliment
== 30 15:40 plein | Achmed Belkadi
mijn vader (71) heeft 2 uur met de warmtepompmeneer gepraat en wil er nu een. we wonen in een flat
-- Verkoop
== 30 16:30 plein | Tineke Ravenhorst
Wij vonden een knuffelkonijn bij de hoogwerker. Grijs, mist een oor
>> sanne 15m
Van Zehra's zoontje, denk ik. Zehra?
<< 40m
ja!!! van ons. hij huilt, van blijdschap nu (gr. Zehra via Tineke haar telefoon)
## compliment
== 29 10:10 post | Gijsbert Kranenborg | Open dag, een opmerking
De rondleiding was goed. U zei echter "honderd procent groen" en twee borden verder stond zeventig. Ik neem aan dat één van beide klopt.
>> mehmet 3h
Het bord. Ik had het over de molens en zei het te ruim. Scherp gehoord.
== 29 11:00 site | Wanda Kluft
Foto's van de open dag: mijn dochter staat er herkenbaar op. Graag eraf.
>> sanne 12m
Weg, overal. We hadden het vooraf moeten vragen.
## klacht
-- PR
== 16 20:12 plein | Gwenda Rutte
Pas op mensen, er loopt iemand in de Waterkant die zegt dat ie van @vonkenvezel is en je meter wil "controleren"
>> sanne 9m
Dank, Gwenda. Wij komen nooit zonder afspraak. Niet binnenlaten en ons bellen, dan sturen we de wijkagent.
-- PR
== 16 20:20 plein | Huib Noordam
Bij ons ook gehad! Grijze jas, heel vriendelijk. Mijn vrouw vroeg zijn pasje en weg was ie
-- PR
== 16 20:41 plein | Cora Wijnands
hij stond hier gisteren. hij wist hoeveel ik verbruik???
>> sanne 20m
Dat willen we precies weten. Mag ik je bellen, vanavond nog?
<< 6m
ja graag voor tienen
-- PR
== 16 21:15 lijn | Bob Fransman | Nepmonteur
Heeft de man binnengelaten, een handtekening gezet op een tablet. Schaamt zich.
>> sanne 8m
Niets om je voor te schamen. Contract is binnen de bedenktijd, samen herroepen. Aangifte morgen, ik ga mee als hij wil.
-- PR
## klacht
== 46 19:11 plein | Lenie Bakvis
Gaat die avond van de gemeente over warmte nou door of niet, jullie zeggen ja en zij zeggen misschien
>> sanne 1d 08:30
Hij gaat door, dinsdag 20 uur in De Schakel. Misschien is nu ook ja.
== 46 20:02 site | Marcus Oyelaran
Is there a student discount? asking for all of my house
-- Verkoop
== 55 15:12 plein | Fenna Wolting
waarom heet het vonk & vezel en niet vezel & vonk
>> sanne 10m
Eerst was er vonk.
== 43 20:22 site | Gerrie Laan
Ik heb bezwaar tegen het bellen van uw verkoopafdeling, voor de tweede maal. Schrijft u het nu op?
>> sanne 1d 08:20
Opgeschreven en dichtgezet: u wordt niet meer gebeld, gemaild of beschreven met aanbiedingen. Ook niet per ongeluk.
## klacht
-- Marketing
== 38 22:05 plein | Ridouan Meskini
hoe oud moet je zijn om stage te lopen. ik ben 13 maar ik lijk 15
>> mehmet 1d 08:30
Veertien, met een briefje van school. Volgend jaar. Ik bewaar een hesje.
== 23 21:18 plein | Tonke Aardema
Hulde aan degene die om 21 uur nog een mail van mij beantwoordt. Slaap jij wel
## compliment
== 18 19:26 site | Esra Koçak
Voor een buurtapp: mogen wij jullie storingsberichten automatisch doorplaatsen?
>> sanne 1d 09:10
Graag zelfs. Adres van de feed: staat onderaan de storingspagina.
## idee
== 14 12:00 plein | Merlijn Stuiver
ik ben dichter en op zoek naar het woord voor het geluid van een transformator
>> mehmet 25m
Wij zeggen: hij zingt.
<< 5m
dank, dat is het hele gedicht
`
