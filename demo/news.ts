/** What the newspaper of the town wrote in those weeks: nobody asked us anything, but it is about us. */
import type { Step, When } from './step.ts'
import { arrives } from './write.ts'

const feed = 'https://lindeveensnieuws.example/feed'
const articles: readonly [days: number, time: string, title: string, text: string][] = [
  [
    58,
    '07:30',
    'Glasvezel in de Dorpsstraat: twee jaar gewacht, in een dag klaar',
    'Bewoners van de Dorpsstraat zijn sinds gisteren aangesloten. "Ik heb vier films tegelijk gekeken", zegt Wendy Kolk (34). "Niet omdat het moest."',
  ],
  [
    52,
    '12:05',
    'Nepverkopers van "Vonk en Vezel Groen" aan de deur',
    'De politie waarschuwt voor verkopers die zich uitgeven voor medewerkers van Vonk & Vezel. Het bedrijf zegt nooit zonder afspraak langs te komen.',
  ],
  [
    44,
    '16:40',
    'Elf huishoudens kregen rekening van ruim 600 euro',
    'Door een fout in de incasso is bij elf klanten te veel afgeschreven. Vonk & Vezel heeft het geld dezelfde ochtend teruggestort.',
  ],
  [
    34,
    '06:55',
    'Graafschade legt Oude Veen plat',
    'Een graafmachine raakte donderdagavond een glasvezelkabel aan de Sluisweg. Om 2.40 uur waren alle 288 vezels weer gelast. De bewoners van nummer 14 brachten soep.',
  ],
  [
    30,
    '20:15',
    'Drukke open dag bij Vonk & Vezel: cake op om kwart over twee',
    'Ruim achthonderd Lindeveners namen een kijkje. De hoogwerker was favoriet, het parkeren op het voetbalveld minder.',
  ],
  [
    21,
    '23:10',
    'Weer spanning op de Molenwal, of juist te weinig',
    'Voor de derde keer dit jaar knipperden de lampen. Bewoner Roelof Hidding hield een lijstje bij. "De kabel is ouder dan mijn huwelijk, en dat is al 41 jaar."',
  ],
  [
    16,
    '21:50',
    'Wijkagent zoekt man in grijze jas',
    'In de Waterkant zijn vier meldingen van een man die meters wil "controleren". Hij zou klantgegevens kennen. Vonk & Vezel onderzoekt hoe dat kan.',
  ],
  [
    13,
    '09:00',
    'Opinie: waarom betaalt een nieuwkomer borg en een Duitser niet?',
    'Een lezer kreeg een brief over een borg van 150 euro. Zijn Duitse collega niet. Het energiebedrijf trok de brief in. De vraag wie de regel bedacht blijft staan.',
  ],
  [
    9,
    '19:20',
    'Molenwal en Veenweg zonder stroom',
    'Rond half zeven viel de stroom uit. Hulpdiensten haalden twee mensen en een hond uit een lift.',
  ],
  [
    8,
    '08:45',
    'Beer de hond gered uit lift: "Hij bleef het rustigst van ons drieën"',
    'Tijdens de stroomstoring chatte een medewerkster van Vonk & Vezel een half uur met een vrouw in een donkere lift. "Ze vroeg eerst hoe het hondje heette."',
  ],
]

export function newspaper({ before }: When): Step[] {
  return articles.map(([days, time, title, text], i) => {
    const at = before(days, time)
    const link = `https://lindeveensnieuws.example/bericht/${i + 1}`
    const entry = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lindeveens Nieuws</title><item><title>${escaped(title)}</title><link>${link}</link><guid isPermaLink="true">${link}</guid><pubDate>${at.toUTCString()}</pubDate><dc:creator>Ruben Castelein</dc:creator><description>${escaped(text)}</description></item></channel></rss>`
    return arrives(at, 'nieuws', `${JSON.stringify({ feed, title: 'Lindeveens Nieuws' })}\n${entry}`)
  })
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
