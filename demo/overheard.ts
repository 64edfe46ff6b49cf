/**
 * What the town says about the firm on Bluesky without asking it anything: some of it every week, much of it on the evening without
 * power. Overheard, so none of it is work until somebody joins in.
 */
import type { Step, When } from './step.ts'
import { townTalk } from './town-talk.ts'
import { arrives } from './write.ts'

type Post = readonly [days: number, time: string, who: string, text: string, more?: { to?: number; lang?: string }]

/** `to` is the place of the post that it answers. */
const told: readonly Post[] = [
  [57, '08:12', 'marleen', 'Sinds gisteren glasvezel van Vonk & Vezel in de Dorpsstraat. Alles vliegt.'],
  [57, '08:40', 'tjeerd', 'En de monteur deed zijn schoenen uit. Dat mag ook weleens gezegd worden.', { to: 0 }],
  [55, '21:03', 'anouk', 'Iemand ervaring met de slimme thermostaat van Vonk & Vezel? Twijfel nog.'],
  [55, '21:20', 'geert', 'Werkt prima, behalve dat hij beter weet wanneer ik het koud heb dan ikzelf.', { to: 2 }],
  [
    52,
    '13:15',
    'lobke',
    'Pas op in de wijk: mensen aan de deur die zeggen dat ze van Vonk & Vezel zijn. Zijn ze niet.',
  ],
  [50, '19:48', 'daan', 'Overstappen van Netwijs naar Vonk & Vezel, is dat slim of spring ik van de regen in de drup?'],
  [50, '20:05', 'marleen', 'Gedaan, geen spijt.', { to: 5 }],
  [
    48,
    '10:31',
    'ilse',
    'Waarom is de app van Vonk & Vezel in hemelsnaam blauw op blauw. Mijn moeder kan het niet lezen.',
  ],
  [46, '22:14', 'bas', 'internet weer traag vanavond. iemand anders ook in de waterkant?'],
  [46, '22:20', 'rik', 'Ja. Sinds half tien.', { to: 8 }],
  [44, '17:02', 'yvonne', 'Ruim 600 euro afgeschreven door Vonk & Vezel. Zeshonderd. Euro.'],
  [44, '17:30', 'yvonne', 'Update: teruggestort, met excuus en een kaartje. Oké dan.', { to: 10 }],
  [41, '12:12', 'hugo', 'Netwijs belt me nu al voor de vierde keer. Nee, ik wil geen ander abonnement.'],
  [
    39,
    '20:44',
    'sem',
    'Kan iemand me helpen, ik krijg het modem van Netwijs niet aan de praat en de helpdesk is dicht',
  ],
  [37, '09:05', 'petra', 'Complimenten voor Sanne van Vonk & Vezel. Eén mail, één antwoord, klaar.'],
  [34, '21:51', 'bas', 'Kabel kapot bij de Sluisweg, hele Oude Veen plat. Graafmachine.'],
  [34, '22:10', 'lobke', 'Hier ook geen internet. Gelukkig heb ik nog een boek. Ergens.', { to: 15 }],
  [34, '23:02', 'tjeerd', 'Soep gebracht naar de mannen die het lassen. Die zitten er vannacht nog.'],
  [30, '15:10', 'ilse', 'Open dag bij Vonk & Vezel: de cake was op. De hoogwerker niet.'],
  [28, '18:22', 'daan', 'Weet iemand of je bij Vonk & Vezel je contract mag meenemen als je verhuist?'],
  [26, '07:58', 'geert', 'Zonnepanelen leveren minder op dan beloofd. Vonk & Vezel zegt: wolken. Nou.'],
  [24, '20:02', 'anouk', 'Netwijs heeft storing, Vonk & Vezel niet. Het kan verkeren.'],
  [22, '21:15', 'hugo', 'De Molenwal knippert weer. Derde keer dit jaar.'],
  [22, '21:19', 'yvonne', 'Hier ook, de klok van de oven staat weer op nul.', { to: 22 }],
  [19, '13:37', 'noortje', 'My landlord uses Vonk & Vezel. Is there anyone who speaks English there?', { lang: 'en' }],
  [17, '16:20', 'rik', 'Vonk & Vezel zoekt monteurs. Zesendertig uur, goed betaald, en je mag in putten kruipen.'],
  [16, '22:05', 'lobke', 'Man met grijze jas aan de deur voor "de meter". Niet opendoen, wijkagent gebeld.'],
  [14, '11:11', 'petra', 'Brief over een borg van 150 euro. Sinds wanneer moet dat bij Vonk & Vezel?'],
  [14, '11:45', 'daan', 'Alleen als je nieuw bent hier, hoorde ik. Raar.', { to: 27 }],
  [13, '19:30', 'petra', 'De borg is van tafel. Netjes opgelost, maar wie bedenkt zoiets.', { to: 27 }],
  [11, '20:50', 'sem', 'Vergelijken: Netwijs 49 euro, Vonk & Vezel 44 met een echt mens aan de lijn.'],
  [9, '18:33', 'hugo', 'Stroom weg op de Molenwal. Wie nog meer?'],
  [9, '18:34', 'yvonne', 'Ja. Hele straat.', { to: 31 }],
  [9, '18:36', 'marleen', 'Veenweg ook. De kaarsen staan aan.', { to: 31 }],
  [9, '18:37', 'rik', 'Geen stroom, geen internet, wel een barbecue.'],
  [9, '18:41', 'bas', 'Storing bij Vonk & Vezel, app ligt er ook uit. Handig als je wilt weten of er storing is.'],
  [9, '18:44', 'ilse', 'Weet iemand hoe lang de storing gaat duren? Mijn vader is aan de zuurstof.'],
  [9, '18:52', 'tjeerd', 'Ga langs de buren. Wij hebben een aggregaat, nummer 8.', { to: 36 }],
  [9, '19:05', 'anouk', 'Er zit iemand vast in de lift bij de Meander. Brandweer is er.'],
  [9, '19:11', 'geert', 'Vonk & Vezel zegt niks. Typisch.'],
  [9, '19:26', 'lobke', 'Ze zeggen wel wat: half tien verwacht. Staat op hun site.', { to: 39 }],
  [9, '20:02', 'hugo', 'Anderhalf uur geen stroom, en de vriezer vol. Wie betaalt dat?'],
  [9, '21:34', 'yvonne', 'Licht! Dank aan wie daar nog aan het werk was.'],
  [8, '09:20', 'marleen', 'Beer de hond is een held. En die mevrouw van de chat ook.'],
  [7, '20:18', 'daan', 'Dertig euro vergoeding van Vonk & Vezel voor de storing. Zonder dat ik erom vroeg.'],
  [5, '21:40', 'sem', 'Vonk & Vezel of Netwijs voor alleen internet, wat zouden jullie doen?'],
  [4, '08:05', 'petra', 'Meterstand doorgegeven, app zegt dank je wel Petra. Ik ben al blij met weinig.'],
  [3, '22:30', 'bas', 'vonkje vonkje wie is de traagste van het land #internet'],
  [2, '17:15', 'noortje', 'Vonk & Vezel answered in English within ten minutes. Impressed.', { lang: 'en' }],
  [2, '19:40', 'rik', 'Ze graven weer op de Sluisweg. Zet vast een pan soep op.'],
  [1, '12:48', 'ilse', 'De app is niet meer blauw op blauw! Mijn moeder kan haar rekening lezen.'],
  [1, '21:22', 'geert', 'Modem van Vonk & Vezel doet raar lampjes. Is er iets aan de hand of ligt het aan mij?'],
  [0, '09:33', 'anouk', 'Goedemorgen Lindeveen. Stroom: ja. Internet: ja. Koffie: bijna.'],
  [0, '13:05', 'hugo', 'Weet er iemand of Vonk & Vezel ook laadpalen plaatst?'],
]

