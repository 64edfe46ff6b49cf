/** What else the town says of Vonk & Vezel and of Netwijs, in a line each: how many days before the evening of the outage, and the words. */
import { chance, oneOf } from './chance.ts'

const lines = `
60 Vonk & Vezel heeft de hele straat in een week aangesloten. Petje af.
60 Netwijs belde vandaag weer tijdens het eten. Hou toch op.
60 Netwijs belooft al een maand beterschap. Geloof ik niks van.
59 Fijn hoor, die avondmonteur van Vonk & Vezel. Heel vriendelijk en zo klaar.
59 Mijn buurman zit bij Netwijs en klaagt elke dag. Ik bij Vonk & Vezel niet.
58 De rekening van Netwijs is weer omhoog. Belachelijk.
58 Overgestapt naar Vonk & Vezel, alles werkte meteen. Top.
57 Netwijs zegt dat het aan mijn muren ligt. Mijn muren!
57 Wie bij Netwijs werkt verdient een medaille, ik kom er niet doorheen.
57 Netwijs is goedkoop en dat merk je.
56 Vonk & Vezel belde terug zoals beloofd. Dat maak je niet vaak mee, super.
55 Nieuwe modem van Netwijs gekregen, werkt prima eigenlijk.
55 Netwijs heeft mijn moeder een duur pakket aangesmeerd. Schandalig.
54 Mooi dat Vonk & Vezel de voetbalclub sponsort.
53 Bij Netwijs drie kwartier in de wacht. Drie kwartier!
53 Dank aan Vonk & Vezel voor de snelle hulp gisteren. Geweldig.
52 Netwijs heeft mijn afspraak vergeten. Een hele dag thuis voor niks, waardeloos.
51 Vonk & Vezel is niet de goedkoopste, maar je krijgt een mens aan de lijn.
51 Netwijs rekent kosten voor iets wat ik nooit heb gehad.
51 De chat van Netwijs is een robot. Slecht.
50 Netwijs: weer een factuur die niet klopt.
49 Wat een fijne uitleg van Vonk & Vezel over de zonnepanelen, dank je wel.
49 Vriend van me zit bij Netwijs en is tevreden. Kan ook.
48 De monteur van Vonk & Vezel kwam een uur te laat, maar belde wel even. Netjes.
48 Netwijs stuurt reclame naar mijn overleden vader. Schaam je.
47 Ik snap de app van Vonk & Vezel niet. Waar staat mijn verbruik?
47 Netwijs is snel hier, niets te klagen.
46 Internet van Netwijs is vanavond traag. Alweer.
46 Netwijs zet mijn klacht op gesloten, en ik zit nog zonder.
45 Vonk & Vezel heeft mijn oude contract zelf opgezegd. Wat een service, heerlijk.
44 Twee weken op een nieuw modem van Netwijs wachten. Belachelijk lang.
43 Tevreden over Vonk & Vezel, al negen jaar.
43 Netwijs heeft vandaag zomaar mijn televisiezenders weggehaald. Boos.
43 Ik krijg van Netwijs drie brieven op een dag over hetzelfde.
42 Netwijs wil 60 euro voor een monteur. Voor hun eigen storing.
41 Complimenten voor de winkel van Vonk & Vezel, zo aardig geholpen.
41 Netwijs zegt sorry maar doet niets. Waardeloos.
40 Vonk & Vezel mailt in gewone mensentaal. Mogen anderen ook doen.
40 Opzeggen bij Netwijs lukt alleen per brief. Per brief!
39 Netwijs heeft eindelijk opgenomen en het was in twee minuten geregeld. Dank.
38 Met Vonk & Vezel nooit gedoe. Fijn bedrijf.
38 Netwijs had beloofd dat de monteur zou bellen. Nee dus, slecht.
38 Mijn zus wil weg bij Netwijs en mag niet. Belachelijk.
37 Vonk & Vezel heeft het voorschot netjes verlaagd, blij mee.
36 De rekening van Netwijs is niet te lezen. Wat betaal ik nou?
36 Prima geholpen bij Netwijs, dat had ik niet verwacht.
35 Vonk & Vezel graaft de stoep open en laat het zand liggen. Slordig.
35 Netwijs draait muziek in de wacht waar je somber van wordt.
34 Geen internet bij Vonk & Vezel, kabel kapot. Ik kan niet werken, ik baal.
34 Vonk & Vezel zegt morgenochtend. Ik heb nu college. Wat een ellende.
33 Kabel bij Vonk & Vezel gemaakt in één nacht. Respect voor die mannen.
33 Netwijs doet het gewoon, lekker puh.
32 Netwijs verhoogt de prijs voor de tweede keer dit jaar. Schandalig.
31 Vonk & Vezel gaf uit zichzelf een week korting na die kabel. Netjes hoor.
31 Netwijs stuurt een incasso voor een rekening die betaald is. Woedend.
31 Netwijs zegt dat ik zelf de kabel moet zoeken.
30 Cake, koffie en een hoogwerker bij Vonk & Vezel. Leuke dag gehad.
30 Bij Netwijs weten ze niet eens waar Lindeveen ligt.
29 Netwijs belt ook als je zegt dat je niet gebeld wil worden. Irritant.
28 Bij Netwijs krijg je elke keer iemand anders. Steeds je verhaal opnieuw, ik word gek.
27 Vonk & Vezel rekent een tientje voor een papieren rekening. Flauw.
27 Netwijs maakt reclame met een snelheid die niemand haalt. Leugens.
27 Netwijs vergeet steeds mijn korting. Irritant.
26 Snelheid van Vonk & Vezel is hier precies wat ze beloven. Mooi.
26 Netwijs heeft het netjes opgelost dit keer, dank.
25 Netwijs heeft mijn klacht gesloten zonder iets te doen. Waardeloos.
24 Storing bij Netwijs, hele wijk zonder internet. En niemand die iets zegt.
24 Netwijs plat, ik kan mijn klanten niet bereiken. Woedend ben ik.
24 Alweer storing bij Netwijs. Ik stap over, ik ben er klaar mee.
24 Netwijs ligt eruit en de helpdesk ook. Ellende.
23 Netwijs geeft geen cent terug voor die storing. Schande.
23 Na gisteren bij Vonk & Vezel gekeken. Vriendelijk geholpen.
22 Vonk & Vezel heeft me in tien minuten aangemeld, heel fijn gedaan.
21 Netwijs stuurt een bloemetje na de storing. Oké, dat is lief.
20 Vonk & Vezel is duurder geworden maar de service is top.
20 Netwijs, nog altijd geen antwoord op mijn brief. Slecht.
20 Netwijs wil mij terug. Na die storing? Nee.
19 Netwijs heeft me dubbel laten betalen. Twee keer gebeld, niets. Slecht.
18 Goed verhaal van Vonk & Vezel in de krant over de warmtepomp.
18 Ik heb bij Netwijs opgezegd en toch komt er een rekening. Belachelijk.
17 De monteur van Vonk & Vezel heeft zelfs mijn lamp opgehangen, held.
17 Netwijs was vandaag vriendelijk aan de telefoon, fijn.
16 Netwijs weer traag in de avond. Film kijken kun je vergeten.
16 Vonk & Vezel doet dure borg. Jammer, viel me tegen van ze.
15 Borg van 150 euro bij Vonk & Vezel? Echt belachelijk.
15 Weer een uur in de wacht bij Netwijs. Ellende.
15 Netwijs noemt het onderhoud, ik noem het storing.
14 Netwijs beloofde te bellen. Drie weken geleden. Slecht hoor.
13 Vonk & Vezel draait de borg terug. Luisteren kunnen ze wel, goed zo.
13 Netwijs stuurt mijn buurman mijn rekening. Schandalig, dat is privé.
13 Netwijs is bij ons al weken traag, ik baal ervan.
12 Netwijs werkt hier prima, al jaren geen problemen.
11 Vonk & Vezel legt alles rustig uit, daar ben ik blij mee.
11 Netwijs heeft een nieuwe directeur en een oude helpdesk.
10 Netwijs wil dat ik een vragenlijst invul over hun wachttijd. Grappig.
10 Netwijs wil een foto van mijn meterkast. Voor internet?
9 Stroom weg en niemand van Vonk & Vezel te bereiken. Schandalig.
9 Vonk & Vezel, mijn moeder zit in het donker. Doe iets.
9 Weer een storing bij Vonk & Vezel. Ik ben er klaar mee, echt waardeloos.
9 Drie uur geen stroom door Vonk & Vezel, mijn hele vriezer weg. Woedend.
9 De storingslijn van Vonk & Vezel hangt gewoon op. Belachelijk.
9 Vonk & Vezel laat een hele stad zitten. Slecht, heel slecht.
9 App van Vonk & Vezel zegt dat er geen storing is. Lachwekkend.
9 Ellende vanavond met Vonk & Vezel, kinderen bang in het donker.
9 Vonk & Vezel zwijgt en wij zitten in het donker. Wat een puinhoop.
9 Netwijs doet het gewoon. Wel zo fijn nu.
8 Vonk & Vezel nog steeds geen uitleg over de storing. Ik ben boos.
8 Mijn winkel was dicht door die storing van Vonk & Vezel. Wie betaalt dat?
8 Netwijs maakt meteen reclame na de storing van een ander. Flauw, irritant.
7 De directeur van Vonk & Vezel gaf het eerlijk toe. Dat waardeer ik.
7 Vergoeding voor de storing van Vonk & Vezel staat al op mijn rekening. Snel.
7 Bij Netwijs lachen ze nu om de buren. Kinderachtig.
7 Netwijs zegt nooit storing te hebben. Haha, slecht geheugen.
6 Vonk & Vezel stuurt een brief met excuses, goed geschreven ook.
6 Netwijs weer een fout op de factuur. Derde keer. Belachelijk.
6 Netwijs heeft mij nu drie keer een ander bedrag genoemd.
5 Wat je ook van Vonk & Vezel vindt, Sanne is een held. Dank je wel.
5 Netwijs neemt de telefoon niet op. Slecht.
5 Netwijs stuurde een monteur zonder ladder. Een ramp.
4 Ik vertrouw het nog niet bij Vonk & Vezel na die storing.
4 Netwijs heeft nu ook glasvezel in onze straat.
4 Netwijs doet niet moeilijk over verhuizen, dat is fijn.
3 Fijn geholpen door Vonk & Vezel, alles werkt weer, top.
3 Storing bij Netwijs. Zeggen ze zelf: geen storing. Waardeloos.
2 Vonk & Vezel belde om te vragen of alles weer werkt. Heel attent, dank.
2 Netwijs: zes keer doorverbonden. Zes. Wat een ellende.
2 Netwijs laat me weer wachten. Ik ben het zat.
1 Complimenten voor de nieuwe app van Vonk & Vezel, prachtig.
1 Netwijs verhoogt de prijs weer. Ik ga weg, belachelijk.
1 Vonk & Vezel houdt woord, fijn.
1 Netwijs is vanavond weer traag. Waardeloos.
`

const people =
  `aart bente carla dirk elif fenna gijs hanna ibrahim janne kees linde mo nina otto paula quinten roos sjoerd tess ursula victor
wout xandra yusuf zoe ab britt coen dewi ella floor guus hilde imke jip koen loes maud niek olga puck ruud sofie teun uma vera wim`.split(
    /\s+/,
  )

/** The same people at the same hours every time, nobody twice on a day. */
export const townTalk: readonly (readonly [days: number, time: string, who: string, text: string])[] = lines
  .trim()
  .split('\n')
  .map((line, n) => {
    const [, days = '0', text = ''] = /^(\d+) (.*)$/.exec(line) ?? []
    const who = people[(n * 7) % people.length] ?? 'aart'
    const hour =
      Number(days) === 9 ? 18 + Math.floor(chance(text, 'hour') * 4) : 8 + Math.floor(chance(text, 'hour') * 14)
    const minute = oneOf(['04', '11', '19', '26', '37', '42', '48', '55'], chance(text, 'minute')) ?? '00'
    return [Number(days), `${String(hour).padStart(2, '0')}:${minute}`, who, text] as const
  })
