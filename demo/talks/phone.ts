/** Calls, as the colleague who took them wrote them down. */
export const phone = `
== 60 09:10 lijn | Greet Haverkamp | Verhuist naar aanleunwoning
Mevrouw gaat naar De Linde, kamer 114. Alleen tv en telefoon mee. Wil weten of haar nummer mee kan, ze heeft het sinds 1971.
>> joyce 20m
Nummer gaat mee. Aansluiting dinsdag om tien uur, dochter is erbij.

== 59 11:42 lijn | Theo Langeveld | Modem in de doos
Belt of hij het zelf mag aansluiten. Is elektricien, heeft er zin in.
>> mehmet 5m
Mag. Stap 3 in de handleiding klopt niet, heb ik hem verteld.

== 58 14:05 lijn | Farida Amrani | Geen warm water
Sinds vanochtend geen warm water op drie hoog. Baby van vier maanden.
>> mehmet 10m
Pomp in de kelder stond uit na onderhoud. Om kwart voor drie liep het weer. Ze belde zelf terug om het te zeggen.
## storing

== 57 16:31 lijn | Hans Boogaard | Klaagt over wachttijd
Twaalf minuten in de wacht. Vroeg daarna waarvoor hij ook weer belde, wist het niet meer. Belt nog eens.
<< 1d 10:05
Wist het weer: tweede sleutel van de meterkast.
>> joyce 15m
Sleutel ligt woensdag bij de bieb.

== 56 10:20 lijn | Nadine Cornelissen | Zwangerschap en stroomonderbreking
Aangekondigde onderbreking op de 14e, dan is ze uitgerekend. Thuisbevalling.
>> sanne 35m
Werk aan haar straat twee weken verzet. Aannemer vond het ook logisch.
<< 16d 09:40
Meisje! Mag ik u dat zeggen. Ze heet Lux. Echt waar.
>> sanne 10m
Kaart en een nachtlampje gestuurd.
## compliment

== 55 13:48 lijn | Arend Zwart | Boos over hekje
Monteur heeft het hekje open laten staan, kip weg.
>> sanne 25m
Excuses gemaakt, Wesley is mee gaan zoeken. Kip zat bij de buren. Geen schade, wel een verhaal.
## klacht

== 54 09:02 lijn | Mieke Schouten | Vraagt naar Joyce
Wil alleen Joyce. Om wat zegt ze niet.
>> joyce 3h
Ze wilde bedanken.
## compliment

== 53 15:17 lijn | Khalid Bouzid | Verkoper aan de deur
Aan de deur gestaan als "Vonk en Vezel Groen". Zijn moeder heeft getekend. Zijn wij dat?
>> sanne 30m
Dat zijn wij niet. Contract binnen de bedenktijd ontbonden, samen de mail opgesteld.
## klacht
-- PR

== 51 11:55 lijn | Johanna Tuinstra | Alarmknop getest
Test elke maand haar alarmknop en meldt dat hij het doet.
>> mehmet 2m
Genoteerd. Dank, mevrouw Tuinstra, tot volgende maand.

== 50 17:20 lijn | Ricardo Pinas | Afspraak gemist
Heeft vrij genomen, niemand geweest. Tweede keer.
>> sanne 15m
Ploeg stond op Turfstraat 13 in plaats van 31. Vanavond om zeven uur alsnog, en de vrije middag vergoed.
<< 3h
Is gemaakt. Aardige jongens, slechte lezers.
## klacht

== 49 10:44 lijn | Elly Nijboer | Post van overleden man
Weduwe, man drie jaar overleden, post nog steeds op zijn naam. Vindt het niet eens erg, "dan hoort hij er nog een beetje bij".
>> joyce 20m
Gevraagd wat ze wil: laten staan. Dus laten staan, met een aantekening.

== 47 12:30 lijn | Marcel Groen | Laadpas
Laadpas blokkeert bij de supermarkt, niet thuis.
>> mehmet 40m
Paal van een ander. Nummer van die ander gegeven en meegebeld tot hij het deed.

== 46 14:15 lijn | Tineke Wassenaar | Wil weten wie er kijkt
Vraagt of wij kunnen zien wanneer zij thuis is aan de hand van de meter.
>> sanne 1h
Uitgelegd wat we zien (een stand per dag) en hoe ze kwartierstanden uit houdt. Stond al uit.

== 45 09:33 lijn | Albert Prinsen | Storing rolluik
Rolluik van de winkel gaat niet open, geen krachtstroom.
>> mehmet 12m
Zekering in onze kast vervangen. Open om tien over tien, hij verkocht net zijn eerste brood.
## storing

== 43 16:08 lijn | Sabine de Leeuw | Naamswijziging na trouwen
Heet nu Sabine van der Leeuw-Wolf. Of andersom. Ze belt als ze het weet.
<< 6d
Andersom.
>> joyce 10m
Aangepast.

== 42 10:02 lijn | Piet Schaap | Te hard geluid transformatorhuisje
Bromt sinds dinsdag. Slaapt met de radio aan.
>> mehmet 1d 14:20
Losse plaat vastgezet. Brom weg. Hij mist de radio nu.
## klacht

== 41 13:19 lijn | Ada Roozen | Factuur kwijt
Wil kopie van factuur juli voor de belasting.
>> joyce 5m
Gemaild en geprint.

== 40 15:45 lijn | Gerard Kuipers | Compliment
Of ik tegen de directeur wil zeggen dat het goed gaat.
>> sanne 10m
Gezegd. Die vroeg of het wel echt over ons ging.
## compliment

== 39 11:28 lijn | Halima Osman | Tolk
Belt met haar zoon als tolk, over glasvezel. Zoon is 11 en zegt dat het sneller kan dan 100.
>> sanne 25m
Teruggebeld met de tolkentelefoon erbij, zodat hij kon gaan voetballen. 100 is genoeg voor ze.
-- Verkoop

== 38 09:50 lijn | Wouter Heinsius | Vergunning gevel
Aannemer moet weten waar de leidingen lopen voor hij boort, vrijdag.
>> mehmet 2h
Tekening gemaild, plus een streep krijt op de muur gezet.

== 36 16:40 lijn | Bertha Slagter | Bibberende lamp
Keukenlamp bibbert, alleen als het waait.
>> mehmet 1d 10:00
Losse draad in de lamp zelf, niet van ons, toch even vastgezet.

== 35 20:20 lijn | Coby van Wijk | Storing Oude Veen
Oudere dame, alleen, belt op de mobiel van de buurman. Wil alleen horen dat het niet aan haar ligt.
>> sanne 2m
Het ligt niet aan haar. Teruggebeld om 23.10 uur, zij doet het weer.
## storing

== 34 10:15 lijn | Vincent Abels | Schade vriezer
Zegt dat de vriezer is ontdooid door de storing. Dat was internet, geen stroom.
>> joyce 20m
Uitgelegd. Bleek de stekker. Lacht erom, gelukkig.

== 32 14:55 lijn | Maria Castelijns | Opzegging bijgebouw
Schuur heeft eigen meter, mag weg.
>> joyce 45m
Afgesloten per de 1e, eindstand 00318.

== 31 11:07 lijn | Romano Lont | Sponsoring zaalvoetbal
Vraagt of wij shirts willen sponsoren. Wil ze oranje met een bliksem.
-- Marketing

== 29 09:26 lijn | Els Brandsma | Meterstand doorbellen
Geeft al twintig jaar de stand telefonisch door en doet dat ook nu: 33.109.
>> joyce 3m
Genoteerd. Ze vroeg hoe het met mijn knie gaat. Goed.

== 28 13:33 lijn | Stephan Hagel | Huurbaas en warmte
Verhuurder rekent dubbel warmte. Wil van ons zwart op wit wat wij rekenen.
>> joyce 1h30
Overzicht per maand gestuurd. Hij gaat ermee naar de huurcommissie.

== 26 15:12 lijn | Aleida Kramer | Bang voor oplichting
Kreeg sms over "achterstand 8,14". Niet op geklikt.
>> sanne 5m
Goed gedaan. Niet van ons. Doorgezet naar de fraudehelpdesk en op Plein gewaarschuwd.
-- PR

== 25 10:38 lijn | Jelmer Stienstra | Glasvezel en verbouwing
Muur gaat eruit waar het kastje hangt. Volgende week.
>> mehmet 40m
Vrijdag hangt het op de andere muur.

== 23 17:02 lijn | Nurcan Kilic | Afsluiting
Kreeg een afsluitbrief terwijl er een regeling loopt. Huilt.
>> joyce 4m
Brief was fout, regeling staat. Nu ook in het systeem van de drukker. Bloemen gestuurd.
## klacht
%% Brievenrun kijkt niet naar regelingen. Dit mag niet nog eens gebeuren.

== 21 11:11 lijn | Klaas Reitsma | Wil overstappen naar ons
Komt van de grote concurrent. Waarom: "daar is het nooit iemand".
>> sanne 15m
Welkom. Over op de 1e.
-- Verkoop

== 19 14:29 lijn | Ankie Vermeer | Tv op verkeerd adres
Kijkt sinds de wissel naar de opnames van de buren. Vindt ze wel leuk.
>> mehmet 1h
Gescheiden. Ze vraagt of ze de laatste aflevering nog mag.

== 18 09:57 lijn | Sef Maessen | Koffie
Belt iedere vrijdag over niets. Vandaag ook. Vrouw overleden in mei.
>> sanne 12m
Gepraat over tomaten. Buurthuis genoemd, hij gaat dinsdag kijken.

== 16 16:16 lijn | Ludo Hermans | Geen bereik in kelder
Atelier in de kelder, wifi stopt op de trap.
>> mehmet 2h
Versterker op de derde tree. Werkt, zegt hij, "tot in de klei".

== 14 10:51 lijn | Tjitske Vonk | Heet Vonk
Wil korting omdat ze Vonk heet.
>> sanne 3m
Een pen gestuurd met haar naam erop.

== 12 13:05 lijn | Pascal Hoeben | Tweede keer zelfde storing
Vorige week ook gebeld: internet valt weg als het regent.
>> mehmet 25m
Water in de las onder de stoep. Donderdag open, Wesley neemt een parasol mee.
## storing, klacht
-- wait

== 10 15:58 lijn | Roelie Dekker | Vraag over slimme meter
Moet die slimme meter?
>> joyce 6m
Nee. Wel handig. Ze denkt erover na.
## vraag

== 9 09:15 lijn | Hilde Koopmans | Stroomstoring molenwal nasleep
Computer kapot sinds de storing. Reparateur zegt overspanning.
>> mehmet 3h
Teruggebeld: schadeformulier samen ingevuld, rapport van de reparateur mag ze nasturen.
## klacht, storing

== 6 14:44 lijn | Bram Oudshoorn | Wil klachtnummer
Wil een klachtnummer. Over wat zegt hij als hij een klachtnummer heeft.
>> joyce 8m
Nummer gegeven. Het ging over de wachtmuziek.
-- later

== 5 11:36 lijn | Dini Averink | Warmte te laag
18 graden binnen, reumapatiënt. Flat Lisdodde, zevende.
>> mehmet 20m
Afstelling bijgedraaid, wijkverpleegkundige gebeld. Maandag weer contact.
-- later
%% Maandag bellen: is het warm genoeg? Anders komt er een regelaar bij.

== 3 16:25 lijn | Antoinette Hoogland | Verkoper zegt van ons te zijn
Vierde melding uit de Waterkant. Man met pasje, kende haar klantnummer. Heeft niets getekend.
>> sanne 40m
Teruggebeld. Niets getekend, dus niets aan de hand; wijkagent heeft het signalement. Ze krijgt de waarschuwingskaart voor achter het raam.
## klacht

== 2 10:30 lijn | Ahmet Celik | Bakkerij zonder krachtstroom
Oven op één fase, brood rijst niet. Klanten voor de deur.
>> mehmet 15m
Fase terug om tien voor elf. Kreeg zes broodjes mee, onder protest.
## storing

== nu 29 lijn | Joke Terpstra | Afspraak bevestigen
Wil zeker weten dat er morgen iemand komt. Drie keer gevraagd.

== nu 61 lijn | Hendrik-Jan Mol | Teruglevering nul
Zonnepanelen leveren sinds een week niets terug volgens de app. De zon schijnt wel, heeft hij gecontroleerd.
`
