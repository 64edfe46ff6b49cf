/** Moving, connecting, and what is in the cupboard under the stairs. */
export const homes = `
== 60 13:20 site | Annelot Schipper
Verhuizing: van Dorpsstraat 8 naar Kikkerkade 61, per de 15e. Beide graag één dag dubbel, ik verhuis met een bakfiets.
>> joyce 1h
Staat erop, met een dag dubbel. Sterkte met de bakfiets.

== 59 20:11 post | Willem-Jan Bosman | Sleuteloverdracht vrijdag
Wij krijgen vrijdag de sleutel van een huis waar al twee jaar niemand woont. Is er dan stroom? En zo niet, hoe vind ik het knopje in het donker?
W.J. Bosman
>> mehmet 1d 09:00
Er is stroom: ik heb hem vanmorgen op afstand aangezet. Neem toch een zaklamp mee, de hoofdschakelaar zit achter een plank.
<< 1d 17:30
Achter een plank, achter een spin. Maar: licht.

== 58 16:42 site | Priscilla Oduber
Glasvezel aanvragen voor Veenweg 112. Er staat "adres onbekend" maar ik woon er echt.
>> mehmet 2h
Nieuwbouw, het adres is drie weken oud. Ik heb je erin gezet; aanleg op de 22e.

== 57 11:05 post | Meindert Sijbrandij | Graafschade tuin
Uw aannemer heeft de tuin opengelegd en keurig dichtgemaakt. Alleen: mijn tulpenbollen lagen daar. Nu liggen ze ergens anders. In alfabetische volgorde lagen ze.
>> sanne 3h
Ach. De aannemer komt zaterdag met nieuwe bollen en u mag zeggen waar de A begint.
<< 4d
Hij had zijn dochter mee. Zij kende alle namen. Zand erover, letterlijk.
## klacht

== 55 19:36 site | Loubna Ziani
Kan de monteur op een dag komen dat ik niet werk? Ik werk ma t/m za.
>> sanne 1d 08:30
Dan wordt het een avond: dinsdag of donderdag na zes?
<< 20m
Donderdag! Dat dit kan, echt

== 54 10:50 post | Jacqueline Tromp | Meterkast te vol
Er moet een nieuwe meter in maar er hangt al een boiler, een router, een oude router en een schilderij van mijn tante. Komt u toch?
>> mehmet 2h20
Wij komen toch. Het schilderij mag blijven als tante drie centimeter opzij wil.

== 53 21:14 plein | Quinten Maas
verhuisd, app denkt dat ik op 2 adressen tegelijk douch @vonkenvezel
>> joyce 1d 08:50
Oud adres afgesloten. Je doucht weer op één plek.

== 52 09:30 site | Hilly Wolters
Moeder (92) verhuist naar zoon. Kan de opzegging door mij gedaan worden? Heb een machtiging van de notaris.
>> joyce 50m
Dat kan, de machtiging is niet eens nodig als je moeder het even zelf zegt, ook telefonisch. Ik bel morgen om elf als dat schikt.
<< 1d 11:30
Ze vond het een leuk gesprek.

== 50 15:25 post | Derk Huizing | Aansluiting zwembad
Onze buurtvereniging legt een zwembadje aan (opblaas). Mag de pomp op de lantaarnpaal?
>> mehmet 1h
Van ons wel, van de gemeente niet. Ik vraag een tijdelijk kastje aan, dat duurt een week. Is het dan nog zomer?
<< 15m
Net. Doen!

== 49 14:00 site | Tamara Visser-Boon
Ik heb per ongeluk twee keer glasvezel besteld omdat de knop niks deed. Komen er nu twee monteurs?
>> sanne 25m
Er komt er één. De knop krijgt een draaiend rondje.
## idee

== 48 17:55 post | Eduard van Aerssen | Monumentaal pand
Ons huis is een rijksmonument. Door de gevel boren mag niet. Door de ramen ook niet. Er is een schoorsteen.
E. van Aerssen
>> mehmet 1d 10:15
Dan komen we als Sinterklaas. Ik heb het vaker gedaan: het kan, zonder één gat. Mag ik woensdag komen kijken?
<< 3h
U bent welkom. De trap is steil en 1743.
-- wait

== 46 20:48 site | Bo Hermsen
studentenhuis, 9 bewoners, 1 contract op naam van iemand die in peru zit. help
>> joyce 1d 09:10
Wie wordt de nieuwe contractant? Stuur naam en geboortedatum, dan hoeft Peru niets te doen.
<< 2d 23:50
wij hebben geloot. het is kees (Kees Baron, 4 mei)
>> joyce 1d 09:00
Gefeliciteerd, Kees.

== 45 10:33 post | Annemarie Kolkman | Geluid in de muur
Sinds de glasvezel er is zoemt de muur. Mijn man hoort niets, maar mijn man hoort nooit iets.
>> mehmet 4h
Glasvezel zoemt niet, maar het voedingsblokje soms wel. Leg er een viltje onder; helpt dat niet, dan krijg je een nieuwe.
<< 1d 12:00
Viltje! En mijn man hoorde het ineens ook, nu het weg is.

== 44 13:50 site | Sharon Biesheuvel
adreswijziging doorgegeven, nu staat mijn achternaam bij plaats en de plaats bij achternaam. ik heet nu Lindeveen
>> joyce 35m
Mevrouw Lindeveen uit Biesheuvel is weer andersom.

== 43 18:26 post | Peter-Paul Ketelaar | Warmtepomp en meterkast
Installateur zegt 3x25, jullie site zegt 1x35, mijn schoonvader zegt kachel. Wie heeft gelijk?
>> mehmet 1d 11:05
De installateur. De schoonvader heeft het gezelligst. Aanvraag voor 3x25 duurt hier zes weken, ik heb hem voor je klaargezet.
-- Verkoop

== 41 08:45 site | Irma Kroes
Mijn huurder is vertrokken zonder op te zeggen. Wie betaalt nu? Ik niet hoop ik
>> joyce 2h
Tot de dag van de sleutel: hij. Vanaf dan: jij. Ik heb het gesplitst, stuur me de datum.

== 40 21:19 plein | Djamila Haddou
eerste nacht in nieuw huis, geen internet, geen gordijnen, wel pannenkoeken. zeg dat het morgen komt @vonkenvezel
>> sanne 1d 08:05
Het komt morgen, eh, vandaag: tussen 10 en 12. Stroop erbij?
<< 3h
HET IS ER. internet ook

== 38 14:14 post | Luuk Rietveld | Verkeerde huisnummer op kabel
De monteur heeft mijn kabel aan de buren gegeven en die van hen aan mij. Hun snelheid is 100 en die van mij 1000 en wij betalen precies andersom. We zijn er samen achter gekomen bij de barbecue. Laat maar zo? Of niet?
>> mehmet 3h
Eerlijk is eerlijk: ik draai het terug. Maar ze mogen tot de volgende barbecue wachten.
<< 30m
Deal. Zaterdag.

== 37 11:40 site | Cynthia Monsanto
Mijn aanvraag staat al 5 weken op "in behandeling". Is daar iemand die hem behandelt?
>> sanne 1h15
Vanaf nu wel: hij hing op een handtekening die wij kwijt waren. Aanleg op maandag.
## klacht

== 35 15:30 post | Rolf Scheurink | Kabel over schutting
Er hangt een kabel over mijn schutting die van niemand is. Buren weten van niks. Van jullie?
>> mehmet 1d 13:00
Van een aanbieder die al tien jaar niet meer bestaat. Afgeknipt en opgerold. Ligt in uw schuurtje, voor de liefhebber.

== 34 19:03 site | Evelien Stroo
Kan mijn internet twee dagen eerder over? Dan hoef ik mijn scriptie niet in een café in te leveren
>> joyce 1d 08:45
Gedaan. Succes met inleveren.
<< 4d 21:00
8,5 🎓
>> joyce 1d 09:00
Gefeliciteerd!

== 32 10:25 post | Gonda Lammertink | Tegels
De stoep is na de werkzaamheden dicht, maar er ligt een tegel omgekeerd. Ik kan er niet tegen.
>> sanne 2h
Wij nu ook niet meer. Hij wordt morgen gekeerd.
<< 1d 15:00
Rust.

== 30 16:05 site | Jasper Dieleman
tiny house op wielen, krijg ik een EAN code of een kenteken
>> mehmet 1h40
Allebei. Stuur de coördinaten, dan kijk ik waar de dichtstbijzijnde kast staat.
-- Verkoop

== 28 12:15 post | Wendela Oltmans | Huismeester
Als huismeester van De Linde (44 woningen) bel ik namens bewoners die zelf niet mailen. Graag één vast aanspreekpunt.
>> sanne 1h
Dat ben ik, met Joyce als reserve. Ik kom woensdag kennismaken, met appeltaart.
<< 2d 16:00
Bewoners willen nu allemaal een storing.

== 26 20:30 site | Nienke Hazelhoff
Geen glasvezel in onze straat en wel in de straat erachter. Ik kan het vanuit mijn raam zien. Wanneer wij?
>> mehmet 1d 10:30
Na de brug, dus in het voorjaar. Ik kan er niets moois van maken. Wel: ik meld je als eerste.
-- later

== 24 09:55 post | Frits Buitenhuis | Storing gemeld via formulier, antwoord: dank voor uw interesse
Ik vul in dat de stroom eraf is. Ik krijg: "Dank voor uw interesse in onze producten." Ik heb inderdaad veel interesse in stroom.
>> sanne 40m
Dat verdient een plek in de lijst van ergste antwoorden. Stroom is er weer sinds half tien; het antwoord is vervangen.
## klacht, storing

== 22 17:10 site | Melek Arslan
mijn buurvrouw krijgt mijn post en ik die van haar. we drinken nu elke week koffie. hoeft niet opgelost, wel goed om te weten
>> joyce 20m
Dan laten we het zo. 🙂
## compliment

== 19 13:45 post | Ronald Veeneman | Uitstel aansluiting bedrijfshal
Derde keer uitgesteld. Mijn machines staan al. Elke week kost me 2.300 euro. Wie neemt hier een besluit?
Ronald Veeneman, Veeneman Houtbewerking
>> mehmet 1h
Ik. De netbeheerder wacht op een kabel die er al ligt maar niet is geregistreerd; ik heb de foto's gestuurd. Woensdag uiterlijk. Als het dan niet lukt bel ik u zelf, vóór u mij belt.
<< 6d 09:30
Woensdag gelukt. U heeft gebeld om te zeggen dat u niet hoefde te bellen, dat vond ik sterk.
## klacht

== 17 21:55 site | Stijn Cools
Ben ne Vlaming, woon sinds kort in Lindeveen. Wat is een "leveringskosten vastrecht" en waarom klinkt dat zo streng?
>> joyce 1d 09:35
Een abonnement, zeg maar. Streng klinkt het omdat een jurist het heeft bedacht.
<< 10m
Merci, nu durf ik verder te lezen

== 15 10:08 post | Ada van Burik | Aansluiting voor mantelzorgwoning
Mijn ouders komen in een unit in de tuin. Hoe lang duurt een aansluiting? Ze zijn 88 en 90, dus graag niet te lang.
>> mehmet 55m
Vier weken is normaal, ik heb er twee van gemaakt. Donderdag over een week.
-- wait

== 13 18:31 site | Rens Uittenbogaard
Ik zie op mijn glasvezelkastje een rood lampje bij PON en niet bij LOS. Dat is toch juist goed? Internet doet het niet
>> mehmet 1d 09:05
Andersom: PON hoort groen. Vezel zat geknikt achter de kast, dat zie ik van hier aan het verlies. Kun je hem een ruimere bocht geven?
<< 30m
Zat klem achter de stofzuiger. Groen.

== 11 14:22 post | Hester Quispel | Verbouwing, tijdelijk geen gas
We zitten drie maanden zonder keuken. Moet ik dan toch het voorschot voor gas betalen?
-- wait
>> joyce 1h10
Nee hoor, ik heb het drie maanden op nul gezet. Laat even weten als de keuken er is?

== 9 16:50 site | Ilja Sneekes
Wilde vragen of jullie ook zonder bsn kunnen inschrijven, wacht nog op papieren. Woon in de opvang aan de Noordzijde met 2 kinderen
>> sanne 30m
Voor internet heb ik geen bsn nodig, alleen een naam. Morgen ligt er een kaart met een code bij de balie daar, eerste drie maanden kosten niets.
<< 1d 18:00
kinderen hebben les gekeken vandaag. dank dank

== 8 09:12 post | Auke Hiemstra | Klantnummer
Bij de verhuizing heb ik een nieuw klantnummer gekregen. Ik had 00047. Ik ben klant sinds het begin. Ik wil 00047 terug.
>> joyce 2h
Meneer Hiemstra, u bent weer 00047. Het heeft iemand een middag gekost en dat was het waard.
## compliment

== 6 20:05 site | Nanda Vlug
Aansluiting was toegezegd voor vandaag. Ik heb de hele dag op de trap gezeten. Niemand gezien, niets gehoord.
>> mehmet 1d 08:20
Nanda, dat had niet mogen gebeuren: de planning had jou op een lijst gezet en de monteur op een andere. Morgen om acht uur sta ik er zelf.
## klacht

== 5 11:25 post | Casper Wolthers | Kwartaal glasvezel in verhuurd pand
Vier appartementen, vier bewoners, één bouwvakker die de kabel heeft doorgezaagd. Met wie moet ik praten?
>> mehmet 2h
Met mij, Casper. Donderdag lassen we de kabel; stuur me de vier huisnummers en ik laat de bewoners weten hoe laat.

== 3 13:13 site | Leonie Prak
ik wil graag vroeger verhuizen: 4e ipv 12e. kan dat nog? ik hoop het zo
>> joyce 45m
De 4e staat erin, Leonie. Alles gaat mee over.
## vraag

== nu 110 post | Gerben Stoffels | Nieuwe meter, oude stand
Bij het wisselen is de oude stand niet genoteerd. Ik heb hem wel: zie foto. De monteur zei dat "iemand" mij zou bellen.
`
