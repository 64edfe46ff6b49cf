/** Short ones: a stand, a thank-you, a sigh. Most need no answer, and were put away. */
export const short = `
== 60 10:12 post | Ina Wildeboer | Meterstand
Gas 4.918, licht 22.301. Groet, Ina
== 59 08:41 post | Henk-Jan Bouma | stand
08817 (foto volgt niet, telefoon is leeg)
== 59 19:20 site | Carolien Vissers
Opzegging ontvangen? Ik kreeg geen bevestiging, of ik heb hem weggegooid, kan ook.
>> joyce 1d 09:05
Ontvangen, Carolien. Deze mag je weer weggooien.
== 58 22:02 plein | Wout Peereboom
😴📶😴
== 57 09:15 post | Dora Metselaar | Bedankbrief
Lieve mensen, na 34 jaar ga ik naar mijn zus in Drenthe en daar heeft u niets. Dank voor het licht.
Dora
>> sanne 2h
Lieve Dora, dank voor deze mail. Hij hangt hier op de deur.
## compliment
== 57 14:44 site | Ramon Zuidema
Fout in app: "undefined kWh". Zoveel verbruik ik niet volgens mij
>> mehmet 3h
Dat is precies nul komma niets. Opgelost in 5.1, dank!
== 56 17:17 plein | Noor Eilander
ik ga morgen naar jullie open dag. is er cake
>> sanne 15m
Er is cake.
== 56 20:30 post | Adrie Pelgrim | Re: enquête
Ik vul geen enquêtes in. Wel deze mail: het gaat goed.
== 55 11:11 post | Gertrud Maurits | meterstanden
Warmte 61,220 GJ. Ik hoop dat dat klopt, het stond ondersteboven.
== 54 12:40 site | Floor Ijzerman
Mag ik mijn factuurdatum verzetten naar na de 25e?
>> joyce 1h
Vanaf nu de 27e.
== 54 21:37 plein | Dylan Spruit
goedenavond lampje knippert wit wat zegt ie
>> mehmet 1d 08:20
Hij zegt: ik haal een update. Klaar als hij stilvalt.
== 53 16:02 post | Margriet Olde Kalter | Factuur ontvangen
Dank voor de factuur. Hij is mooi opgemaakt. Nog steeds te hoog.
## factuur
== 52 08:58 plein | Isaac Boateng
Free wifi at the station = you guys? Works great
>> mehmet 40m
That is us. Enjoy the train.
== 51 13:26 site | Truus van Elk
Ik zoek de hoofdkraan
>> mehmet 12m
Voordeur, eerste plint links, achter het luikje. Is er haast bij?
<< 4m
gevonden, net op tijd
== 51 18:50 post | Leendert Kok | Stand water
Water 1203. O nee, dat is niet van jullie.
== 50 20:11 plein | Priya Ganpat
waarom krijg ik mails aan "Beste P."
>> sanne 1d 08:35
Omdat we alleen je voorletter hadden. Nu Beste Priya.
== 49 09:40 post | Simon de Graaff | Contract
Mag ik een kopie van mijn contract uit 2011? De mijne is van fax en verbleekt.
>> joyce 3h
Bijgevoegd. Bij ons was hij ook al grijs.
## vraag
== 48 15:00 plein | Ellis Kraai
test test werkt dit
== 48 19:44 post | Gerty Simonis | vakantie
Wij zijn drie weken weg. De planten krijgen water van de buurvrouw, de meter hoeft niets.
== 47 10:33 site | Bob Wittebrood
kan niet inloggen. wachtwoord is goed. zegt ie van niet
>> mehmet 20m
Je mailadres stond er met een spatie in. Probeer nog eens?
<< 3m
ja
== 46 22:18 plein | Chayenne Muller
jullie hebben de bliksem in je logo en laat het nou onweren 😱
== 45 12:05 post | Jozef Sanders | Excuus
Ik was gisteren onbeleefd tegen uw medewerkster aan de telefoon. Dat spijt me. Zeg haar dat.
Jozef Sanders
>> sanne 30m
Gezegd. Ze zei: ach, en glimlachte.
## compliment
== 44 17:33 site | Gwen Abbink
Op de site staat nog paasaanbieding
-- Marketing
== 43 09:20 post | Koert Langenberg | Meting
Ik meet 241 volt. Is dat erg? Ik meet vaker dingen.
>> mehmet 2h
Nee, 253 is de grens. Blijf meten.
== 42 20:08 plein | Famke Jorritsma
lief dat jullie terugzwaaiden vanuit de hoogwerker
>> mehmet 15m
Wesley zwaait naar iedereen.
== 42 11:49 post | Ans Bakvis | Verzoek
Graag geen telefoontjes meer over zonnepanelen. Ik heb een rieten dak.
-- Marketing
== 41 19:15 site | Hugo Frieling
De verbruiksgrafiek begint op woensdag. Wie begint er op woensdag
>> mehmet 1d 09:00
Niemand. Vanaf volgende week maandag.
## idee
== 40 16:40 post | Bouchra El Idrissi | Dank
Bedankt voor de snelle hulp van vrijdag, mijn zaak kon open. Groeten van Kapsalon Bouchra.
## compliment
== 39 08:18 plein | Diederik van Son
Stroom 4 sec weg om 8.15. Alle klokken op 0:00. Ik heb er elf.
>> mehmet 25m
Sorry van de elf. Er is omgeschakeld voor werk aan de Sluisweg.
## storing
== 39 21:00 post | Wies Damhuis | jaarnota
Ik krijg 4 cent terug. Maak er iets moois van.
## factuur
== 38 14:30 site | Alexander Thio
Zijn jullie open op de feestdag?
>> sanne 30m
Voor storingen altijd. Voor de rest liggen we op bed.
== 37 10:57 post | Lucy Vellinga | Stand dag/nacht
Dag 10.221, nacht 8.447. 's Nachts wassen helpt dus.
== 36 19:02 plein | Gino Lacroix
snelle vraag: kan je router tegen een kat. die ligt er altijd op
>> mehmet 20m
Tegen de kat wel, tegen de haren minder. Zet hem rechtop.
== 35 09:12 site | Marieke Ten Brinke
Nieuw telefoonnummer: eindigt nu op 48
== 34 18:18 post | Koosje Evers | Iets liefs
Mijn zoontje (6) heeft de windmolen getekend en wil dat jullie hem krijgen. Waar mag hij heen?
>> sanne 1h
Kabelweg 2, ter attentie van de muur naast het koffieapparaat. Daar komt hij te hangen.
<< 3d 16:00
Op de bus gedaan! Hij vraagt elke dag of hij er al hangt.
>> sanne 2d 10:00
Hij hangt. Foto bijgevoegd, met Mehmet ernaast voor de maat.
## compliment
== 33 22:50 plein | Mitchell Rentenaar
wie is er nog wakker
== 32 11:22 post | Godelieve Raes | Vraagje
Hoeveel kost een uur strijken?
>> mehmet 1h
Ongeveer 30 cent. En je zondag.
## vraag
== 32 16:30 site | Bartje Onrust
formulier zegt vul een geldige datum in. 31 september was het niet nee, dom van mij
== 31 20:41 plein | Kelly Vroom
📈📈📈 wat is dat in de app
>> mehmet 1d 08:15
Je wasdroger, denk ik. Elke dinsdag om half negen.
<< 5m
betrapt
== 30 09:09 post | Ysbrand Noorda | Offerte buurtbatterij
Onze straat (28 huizen) wil samen een batterij. Met wie praat ik?
-- Verkoop
## idee
== 29 13:57 site | Margot Zwarthoed
ik wil mijn account weg. alles. mag dat
>> joyce 2h
Dat mag. Alles is weg behalve de facturen, die moeten we zeven jaar bewaren van de Belastingdienst.
== 29 18:25 post | Henny Croes | Stand
71022
== 28 21:33 plein | Tim Roosendaal
@vonkenvezel zeg eens iets aardigs
>> sanne 1d 08:00
Je profielfoto staat recht.
== 27 12:18 post | Alie Westra | Lekke band
Uw bus stond met een lekke band voor mijn deur. Mijn man heeft geholpen. Hij is 79 en loopt er nu al drie dagen over op te scheppen.
>> sanne 1h
Wesley vertelt het hier ook aan iedereen. Dank aan uw man!
## compliment
== 27 17:00 site | Iris Coolen
graag factuur op naam van Stichting Speelbos ipv mij
>> joyce 1h20
Aangepast.
== 26 10:44 post | Jochem Leenhouts | Persoonlijke gegevens
Op grond van de AVG wil ik weten wat u van mij heeft. Beleefd verzoek, geen ruzie.
>> joyce 3h
Beleefd antwoord: het staat hierbij, 14 pagina's. Pagina 9 is een mail van jou over een kapotte bel uit 2016.
<< 1d
Die bel! Dank.
== 25 19:29 plein | Suze Kampman
jullie wifi komt tot op het strandje. niet verder vertellen
== 24 08:30 post | Aletta Boonstoppel | Rouwkaart
Zou u mijn man van de mailinglijst willen halen? Hij is er niet meer, maar zijn mailadres wel.
>> sanne 20m
Gedaan, en alles wat op zijn naam stond erbij. Gecondoleerd, mevrouw Boonstoppel.
== 23 15:48 site | Sander Wennekes
webcam deurbel buren filmt mijn meterkast
>> sanne 1h
Vervelend. Daar gaan wij niet over, maar ik heb een voorbeeldbrief die meestal werkt.
== 22 12:12 post | Cock Verhagen | correctie
In mijn vorige mail stond "gas 3". Moet 3.412 zijn. Kleinzoon op toetsenbord.
== 21 20:20 plein | Hind Zerouali
stroom doet gek weer 🤨 molenwal
>> mehmet 12m
We zien het: één fase zwak. Ploeg onderweg, rond half tien goed.
<< 1h30
klopt is goed
## storing
== 21 20:24 plein | Peer van Loon
lamp fel lamp zacht lamp fel. disco molenwal
>> mehmet 10m
Ploeg is er bijna. Haal voor de zekerheid de stekker uit de computer.
## storing
== 21 20:31 site | Marjan Sikkens
oven gaat vanzelf uit, Molenwal 40. komt dat door jullie
>> mehmet 9m
Ja, te lage spanning. Over een uur is het klaar, dan mag hij weer aan.
## storing
== 20 09:05 post | Roelof Hidding | Molenwal
Gisteravond spanning gemeten: 198 V. Het is goed opgelost, maar dit is de derde keer dit jaar op onze wal. Ik hou een lijstje bij, als u dat wilt hebben.
R. Hidding, Molenwal 22
>> mehmet 2h
Dat lijstje wil ik heel graag. De kabel daar is van 1968; met uw metingen krijg ik hem eerder op de planning.
<< 45m
Bijgevoegd. Datum, tijd, volt, weer.
## storing, klacht
== 19 18:12 site | Robin Feddes
kan ik ook zonder app? mijn telefoon is van 2009 en daar ben ik trots op
>> mehmet 30m
Alles kan via de site, en via de bieb op dinsdag.
== 18 11:50 post | Desiree Elstak | Stand kapot
Mijn meter geeft alleen streepjes: ------
>> mehmet 40m
Dan is het schermpje moe. We hangen donderdag een nieuwe, de stand zit nog in het geheugen.
== 17 16:45 plein | Menno Postuma
waarom is het internet het traagst als ik een loonstrook moet downloaden
== 16 21:21 post | Dieuwertje Kist | dankjewel
Zonder jullie hulp had ik mijn kaartjes voor het concert niet gehad. Rij 3!!!
## compliment
== 15 09:48 site | Ton Schilder
Wijzig IBAN ajb, eindigt op 71, zit nu bij andere bank
>> joyce 1h
Aangepast. Ter controle krijg je een briefje, dat hoort zo.
== 14 19:40 plein | Aïcha Naciri
app in het tamazight wanneer 😄
>> sanne 20m
Eerst Fries, zeggen ze hier. Ik zet je op de lijst.
## idee
== 13 10:00 post | Baukje Ringnalda | Klok
De klok op de meter loopt een uur voor. Of ik loop een uur achter.
>> mehmet 1h
De meter doet niet mee aan zomertijd. U loopt goed.
== 12 17:25 site | Desmond Blijd
verhuisd naar boven. zelfde adres, A ipv B
>> joyce 45m
Boven is nu A. Ben je alleen, of gaat B ook omhoog?
<< 20m
B blijft beneden die had geen zin
== 11 20:52 plein | Jip Achterhof
wie heeft de nieuwe wachtmuziek gekozen. ik blijf hangen voor de saxofoon
>> sanne 1d 08:10
Dorien, een klant. Applaus voor Dorien.
## compliment
== 10 13:31 post | Lodewijk Timmer | Stukje in schoolkrant
Wij schrijven over stroom (groep 7, De Wilg). Mogen we vijf vragen stellen? 1. Hoe snel is stroom. 2. Ben je wel eens bang. 3. Wie deed de eerste lamp aan in Lindeveen. 4. Wat verdien je. 5. Mag je thuis lampen laten branden.
-- PR
== 9 18:58 plein | Faisal Mahabier
gekke vraag, kan je uit meterdata zien dat mn oma thuis is? ze neemt niet op en ik woon in Breda
>> sanne 6m
Dat kijken we niet na, maar er is wel een collega die om de hoek zit. Zal ik hem laten aanbellen?
<< 4m
ja graag Lisdoddestraat 3
>> sanne 20m
Ze zat in de tuin met de radio aan. Je krijgt de groeten en je moet vaker bellen.
<< 3m
😭❤️
## compliment
== 8 09:30 site | Margreet Stoop
Storingsmail kwam 3 uur na de storing
>> sanne 2h
Terecht. De volgende gaat binnen tien minuten uit, ook 's avonds.
## idee
== 7 16:22 post | Hilbert Oenema | Rekenfout
31 x 4,20 = 130,20. U heeft 132,20. Ik ben met pensioen, ik heb tijd.
>> joyce 2h
U heeft gelijk en twee euro tegoed.
## factuur
== 6 12:44 plein | Tatjana Kos
Hoi ik zoek werk is er bij jullie wat. kan goed luisteren en ook lassen
-- later
== 5 22:35 plein | Jermaine Tjon
wifi doet raar alleen als schoonmoeder er is
>> mehmet 1d 08:12
Haar telefoon staat nog op jullie oude netwerk en trekt alles mee. Laat haar één keer opnieuw verbinden.
<< 2h
opgelost, relatie ook
== 4 10:26 post | Wubbo Drenth | Aanmaning
Ik heb een aanmaning voor 18,40 die ik op de 2e al betaald heb, zie bijlage die ik vergeet bij te voegen.
-- wait
## factuur
== 4 18:30 site | Clarinda Pool
glasvezel? graag info voor moeders flat (Lisdodde 7 hoog)
>> mehmet 1d 09:10
In de Lisdodde ligt glasvezel tot en met de negende. Ik heb een briefje met prijzen bij je moeder in de bus laten doen, grote letters.
== 3 08:45 plein | Guus Alberda
Dinsdag in de bieb bij Joyce gezeten. Met koekje. Dit is hoe het hoort.
>> joyce 30m
Het waren jouw koekjes, Guus.
## compliment
== 3 21:50 post | Elsbeth van Rhijn | Vraag over uw brief
In de brief staat dat de tarieven "marktconform worden geharmoniseerd". Gaat het omhoog?
>> joyce 1d 08:40
Ja, mevrouw Van Rhijn: voor u 3,10 per maand. Dat had er ook gewoon kunnen staan.
## vraag
== nu 122 site | Jorick Meijering
3 mnd gratis actie telt die ook als je al klant bent of is trouw zijn niks waard 😶
-- Marketing
== nu 84 plein | Pauline Dekkers
Kan iemand mij terugbellen over de panelen van mijn vader? Hij is in het ziekenhuis en ik snap er niks van
== nu 44 post | Joop Heukels | meterstand
Bij deze: 55.410. Tot volgend jaar.
>> joyce 11m
Staat erin, Joop. Tot volgend jaar. Joyce
== nu 52 site | Lidy Wagemans
Ik krijg een blanco factuur. Moet ik nu niks betalen of alles?
## factuur
== nu 16 plein | Storm Bakels
@vonkenvezel stel het gaat vanavond stormen. kan ik dan iets doen behalve mezelf heten
`
