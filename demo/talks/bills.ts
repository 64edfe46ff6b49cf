/** Bills, instalments and meters. How a talk is written stands in `../talk.ts`. */
export const bills = `
== 58 19:42 post | Hennie Bruggink | Voorschot van 214 euro
Goedenavond,
Vanaf deze maand betaal ik 214 in plaats van 167. Ik woon alleen, stook op 18 graden en de kat ook. Waar komt dat vandaan?
Hennie Bruggink
>> joyce 1d 09:05
Dag Hennie,
Van een meterstand die niet kan: 4.102 in plaats van 1.402. Iemand hier heeft twee cijfers verwisseld. Het voorschot staat terug op 167 en wat je te veel betaalde komt donderdag.
Joyce
<< 3h
Twee cijfers! Dank voor het zoeken. De kat zegt ook dank.
## factuur

== 57 10:15 post | Ferdinand Asselbergs | Jaarnota
Geachte mevrouw, mijnheer,
In uw jaarnota staat op pagina 3 "teruglevering 0 kWh". Ik heb sinds maart veertien panelen op mijn dak liggen. Die doen iets, dat zie ik aan de klok van de omvormer.
Met vriendelijke groet,
F. Asselbergs
>> mehmet 4h
Dag meneer Asselbergs,
Uw panelen zijn bij de netbeheerder nooit aangemeld, dus voor ons bestonden ze niet. Aanmelden kan met terugwerkende kracht; de installateur moet een formulier tekenen. Ik heb het hierbij gezet en al ingevuld wat ik wist.
Mehmet
<< 2d 14:10
Getekend en ingestuurd. U heeft mij een middag zoeken bespaard.
>> joyce 1d 10:30
En hier is de nieuwe nota: u krijgt 311,60 terug. Het staat er binnen vijf dagen op.
## factuur

== 55 21:08 plein | Jolanda Peeters
@vonkenvezel waarom staat er op mn rekening een bedrag "overig" van 12,50. Overig wat?? Overig is geen ding
>> sanne 1d 08:31
Je hebt gelijk, dat is geen ding. Het was de wisselkosten van je meterkastslot in mei. We schrijven het voortaan uit.
<< 20m
oké dat weet ik nog ja. maar mooi dat jullie het gaan uitschrijven
## factuur

== 54 16:20 lijn | Wim Hogendoorn | Dubbele incasso
Meneer Hogendoorn, 81, belt over twee keer 143,90 op dezelfde dag. Heeft het afschrift voor zich en leest het drie keer voor. Niet boos, wel bezorgd of hij zijn boodschappen kan doen.
>> joyce 25m
Teruggebeld: één van de twee is teruggeboekt, staat morgen voor twaalven op zijn rekening. Hij vroeg of ik dat even op papier kon zetten. Brief is op de post.
## factuur

== 53 07:55 post | Sevda Aydin | Betaling lukt niet
Hoi, de betaallink in de mail zegt "verlopen" terwijl ik hem gisteren pas kreeg. Kan ik een nieuwe? Ik wil gewoon betalen, dat hoort jullie toch blij te maken :)
Sevda
>> joyce 1h10
Ha Sevda, dat maakt ons ook blij. Nieuwe link: in Mijn V&V onder Betalen, geldig tot zondag. De oude verliep na een dag, dat was een foutje van ons.
<< 9m
Betaald!
## factuur

== 52 22:31 site | Rik Lammers | Betalingsregeling
Mijn bedrijf is failliet en ik krijg pas over zes weken weer loon. Ik kan de rekening van 389 nu niet in een keer betalen. Ik vind dit geen leuke mail om te schrijven.
>> joyce 1d 08:12
Dag Rik, goed dat je het wel geschreven hebt. Vier keer 97,25, de eerste over zes weken. Geen extra kosten, en er komt geen aanmaning tussendoor. Past dat?
<< 35m
Dat past. Ik heb voor het eerst in een week goed geslapen, of nou ja, dat ga ik vannacht doen.
>> joyce 1h
Slaap lekker, Rik.
## factuur

== 51 12:44 post | Agaath Veenhuizen | uw brief van de 3e
Wel eens van een duidelijke brief gehoord? Ik heb er vier pagina's van gekregen en ik weet nog steeds niet of ik moet betalen of krijg. Ik ben 76, niet dom.
A. Veenhuizen
>> sanne 50m
Dag mevrouw Veenhuizen, u krijgt. 88,15, uiterlijk vrijdag. En u heeft een punt: ik leg uw brief morgen neer bij wie hem heeft geschreven.
Sanne
<< 1d 10:02
Hij staat erop. Dat was één zin. Zo kan het dus ook.
## factuur, klacht

== 50 18:05 post | Ruud Kamphorst | Termijnbedrag zelf aanpassen
In de app kan ik het bedrag tussen 140 en 180 zetten. Ik wil 130. Mag dat of zit er een reden achter?
Ruud
>> mehmet 1h30
Er zit een reden achter: onder de 140 kom je in het voorjaar vermoedelijk zo'n 100 euro tekort. Wil je het toch, dan zet ik het erop. Zeg het maar, het is jouw geld.
<< 40m
Doe toch maar 130, ik spaar zelf wel voor dat voorjaar.
>> mehmet 15m
Staat erop vanaf de 1e.
## factuur, vraag

== 48 20:17 post | Yildiz Karaca | rekening van mijn overleden vader
Beste,
Mijn vader, Mustafa Karaca van Molenwal 12, is vorige maand overleden. Er komen nog steeds rekeningen op zijn naam, en vandaag een mail met "Mustafa, bespaar jij al?". Dat kwam hard binnen bij mijn moeder.
Wat moeten we doen?
Yildiz
>> sanne 1d 08:25
Dag Yildiz,
Gecondoleerd met je vader. Die mail had er nooit uit mogen gaan; ik heb alles op zijn naam nu stilgezet en je moeder krijgt van ons geen reclame meer. Je hoeft niets op te sturen. Het contract zet ik op naam van je moeder zodra jij zegt dat dat goed is, of niet.
Sanne
<< 4h
Dank je wel. Ja, op naam van mijn moeder: Emine Karaca. Ze vroeg wie je was, ik zei: een mens.
## klacht
%% Marketing laten weten dat die mail na een overlijden nog wegging.

== 47 14:09 plein | Teun Sloot
Leuk hoor @vonkenvezel, een mail met "uw energierekening daalt!" en dan openen en dan stijgt ie. Wie schrijft dat
>> sanne 45m
Oei. De gemiddelde rekening daalt, die van jou niet, en dat hadden we moeten weten voor we hem stuurden. Wil je dat ik kijk waarom?
<< 12m
nee laat maar, tis dat ik de sauna heb. maar wel grappig
## factuur
-- Marketing

== 46 09:31 post | Corrie Landman | Meterstand doorgeven lukt niet
Dag, als ik mijn stand invul (58.214) zegt de site "dit lijkt niet te kloppen" en dan stopt hij. Het klopt wel. Ik sta er met mijn neus voor.
Corrie
>> joyce 35m
Dag Corrie, je hebt gelijk: hij denkt dat je meter vijf cijfers heeft en die van jou heeft er zes. Ik heb hem met de hand ingevoerd.
<< 15m
Top!
## factuur

== 45 23:12 post | Patrick de Rooij | DIT IS DIEFSTAL
Jullie hebben 612 EURO afgeschreven. ZESHONDERDTWAALF. Ik sta nu rood. Mijn huur gaat morgen. Als dat fout gaat zijn jullie daarvoor verantwoordelijk. Ik wil NU iemand spreken maar er neemt natuurlijk niemand op.
>> joyce 1d 08:02
Patrick, dit is onze fout en ik heb het om acht uur teruggeboekt met spoed: voor tien uur staat het erop. Als de huur toch misgaat betalen wij wat dat kost; stuur me dan het afschrift. Mijn nummer staat hieronder, dat neem ik zelf op.
Joyce
<< 2h10
Staat erop. Huur is gelukt. Ik was gisteravond niet op mijn best geloof ik. Maar jullie ook niet.
>> joyce 20m
Nee. Dank dat je het zegt.
## factuur, klacht
%% Incassorun van de 3e nalopen, er waren er elf zoals Patrick.

== 44 11:50 site | Bep Oosterling
Is het waar dat ik geen papieren rekening meer mag? Mijn printer is stuk en mijn ogen ook.
>> joyce 2h
Dat mag altijd, Bep. Ik heb je terug op papier gezet, met grotere letters. Kost niets.
## factuur, vraag

== 42 17:26 post | Marloes Dijkhof | Energietoeslag?
Hoi! Ik hoorde van mijn buurvrouw dat er een toeslag is voor lage inkomens en dat jullie dat regelen. Klopt dat?
Groetjes Marloes
>> mehmet 1h
Hoi Marloes, dat loopt via de gemeente Lindeveen, wij mogen het niet aanvragen. Maar ik heb je jaarverbruik op één blad gezet, dat vragen ze erbij. Zit in je Mijn V&V onder Documenten.
<< 1d 16:40
Aangevraagd en gekregen!! 250 euro. Ik heb er taart van gekocht (kleine) en de rest bewaard.
## vraag

== 40 08:14 plein | Gijs Terlouw
Vraag voor @vonkenvezel: vast of variabel? En zeg nou niet "dat hangt ervan af"
>> mehmet 35m
Dat hangt van jou af 😉 Slaap je slecht van schommelingen: vast. Heb je een buffer van twee maanden: variabel was de laatste drie jaar goedkoper.
<< 10m
ik slaap slecht van alles dus vast dan

== 39 13:37 post | Nellie Groothuis | Fwd: uw rekening
Beste Joyce, u heeft mij vorig jaar zo goed geholpen dat ik dit aan u persoonlijk richt. Zie onder. Waarom staat mijn zoon er als contractant op? Hij is 9.
Nellie
>> joyce 2h30
Dag Nellie, wat leuk. Je zoon is per ongeluk gekozen omdat zijn voorletter ook N is. Ik heb hem ontslagen als contractant.
<< 55m
Hij vindt het jammer, hij had al een handtekening geoefend.
## factuur

== 37 21:49 post | Stefan Roelofs | Eindafrekening oud adres
Zes weken geleden verhuisd, nog geen eindafrekening. De wet zegt zes weken. Het is vandaag zes weken. Ik zeg het maar.
S. Roelofs
>> joyce 1d 09:20
Klopt tot op de dag, Stefan. Hij is vannacht gemaakt: je krijgt 41,73. Excuses dat het op het nippertje was.
## factuur

== 36 15:02 lijn | Jannie Kloosterman | Kan rekening niet lezen
Mevrouw Kloosterman begrijpt de termen niet: "kalenderdagen", "stadsverwarming vastrecht", "afslag". Wil graag dat iemand met haar meeleest.
>> sanne 40m
Samen de rekening doorgenomen, twintig minuten. Ze heeft er aantekeningen bij gemaakt. "Afslag" is overigens een drukfout, dat moest "opslag" zijn: doorgegeven.
## factuur

== 34 10:06 site | Dick Vrolijk
Factuurnummer VV-88214: er wordt btw gerekend over een boete die jullie zelf hebben kwijtgescholden. Ik ben boekhouder, ik kan hier niet van slapen.
>> joyce 3h
Je mag weer slapen, Dick: creditnota van 3,99 is verstuurd. En de regel is aangepast, er waren meer mensen die dit kregen.
## factuur

== 33 19:18 post | Ilse Wolthuis | Vraag over teruglevering
Wij krijgen 1,5 cent per kWh terug en betalen 11 cent "terugleverkosten". Betaal ik er nu dus voor om jullie stroom te geven? Mijn man zegt dat ik het verkeerd lees. Ik hoop dat hij gelijk heeft, dat komt niet vaak voor.
>> mehmet 1d 10:44
Dag Ilse, je man heeft deze keer ongelijk, maar ook een beetje gelijk: de kosten gelden alleen voor wat je meer teruggeeft dan je afneemt. Bij jullie is dat 340 kWh per jaar, dus ongeveer 32 euro. De rest streep je gewoon weg.
<< 6h
Dan houden we het op gelijkspel. Dank voor het uitrekenen.
## factuur, vraag

== 31 16:55 post | Bart Zijlstra | Opzeggen
Ik ga naar een ander. Niks persoonlijks, 11 euro per maand. Per wanneer kan dat?
>> sanne 45m
Jammer, Bart, maar 11 euro is 11 euro. Per de 1e, je hoeft zelf niets te doen en er zijn geen kosten. Deur staat open.
<< 30m
Kijk dat noem ik nog eens fatsoenlijk weggaan
## vraag

== 29 12:12 post | Olga Timmers | Waarom 3 mails over hetzelfde
Eerst een mail dat mijn rekening klaarstaat. Dan een mail dat er een bericht over is. Dan een mail dat ik dat bericht gelezen heb. Moet ik straks ook nog een mail dat ik deze mail heb gestuurd?
>> sanne 1h20
Nee 🙂 (Dit is er geen.) Je krijgt er vanaf nu één.
<< 5m
Deze moest ik dan ook maar niet sturen, maar: dank.
## idee
-- Marketing

== 27 20:35 site | Mohamed Chaouki
Ik heb 3x gebeld en elke keer zegt iemand "u wordt teruggebeld". Ik werk in ploegen, jullie bellen als ik slaap. Gaat over een dubbel contract op Veenweg 40B.
>> joyce 1d 08:50
Dag Mohamed, dan schrijf ik. Het contract op 40B is van de vorige bewoner en heeft hij nooit opgezegd. Ik heb het vandaag beëindigd; jij betaalt alleen voor 40. Er komt 76,20 terug.
<< 9h
Dank. Volgende keer meteen schrijven dus
## factuur, klacht

== 25 09:00 post | Thea van Nieuwkerk | Klacht
Voor de tweede keer staat mijn naam als "van Nieuwekerk" op de rekening. Het is van NIEUWKERK. Zonder e. Ik had dat al gemeld op de 4e.
>> joyce 2h
Dag mevrouw Van Nieuwkerk (zonder e), hij stond op twee plekken verkeerd en wij hadden er één verbeterd. Nu allebei.
## factuur, klacht

== 22 22:58 post | Dennis Aarts | incasso
Waarom hebben jullie een dag eerder afgeschreven dan anders ik kwam 4 euro te kort en kreeg een boete van de bank
>> joyce 1d 09:40
Ha Dennis, de 28e viel op zondag en toen is het vrijdag geworden. Dat hoort maandag te zijn. Die boete nemen wij, stuur me een foto van het afschrift.
<< 2h
[foto afschrift: 5,00 herinneringskosten]
>> joyce 30m
Staat morgen op je rekening.
## factuur, klacht

== 20 14:40 post | Lia Verschuren | Gemiddeld verbruik
"U verbruikt meer dan vergelijkbare huishoudens." Wie zijn dat? Ik heb vijf kinderen, een hond en een moeder met een elektrische deken. Vergelijkbaar met wie?
>> mehmet 3h20
Met een gemiddeld gezin van 2,2 personen, en dat slaat nergens op. Met zeven mensen in huis doe je het beter dan negen van de tien. Ik heb het aantal aangepast, de mail houdt nu op met zeuren.
<< 20m
HA. Ik print dit uit en hang het op de koelkast.
## idee

== 18 18:48 plein | Kevin Blom
iemand ook een rekening van @vonkenvezel met 0,01 erop?? krijg er nu een aanmaning voor. VOOR EEN CENT
>> sanne 30m
De duurste cent van het jaar. Hij is weg, de aanmaning ook. Sorry, Kevin.
<< 4m
🤣🤣 had m al ingelijst
## factuur

== 16 10:19 post | Annemiek Stolk | Automatische incasso stopzetten
Ik wil voortaan zelf betalen. Hoe zet ik de incasso uit?
>> joyce 1h
Staat uit vanaf volgende maand. Je krijgt op de 20e een mail met een betaallink.
## factuur, vraag

== 14 13:25 lijn | Koos Wiersma | Schuldhulp
Meneer belt met zijn bewindvoerder erbij. Vraagt alle post voortaan naar het bureau, en of er nog iets openstaat.
>> joyce 1h15
Postadres aangepast, er staat niets meer open. Bevestiging naar beiden gemaild.
## factuur

== 12 20:02 post | Roos Hoekman | Cadeaubon welkomstactie
Bij mijn overstap was er een cadeaubon van 75 euro beloofd. Dat is vier maanden geleden. De bon ligt vast ergens gezellig bij jullie op een bureau.
## vraag
-- Marketing

== 11 15:33 site | Ben Achterberg
Mijn stroom is gratis op zondag zegt jullie site maar op de rekening van zondag de 9e staat 4,12. Dat is geen gratis, dat is 4,12.
>> mehmet 1d 09:15
Gratis is de stroom, niet de belasting erop. Dat staat in de kleine lettertjes en hoort in de grote. Ik heb die 4,12 teruggeboekt en de tekst op de site gemeld.
<< 3h
Netjes. Nu de grote letters nog
## factuur
-- wait

== 9 11:11 post | Siebe Hofstra | 3e verzoek specificatie
Derde verzoek. Ik wil een specificatie per dag over het laatste kwartaal. De eerste keer kreeg ik een jaaroverzicht, de tweede keer een folder.
S. Hofstra, Noordzijde 91
>> joyce 1d 09:20
Meneer Hofstra, ik heb de dagstanden zelf uit het systeem gehaald: negentig regels, geen folder. Ze zitten bij deze mail. Excuses dat het drie keer moest.
## factuur, klacht

== 7 17:44 post | Gea Pronk | rekening te láág
Dit krijgt u vast niet vaak: mijn rekening is te laag. 31 euro voor een heel huis met twee pubers die douchen tot het water op is. Ik vertrouw het niet, straks komt het ineens.
>> mehmet 1d 10:20
Goed dat je het zegt, Gea: je gasmeter geeft al drie weken dezelfde stand door. Er komt donderdagochtend iemand kijken. Leg intussen elke maand een tientje of acht opzij.
-- wait

== 6 09:48 plein | Sjoerd Feenstra
@vonkenvezel de rekening klopt. Dat wilde ik ook wel eens een keer melden.
>> sanne 25m
Die hangen we op.
## compliment

== 5 21:27 post | Femke Baltus | Betaald aan verkeerde
Ik heb per ongeluk 184,20 aan jullie overgemaakt die voor mijn tandarts was. Kan dat terug? Hij vraagt er al naar, en hij heeft een boor.
>> joyce 1d 08:50
Is teruggestort, Femke, en het staat vanmiddag op je rekening. Sterkte in de stoel.
## factuur

== 3 16:10 post | Harm Boersma | Zakelijk tarief
Ik ben sinds dit jaar zzp'er aan huis (fietsenmaker). Moet ik een zakelijk contract of mag het zo?
>> joyce 1d 09:40
Het mag zo, Harm. Pas boven de 3 x 25 ampère wordt het zakelijk, en zoveel heeft een fiets niet nodig.
## vraag

== nu 37 site | Lobke Raats
Mijn ex staat nog op het contract en krijgt dus mijn verbruik te zien in de app. Dat wil ik niet. Kan dat eraf, liefst vandaag?
## vraag
`
