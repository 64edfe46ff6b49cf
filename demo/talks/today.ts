/** This very day, told in minutes before the firm moves in: what came in, what colleagues have answered, and what still lies there. */
export const today = `
== nu 287 post | Alwien Postma | Factuur op twee namen
Goedemorgen, op de factuur staan sinds vorige maand twee namen: die van mij en die van de vorige bewoner. Kan hij eraf? Hij betaalt namelijk niet mee.
Alwien Postma
>> joyce 22m
Dag Alwien,
Hij is eraf, met terugwerkende kracht. Je krijgt vanmiddag een nieuwe factuur met alleen jouw naam.
Joyce
## factuur

== nu 281 plein | Hugo Nieuwkerk
@vonkenvezel lampje op de kast knippert oranje, is dat erg of is dat sfeer
>> mehmet 12m
Sfeer, Hugo: hij haalt een update binnen. Over een half uur is hij weer groen. Mehmet
## vraag

== nu 274 lijn | Mevrouw Van Tongeren | Meterstand per telefoon
Geeft haar meterstanden door per telefoon, zoals elk jaar: 21.404 en 18.877. Vroeg of ik ook Sinterklaas vierde.
>> joyce 10m
Ingevoerd en voorgelezen zoals ze in het systeem staan. Ze belt volgend jaar weer.

== nu 266 site | Bo Wagenmakers
Ik wil graag van termijn 140 naar 120. Er wonen hier sinds kort twee mensen minder.
>> joyce 31m
Dag Bo, dat staat er vanaf de volgende termijn op. Wordt het verbruik toch hoger, dan laat de app dat in maart zien. Joyce
## factuur

== nu 259 post | Gijsbert Hondius | Dank voor gisteravond
Beste Sanne,
Elk uur een bericht, precies op het uur. Mijn vrouw zei: dat is een wekker met manieren. Dank.
G. Hondius
>> sanne 15m
Beste meneer Hondius,
Deze lees ik voor bij de koffie. Dank u wel, ook aan uw vrouw.
Sanne
## compliment

== nu 247 plein | Imke Straatsma
krijgen mensen die gisteren thuis werkten iets terug voor die drie uur? vraag voor mezelf
>> sanne 25m
Ja, Imke: een halve maand internet, vanzelf op de volgende rekening. Sanne
## vraag, storing

== nu 238 site | Wout Kamstra
De monteur is geweest en alles werkt, maar zijn schroevendraaier ligt hier nog. Rood handvat.
>> mehmet 18m
Die mist hij al sinds half elf. Hij rijdt er vanmiddag langs. Dank, Wout. Mehmet

== nu 229 post | Tjitske Algra | Verhuizing naar de Kikkerkade
Goedemiddag,
Op de eerste van de maand verhuizen wij naar Kikkerkade 14. Stroom en internet gaan graag mee. Kan het modem ook mee, of ligt daar al iets?
Tjitske Algra
>> joyce 40m
Dag Tjitske,
Alles staat klaar voor de eerste. Neem het modem mee; in de Kikkerkade zit al een aansluitpunt naast de meterkast.
Joyce
<< 25m
Fijn. Dan heb ik nog maar vierenveertig dingen te regelen.
-- joyce
## vraag

== nu 221 lijn | Meneer Duinkerken | Klacht over toon
Vond de eerste collega aan de telefoon kortaf. Wil geen geld, wil dat het gezegd is.
>> sanne 35m
Teruggebeld, geluisterd, gezegd dat hij gelijk had. Het was een drukke ochtend, dat is geen reden. Hij was er klaar mee.
## klacht

== nu 212 post | Hedwig Moorman | Slimme meter weigeren
Geachte heer, mevrouw, mag ik de slimme meter weigeren? De buurman zegt van niet, maar de buurman zegt wel meer.
H. Moorman
>> joyce 28m
Geachte mevrouw Moorman,
Dat mag. U houdt dan een gewone meter en geeft zelf uw standen door. Ik heb het bij uw naam genoteerd.
Joyce
## vraag

== nu 203 plein | Ilias Marzouki
@vonkenvezel is de open dag volgend jaar weer? mijn zoontje praat nog steeds over de hoogwerker
>> noor 30m
Die is er weer, Ilias, in het voorjaar. We beloven extra cake én een kinderrit. Noor
## compliment

== nu 196 site | Roos Vierhouten
Kan ik mijn contract ook opzeggen zonder te bellen? Ik bel niet graag.
>> joyce 14m
Dat kan hier, Roos: zeg me de datum, dan regel ik de rest. Niet bellen hoeft ook niet. Joyce
<< 30m
Wat fijn. De laatste dag van deze maand dan. En bedankt dat je niet vroeg waarom.
>> joyce 12m
Staat genoteerd: de laatste dag van de maand. De eindnota komt binnen twee weken. Het ga je goed. Joyce

== nu 187 post | Anne-Rixt Bosgra | Dubbele mail over tarieven
Hallo, ik kreeg de mail over de nieuwe tarieven drie keer. Eén keer was al geen feest.
Anne-Rixt
>> pim 45m
Hallo Anne-Rixt,
Je stond er drie keer in, onder drie spellingen van je naam. Nu nog één keer, en goed gespeld. Excuses.
Pim, marketing
## klacht

== nu 178 post | Menno Ravesteijn | Offerte winkelpand
Goedemiddag, per volgend kwartaal open ik een fietsenwinkel aan de Dorpsstraat. Graag een voorstel voor stroom en internet, met een vast bedrag per maand.
Menno Ravesteijn
-- Verkoop
-- jelle
++ jelle 3h Voorstel sturen aan de fietsenwinkel

== nu 171 lijn | Mevrouw Ketelaar | Geen warm water
Warmtepomp geeft storing E4 sinds vanochtend. Is 78, alleen thuis. Buurvrouw is er nu.
%% Warmtepomp is van de verhuurder, maar onze meter zit ertussen. Mehmet belt de verhuurder, niet mevrouw laten bellen.
-- mehmet
++ mehmet 35m Mevrouw Ketelaar terugbellen over het warme water
## klacht

== nu 164 site | Dirk-Jan Poelstra
Ik wil mijn zonnepanelen aanmelden maar het formulier vraagt om een bestand van "maximaal 0 MB". Dat lukt me niet.
%% Formulier is stuk sinds vanmorgen, ligt bij de websitebouwer. Zolang: laat het mailen.
-- mehmet
## vraag

== nu 158 plein | Kiki van Asten
zou leuk zijn als jullie app ook donker kon. mijn ogen om 3 uur snachts zeggen au
>> pim 50m
Staat op de lijst voor het voorjaar, Kiki. Jouw ogen zijn genoteerd als reden. Pim
## idee

== nu 149 post | Harriët Zuurbier | Aanmaning terwijl ik betaald heb
Goedemiddag,
Ik kreeg vandaag een aanmaning voor 88,40. Dat bedrag is elf dagen geleden van mijn rekening gegaan, zie hieronder. Ik vind een aanmaning geen kleinigheid, ik heb er buikpijn van.
Harriët Zuurbier
-- joyce
++ joyce 50m Harriët laten weten dat de aanmaning vervalt
## klacht, factuur

== nu 141 site | Sjoerd Lammerts
Wat gebeurt er met mijn tarief als ik overlijd? Ik ben gezond hoor. Ik ben gewoon aan het opruimen.
%% Iemand een net antwoord hierop? Ik wil het goed zeggen.
## vraag

== nu 133 post | Vereniging Het Oude Gemaal | Stroom voor de kerstmarkt
Beste mensen, wij zoeken voor de kerstmarkt een tijdelijke aansluiting van 3 x 25 ampère, drie dagen, op het plein. Vorig jaar regelde Mehmet dat in één telefoontje. Kan dat weer?
Namens het bestuur, Otto
-- mehmet
++ mehmet 1d Tijdelijke aansluiting kerstmarkt aanvragen bij de netbeheerder

== nu 126 plein | Nienke Oldeman
@vonkenvezel hoe heet die meneer die gisteren in de regen bij de kast stond? de buurt wil hem een taart geven
>> sanne 20m
Dat is Mehmet, Nienke. Hij doet alsof hij het niet leest. Hij houdt van appel. Sanne
## compliment, storing

== nu 118 post | Floor Dekkinga | Tussentijds overstappen
Dag, mijn contract loopt nog vijf maanden. Wat kost het om nu al naar het dynamische tarief te gaan, en kan ik daarna terug?
Floor
## vraag

== nu 112 lijn | Meneer Abrahamse | Afspraak verzetten
Monteur stond voor morgenochtend, kan niet door een ziekenhuisafspraak. Liever volgende week, na twaalven.
>> mehmet 9m
Verzet naar dinsdag tussen 13 en 15 uur. Sms is verstuurd.

== nu 104 site | Esmée Tolboom
Ik heb twee keer betaald omdat de pagina bleef hangen. 2 x 61,20. Kan er een terug?
-- joyce
## factuur

== nu 97 post | Radio Lindeveen | Gast gezocht voor de ochtend
Hallo, morgenochtend om tien over acht praten we over de storing. Wie van jullie kan vijf minuten live? Graag voor vanavond een ja of nee.
Redactie Radio Lindeveen
-- PR
-- noor
++ noor 75m Radio Lindeveen laten weten wie er komt
%% Sanne wil wel, als iemand haar ochtenddienst overneemt.

== nu 88 plein | Teun Barkmeijer
app zegt dat ik gisteren 0,0 kWh verbruikte. klopt, we hadden geen internet, maar wel licht? 🤔
-- mehmet
## vraag

== nu 81 post | Stichting Warm Wonen | Energiebespreking voor bewoners
Goedemiddag, wij organiseren een avond over zuinig stoken voor zestig bewoners van de Rietgraslaan. Heeft u iemand die een half uur kan vertellen, zonder iets te verkopen?
-- Marketing

== nu 73 site | Jildou Wiersma
De monteur belde aan bij nummer 25, ik woon op 52. Hij is weer weg. Komt hij terug of moet ik een nieuwe afspraak?
## klacht

== nu 64 plein | Rico Dankers
kost een extra wifi-punt echt 4 euro per maand? voor een doosje? vraag serieus
## vraag

== nu 57 post | Wilma Oosterbaan-Prins | Opzegging van mijn moeder
Goedemiddag,
Mijn moeder is vorige week overleden. Haar contract staat op Populierenhof 31. Wat hebben jullie van mij nodig, en kan het licht nog aan blijven tot het huis leeg is?
Wilma
%% Zelf doen, geen standaardtekst. Ik bel haar straks even.
-- sanne
++ sanne 2h Wilma bellen over het contract van haar moeder

== nu 49 lijn | Meneer Kroes | Stroomstoring bedrijventerrein
Twee keer een dip vandaag, machines vallen uit. Wil weten of het aan ons ligt voor hij zijn elektricien laat komen.
-- mehmet
## storing

== nu 41 site | Lieke Versteegh-Mol
Ik zie op jullie site twee prijzen voor hetzelfde pakket, 39 en 42. Welke is het?
-- Verkoop

== nu 33 post | Coby Haverkort | Meterkast ruikt
Dag, sinds de monteur gisteren geweest is ruikt het in de meterkast een beetje naar warm plastic. Niet erg, maar wel steeds. Moet ik iets doen?
Coby Haverkort, Turfstraat 8
%% Warm plastic is wél erg. Mehmet, kun jij nu bellen?
## klacht
-- mehmet
++ mehmet 15m Mevrouw Haverkort bellen, kast spanningsloos laten maken

== nu 26 plein | Bas Ijsselmuiden
gaat dat nieuwe tarief nou per de 1e in of per de 15e. brief zegt 1 mail zegt 15
## vraag

== nu 19 site | Noa Brandsteder
Mijn huisbaas zegt dat ik het internet op zijn naam moet laten staan. Mag ik het ook op die van mij zetten?

== nu 13 post | Ewout Siebelink | Borg terug
Hallo, ik ben drie maanden geleden verhuisd en wacht nog op de borg van 150 euro. Kun je zien waar die blijft?
Ewout
## factuur
`
