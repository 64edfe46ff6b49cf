/**
 * The busy evening: the fibre and the power are out at once in half of Lindeveen, and sixty people write within half an hour. How it is
 * written stands in `talk.ts`; the clock here tells minutes and seconds from the beginning, and `twice` is handed over twice.
 */
export const busyEvening = `
== 0 00:05 plein | Lisanne Overdijk
stroom EN internet weg, Waterkant. @vonkenvezel
>> sanne 2m
We zien het, Lisanne. Half Lindeveen is eruit en het ligt aan ons. Om het kwartier meld ik me hier. Sanne
== 0 00:20 plein | Pieter Noordhoek
Alles donker Lisdoddestraat
>> sanne 3m
Ook de Lisdoddestraat, Pieter, we weten het. De ploeg is onderweg. Sanne
== 0 00:32 plein | Malika Benhaddou
hallo @vonkenvezel?? alles uit hier
-- twice
== 0 00:45 plein | Sem Dikkers
KNAL gehoord en toen donker. bij het huisje op de hoek komt rook uit
>> mehmet 2m
Sem, blijf daar weg en houd anderen weg. 112 is gebeld, ik ben er over acht minuten. Mehmet
== 0 00:58 plein | Jorien Wassink
Is dit de hele stad? Zie vanaf de flat geen enkel licht
== 0 01:15 plein | Karim Zouhair
bro alles uit. ALLES
== 0 01:30 lijn | Truida Hamersma | Rook bij trafohuisje
Belt vanaf de straat: rook uit het huisje bij de brug, kinderen staan eromheen.
== 0 01:48 plein | Babs Koelewijn
112 gebeld voor het trafohuisje bij de brug. Zeggen jullie even dat mensen daar WEG moeten blijven @vonkenvezel
>> noor 2m
Babs, goed dat je belde. Aan iedereen: blijf uit de buurt van het trafohuisje bij de brug. Noor
== 0 02:05 plein | Owen Prent
@vonkenvezel kan iemand dit bevestigen ja/nee
>> sanne 3m
Ja. Sanne
== 0 02:20 plein | Natasja Hulsman
weer eens. ik betaal 89 euro per maand voor kaarslicht
== 0 02:40 site | Gerda Overmars
Mijn man is thuis aan de beademing. De accu piept. Ik weet niet hoe lang. Rietgraslaan 9. Alstublieft
>> sanne 1m
Mevrouw Overmars, ik bel u nu. De brandweer brengt een accu naar Rietgraslaan 9; blijf bij de telefoon. Sanne
== 0 02:55 plein | Mats Olde
waterkant + noordzijde + de linde. oude veen heeft nog wel
== 0 03:10 plein | Judith Bleeker
Zorgcentrum De Linde zit ook zonder. Noodstroom doet het, liften niet. Wie kan ik bellen?
>> mehmet 4m
Judith, je hebt een rechtstreeks nummer in je privébericht. De Linde krijgt als eerste een aggregaat. Mehmet
== 0 03:30 post | Rik Dammers | storing
Geen stroom. Dammers, Kikkerkade 12
>> joyce 5m
Dag Rik,

De Kikkerkade ligt eruit door een storing in het trafohuisje bij de brug. Je hoeft niets te doen; ik mail je zodra er een tijd is.

Joyce
== 0 03:41 plein | Rik Dammers
al gemaild maar ook hier: kikkerkade 12 geen stroom
== 0 03:55 plein | LindeveenLeeft 📸
LIVE: half Lindeveen in het donker na explosie bij trafohuisje. @vonkenvezel zwijgt. 84.000 van jullie kijken mee, wat zien jullie vanuit je raam?
== 0 04:10 plein | Noëlle Kampen
@LindeveenLeeft wij zien niks dat is het hele punt
== 0 04:25 plein | Hans van Eerden
Beste @vonkenvezel, graag: 1. oorzaak 2. gebied 3. verwachte duur. Alvast dank.
>> noor 6m
1. Kortsluiting in een kabel, oorzaak in onderzoek. 2. Waterkant, Noordzijde, De Linde. 3. Zeker tot tien uur. Noor
== 0 04:40 plein | Yara Mansour
my mother is alone on the 9th floor, Lisdodde, she does not speak Dutch. she is scared. please can someone check on her
>> sanne 3m
Yara, a colleague who speaks Arabic is calling her now, and the caretaker goes up with a lamp. Sanne
== 0 05:00 plein | Coen Rademakers
En het is natuurlijk weer na zessen dus niemand thuis bij @vonkenvezel 👏
== 0 05:12 lijn | Anton Brugman | Garagedeur
Huisarts, dienst tot elf. Auto staat in de garage, deur elektrisch.
== 0 05:30 post | Ruben Castelein | Vragen Lindeveens Nieuws, met spoed
Goedenavond,
Wij publiceren over een kwartier. Drie vragen: klopt het dat het trafohuisje bij de brug dit voorjaar is afgekeurd? Zijn er gewonden? En waarom hebben bewoners nog niets van u gehoord?
Ruben Castelein, Lindeveens Nieuws
== 0 05:45 plein | Elmira Sadeghi
mijn dochter heeft diabetes, insuline in koelkast. hoelang blijft die goed??
>> joyce 19m
Elmira, een open pen blijft weken goed op kamertemperatuur. De voorraad in een dichte koelkast zeker tot morgenochtend. De huisartsenpost kijkt mee: zeg dat ik je stuur. Joyce
== 0 06:00 plein | Stef Huiberts
🕯️🕯️🕯️
== 0 06:15 plein | Corinne Maas
Mijn vader zit in de lift van De Linde. Hij is 87. Hij zegt dat hij rustig is maar dat is hij niet
>> sanne 2m
Corinne, de brandweer is binnen en praat met hem. Ik blijf hier tot hij eruit is. Sanne
== 0 06:28 plein | Corinne Maas
@vonkenvezel LIFT DE LINDE iemand erin!!
== 0 06:45 plein | Wessel Touw
die lui van LindeveenLeeft staan gewoon náást dat huisje te filmen
== 0 07:00 site | Patty Verweij
Restaurant De Steiger. 40 gasten, geen licht, geen pin, gas doet het nog. Mogen we doorkoken?
>> joyce 6m
Dag Patty, doorkoken mag: het gas staat los van de stroom. Zet wel een deur open, de afzuiging doet niets. Joyce
== 0 07:15 plein | Kees Baron
studentenhuis veenweg: wij hebben 9 bewoners en 31 kaarsen. is dat veilig
>> mehmet 5m
31 is veel, Kees. Negen, op een schoteltje, en niemand slaapt ermee in. Mehmet
== 0 07:35 plein | Marloes Dijkhof
stroom weg (dijkhof, turfstraat). niet erg, wilde het melden
== 0 07:50 plein | Jaap van Grol
En daar gaan we weer. Vorige klacht net "afgehandeld". @vonkenvezel
== 0 08:10 post | Evert Stam | SCHADE
Mijn server is hard uitgevallen. Ik stel u aansprakelijk voor alle schade, nader op te maken. E. Stam, Stam Administraties
== 0 08:30 plein | LindeveenLeeft 📸
UPDATE: brandweer is er. Nog STEEDS geen woord van @vonkenvezel. Deel dit als je ook in het donker zit 👇
== 0 08:42 plein | Joëlle Pinto
gedeeld
== 0 08:50 plein | Bart Zijlstra
ben net weg bij @vonkenvezel en zie hier licht aan de overkant. toeval 😏
== 0 09:10 lijn | Riek van Os | Alleen in het donker
Mevrouw is 90 en alleen. Geen storing te melden, die kent ze al. Ze wil even een stem.
== 0 09:30 plein | Damian Ross
Any news? New in town, no idea who to call
>> joyce 4m
Welcome, Damian. Power is out until at least ten; the community centre De Schakel is open and warm. Joyce
== 0 09:50 plein | Hidde Sluijter
buurman van 14 gevallen op de trap. ambulance onderweg. dit is niet leuk meer
== 0 10:15 site | Nora Lindhout
ik kan dit er niet ook nog bij hebben. eerst mijn baan, toen hij weg, nu zit ik hier in het donker met de kleine en ik weet even niet meer hoe ik verder moet. sorry dat ik dit aan een energiebedrijf schrijf. er was niemand anders
== 0 10:40 plein | Sem Dikkers
brandweer zegt: niet ontploft, kortsluiting. er kookte een kabel. wel cool om te zien, sorry
== 0 11:05 plein | Fatiha Bouras
melk warm maken voor baby zonder stroom iemand tips
== 0 11:30 plein | Pieter Noordhoek
kaarsen op. is er een tijd
== 0 12:00 post | Rik Dammers | Re: storing
Nog steeds. Dammers
== 0 12:30 plein | Wieteke Zandstra
Buurthuis De Schakel is open, we hebben een aggregaat, soep en stopcontacten. Iedereen welkom @vonkenvezel mag dit delen
>> noor 2m
Wat een warm huis, Wieteke. Gedeeld, en er komt zo iemand met extra stopcontacten. Noor
== 0 13:10 plein | Malika Benhaddou
3 berichten gestuurd 0 antwoord
== 0 14:00 plein | Owen Prent
JA OF NEE @vonkenvezel
== 0 14:45 lijn | Judith Bleeker | De Linde, noodstroom
Zorgmanager De Linde. Aggregaat heeft diesel voor nog drie uur. Wil een rechtstreeks nummer.
== 0 15:30 post | Hilde Koopmans | Weer
Vorige week mijn computer door uw stroomstoring. Nu deze avond. Ik ben niet boos meer, ik ben moe.
== 0 16:20 plein | Twan Nijssen
sterkte sanne. we weten dat jullie met drie en een half zijn
>> sanne 4m
Vanavond met zes, Twan. Dank je. Sanne
== 0 17:15 plein | Lisanne Overdijk
lampen flikkeren net even. hoop?
== 0 18:00 plein | Karim Zouhair
HIJ DOET T nee toch niet
== 0 19:10 post | Femke Radstake | Vraag van de gemeente
Geacht team, namens de burgemeester: graag voor 22 uur een schriftelijke stand van zaken, en een contactpersoon voor de nacht. F. Radstake, gemeente Lindeveen
== 0 20:30 plein | Zwaantje Hekman
we spelen mens erger je niet bij een fietslamp. dank voor deze avond eigenlijk
>> sanne 3m
En wie staat er voor, Zwaantje? Sanne
== 0 21:45 plein | Coen Rademakers
lees nu pas dat er iemand aan de beademing zit in mijn straat. trek mijn vorige bericht in. kan ik iets doen? heb een aggregaatje
>> mehmet 2m
Coen, heel graag: Rietgraslaan 9, ik bel ze dat je komt. Dit vergeten we niet. Mehmet
== 0 23:00 plein | LindeveenLeeft 📸
Volgers vragen: krijgen we geld terug? @vonkenvezel we horen het graag, wij en 84.000 anderen
== 0 24:20 site | Patty Verweij
Gasten zingen. Ik laat het zo. Wel graag straks iemand over de pin.
== 0 25:40 plein | Sem Dikkers
mannen in geel met een mega kabel!! veel succes
== 0 27:00 plein | Elmira Sadeghi
nog geen antwoord over de insuline. apotheek is dicht
== 0 28:30 plein | Babs Koelewijn
Licht bij de kerk! Nog niet bij ons
== 0 30:00 plein | Noëlle Kampen
is er al iets? kinderen vragen het om de minuut
`
