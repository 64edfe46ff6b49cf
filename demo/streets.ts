/**
 * The streets of Lindeveen on Plein: neighbours who answer each other and hardly anybody else, so that one sees who belongs with whom. And one quiet
 * post of today that somebody with many followers takes up.
 */
import { chance, oneOf } from './chance.ts'
import { crowdPerson } from './crowd.ts'
import { person, type Who } from './people.ts'
import type { Step, When } from './step.ts'
import { brought } from './write.ts'

type Street = { neighbours: readonly string[]; talks: readonly (readonly [days: number, time: string, text: string])[] }

const streets: readonly Street[] = [
  {
    neighbours: [
      'Wiebe Terpstra',
      'Saskia Terpstra',
      'Ömer Kaplan',
      'Jannie Vos',
      'Loes Hoekstra',
      'Piet Wiersma',
      'Nel Dijkema',
    ],
    talks: [
      [41, '19:05', 'Wie heeft er een ladder van vier meter te leen? Dakgoot.'],
      [27, '20:10', 'Straatfeest zaterdag over drie weken. Wie bakt, wie bouwt, wie ruimt op?'],
      [9, '18:50', 'Hier alles donker. Wie heeft er kaarsen over voor nummer 12?'],
    ],
  },
  {
    neighbours: [
      'Marije Stam',
      'Thijs Stam',
      'Fenna Brouwer',
      'Youssra Idrissi',
      'Kaj Brouwer',
      'Bo Veldman',
      'Riet Veldman',
      'Hans Post',
    ],
    talks: [
      [44, '08:15', 'De eenden zijn terug in de vaart. Met elf kleintjes.'],
      [30, '21:30', 'Van wie is de grijze kater die bij iedereen mee-eet?'],
      [13, '17:20', 'Morgen komt de gemeente de lindes snoeien. Auto’s weg voor acht uur.'],
    ],
  },
  {
    neighbours: ['Desiree Kuiper', 'Ravi Kuiper', 'Trudy Meulman', 'Sjoerd Pol', 'Gea Pol', 'Amira Haddou'],
    talks: [
      [38, '12:00', 'De brievenbus op de hoek is weg. Zomaar.'],
      [18, '19:45', 'Iemand zin om samen zonnepanelen te bestellen? Dan is het goedkoper.'],
    ],
  },
  {
    neighbours: [
      'Arjen Bosma',
      'Silke Bosma',
      'Monique Prins',
      'Dido Prins',
      'Wout Jager',
      'Elif Sahin',
      'Gerda Roos',
      'Klaas Roos',
      'Toon Mulder',
    ],
    talks: [
      [35, '22:15', 'Hoort iemand anders dat gebrom ook ’s nachts?'],
      [21, '09:40', 'Het bankje bij de brug is gemaakt. Dank aan wie dat was.'],
      [7, '20:00', 'Wie gaat er mee naar de bewonersavond?'],
    ],
  },
]

const answers = [
  'Ik kom zo even langs.',
  'Hier precies zo.',
  'Vraag het Loes, die weet alles.',
  'Morgen misschien, vandaag niet.',
  'Ha, dat dacht ik nou ook.',
  'Mooi zo.',
  'Staat bij mij in de schuur, pak maar.',
  'Nee, jullie?',
  'Doe ik mee.',
  'Kijk, daar heb je wat aan als buur.',
]

const aside = { visibility: 'public', addressed: false } as const

export function streetTalk(when: When): Step[] {
  const steps = streets.flatMap(({ neighbours, talks }, s) =>
    talks.flatMap(([days, time, text], t) => {
      const begun = when.before(days, time)
      const who = (n: number) => neighbours[(n + t * 2) % neighbours.length] ?? ''
      const id = `p-street-${s}-${t}`
      const said = [says(begun, who(0), id, text)]
      for (let n = 1; n < neighbours.length; n++) {
        // Half of them answer who began, the others somebody before them.
        const to = n % 2 ? id : `${id}-${Math.floor(chance('street', id, String(n)) * (n - 1)) + 1}`
        const at = new Date(begun.getTime() + n * 9 * 60_000)
        said.push(says(at, who(n), `${id}-${n}`, oneOf(answers, chance('answer', id, String(n))) ?? '', to))
      }
      return said
    }),
  )
  return [...steps, ...takenUp(when)]
}

function says(at: Date, name: string, id: string, text: string, inReplyTo?: string): Step {
  const { plein } = crowdPerson(name)
  const author = { network: 'plein', id: plein?.id ?? name, name, handle: plein?.handle ?? name }
  return brought(at, 'plein', { ...aside, id, text, author, ...(inReplyTo && { inReplyTo }) })
}

const outcry = [
  'Drie weken. Voor één stekker.',
  'Arme mevrouw Roos.',
  'Wie woont daar in de buurt en kan even helpen?',
  'Dit moet toch sneller kunnen.',
  'Mijn oma had precies hetzelfde.',
  'Doorgestuurd.',
  'Hopelijk leest er iemand van Vonk & Vezel mee.',
]

/** She has few who follow her; somebody else has many. */
function takenUp({ ago }: When): Step[] {
  const [post, star] = ['p-roos', 'p-roos-lotte']
  const { name, plein } = person('lotte' satisfies Who)
  const lotte = { network: 'plein', id: plein?.id ?? '', name, handle: plein?.handle ?? '' }
  const text =
    'Al drie weken wacht ik op Vonk & Vezel voor een nieuw stopcontact bij de bel. Zo hoor ik niemand aan de deur.'
  const shared = 'lieve mensen van Vonk & Vezel, dit kan echt niet. wie regelt dit even voor Gerda? 💛'
  const reactions = Array.from({ length: 19 }, (_, n) =>
    says(
      ago(128 - 5 * n),
      streets[n % streets.length]?.neighbours[n % 6] ?? '',
      `${star}-${n}`,
      oneOf(outcry, chance('outcry', String(n))) ?? '',
      star,
    ),
  )
  return [
    says(ago(200), 'Gerda Roos', post, text),
    brought(ago(134), 'plein', { ...aside, id: star, text: shared, author: lotte, inReplyTo: post }),
    ...reactions,
  ]
}
