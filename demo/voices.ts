/**
 * Customers whom more people hear than others, and who reacts to them on Plein: so that one sees how far a voice reaches, and why. It is a small
 * town: somebody who takes routers apart and somebody who bakes on camera are heard most.
 */
import { chance, oneOf } from './chance.ts'
import { crowdPerson } from './crowd.ts'
import { person, type Who } from './people.ts'
import type { Step, When } from './step.ts'
import { brought } from './write.ts'

type Voice = {
  who: Who
  followers: number
  lists: number
  /** How many different people react, over all posts. */
  heard: number
  says: readonly (readonly [days: number, time: string, text: string])[]
}

const voices: readonly Voice[] = [
  {
    who: 'daan',
    followers: 38_400,
    lists: 2_900,
    heard: 60,
    says: [
      [
        33,
        '20:10',
        'Twaalf routers getest, drie weken lang, in één meterkast. De winnaar is niet de duurste. Draadje volgt.',
      ],
      [20, '21:45', 'Glas tot in de woonkamer: wat de monteur je niet vertelt over die laatste vier meter.'],
      [6, '08:02', 'Wifi 7 in een huis van beton: ik heb er een plattegrond van gemaakt, met kleuren.'],
    ],
  },
  {
    who: 'lotte',
    followers: 96_000,
    lists: 1_400,
    heard: 45,
    says: [
      [25, '19:30', 'nieuwe video: appeltaart zonder oven, want de oven en ik zijn even uit elkaar 🍎'],
      [8, '20:15', 'wie wil er zaterdag mee plogging doen langs de vaart? ik neem koek mee, jullie de prikkers'],
    ],
  },
  {
    who: 'joost',
    followers: 1_250,
    lists: 12,
    heard: 14,
    says: [[15, '11:00', 'Vrijdag pubquiz in De Snoek. Thema: alles wat Ria van de bar weet. Dat is veel.']],
  },
  {
    who: 'bram',
    followers: 640,
    lists: 4,
    heard: 8,
    says: [
      [12, '22:40', 'Ik heb vandaag een formulier ingevuld om een formulier te krijgen. Het was een goed formulier.'],
    ],
  },
  {
    who: 'fatima',
    followers: 85,
    lists: 0,
    heard: 2,
    says: [[10, '18:20', 'Iemand een goede fietsenmaker aan de Waterkant? Die van mij heeft er geen zin meer in.']],
  },
]

const first = [
  'Aukje',
  'Berend',
  'Chaima',
  'Dirkje',
  'Evert',
  'Froukje',
  'Gijs',
  'Hatice',
  'Idris',
  'Jitske',
  'Karim',
  'Liselot',
]
const last = ['Adema', 'Boukema', 'Cazemier', 'Drenth', 'Elzinga', 'Feenstra', 'Gorter']
const reactions = [
  'Zo herkenbaar.',
  'Dit meen je niet 😄',
  'Doorgestuurd naar de hele straat.',
  'Eindelijk eens goed nieuws.',
  'Wanneer precies?',
  'Ik ben erbij.',
  'Mijn moeder zei het al jaren.',
  'Daar gaat mijn ochtend.',
  'Mooi, dank voor het delen.',
  'Kan dit ook in Oude Veen?',
  'Hier staan we met de hele familie om te lachen.',
  'Hoe dan?',
  'Vorige keer was het precies andersom.',
  'Top. Ik neem soep mee.',
  'Weet iemand of er parkeerplek is?',
  'Goed bezig.',
  'Dat geloof ik pas als ik het zie.',
  'Staat genoteerd.',
]

/** Nobody asked the firm anything: it only hears them. */
export function heardVoices({ before }: When): Step[] {
  return voices.flatMap(({ who, followers: audience, lists, heard, says }) => {
    const { name, mail, plein } = person(who)
    const vouched = plein?.vouched && mail ? { verifiedEmail: mail } : {}
    const known = { network: 'plein', id: plein?.id ?? who, name, handle: plein?.handle ?? who, ...vouched }
    const author = { ...known, audience, lists }
    return says.flatMap(([days, time, text], n) => {
      const [at, id] = [before(days, time), `p-voice-${who}-${n}`]
      const posts = [brought(at, 'plein', { ...aside, id, text, author })]
      for (let i = n; i < heard; i += says.length) posts.push(reaction(at, id, i))
      return posts
    })
  })
}

const aside = { visibility: 'public', addressed: false } as const

/** The same people react to everybody: in a small town one knows each other. */
function reaction(to: Date, id: string, i: number): Step {
  const { name, plein } = crowdPerson(`${first[i % first.length]} ${last[i % last.length]}`)
  const at = new Date(to.getTime() + (3 + Math.floor(chance('voice', id, String(i)) * 240)) * 60_000)
  const text = oneOf(reactions, chance('said', id, String(i))) ?? ''
  const author = { network: 'plein', id: plein?.id ?? name, name, handle: plein?.handle ?? name }
  return brought(at, 'plein', { ...aside, id: `${id}-${i}`, text, author, inReplyTo: id })
}