const posts: readonly Post[] = [...told, ...townTalk]

/** An account of the network, made of a name: always the same. */
const didOf = (who: string) => `did:plc:${who.repeat(24).slice(0, 24)}`
const collection = 'app.bsky.feed.post'
const keyOf = (n: number) => `demo${String(n).padStart(9, '0')}`

export function overheard({ before, ago }: When): Step[] {
  const uri = (n: number) => `at://${didOf(posts[n]?.[2] ?? '')}/${collection}/${keyOf(n)}`
  return posts.flatMap(([days, time, who, text, more = {}], n) => {
    const at = before(days, time)
    // Of today only what has been by now.
    if (at > ago(0)) return []
    const answered =
      more.to === undefined ? {} : { reply: { root: { uri: uri(more.to) }, parent: { uri: uri(more.to) } } }
    const record = { $type: collection, text, langs: [more.lang ?? 'nl'], createdAt: at.toISOString(), ...answered }
    const event = {
      did: didOf(who),
      time: at.getTime(),
      kind: 'post',
      operation: 'create',
      rkey: keyOf(n),
      rev: keyOf(n),
      record,
    }
    const name = who[0]?.toUpperCase() + who.slice(1)
    const item = { us: [], event, who: { handle: `${who}.lindeveen.example`, name } }
    return [arrives(at, 'lucht', JSON.stringify(item))]
  })
}
