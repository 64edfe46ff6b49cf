/** Everybody else in Lindeveen: who somebody is follows from the name, so the same name is the same person on every channel. */
import { chance, oneOf } from './chance.ts'
import { type Person, people } from './people.ts'

const hosts = ['mailhuis.example', 'lindeveen.example', 'postbode.example', 'thuispost.example', 'waterkant.example']

const thanks = {
  nl: [
    'Top, dank je wel.',
    'Helder. Fijn dat er gewoon iemand antwoordt.',
    'Opgelost, dank! Mag van mij dicht.',
    'Ah, dat was het. Bedankt voor het uitzoeken.',
    'Prima zo. Prettige avond nog, als jullie die hebben.',
    'Dat had ik zelf ook kunnen bedenken 🙈 dank!',
    'Geregeld, en sneller dan ik dacht.',
  ],
  en: ['Great, thank you.', 'That solved it, thanks a lot.', 'Clear now. Thanks for the quick answer.'],
}
const still = {
  nl: [
    'Helaas, hier nog precies hetzelfde.',
    'Dank, maar dat had ik al geprobeerd. Wat nu?',
    'Dit is niet wat ik vroeg.',
    'En wanneer is dat dan? Ik moet er iets mee kunnen plannen.',
    'Nee, nog niet. Ik wacht het nog één dag aan.',
    'Uw collega zei gisteren precies het omgekeerde.',
  ],
  en: ['Still the same here, I am afraid.', 'That is not quite what I asked. Could you look again?'],
}

/** Those who write English, as the talks show them. */
export const isEnglish = (name: string) => english.test(name)
const english =
  /^(Aoife|Callum|Deepa|Emeka|Gareth|Ines|Jakub|Lerato|Marco|Olena|Rohan|Siobhan|Tomasz|Wei|Yuki|Zanele|Marieta|Sanna|Damian|Marcus|Isaac)\b/

export function crowdPerson(name: string): Person {
  const own = Object.entries<Person>(people).find(([, one]) => one.name === name)
  if (own) return { site: own[0], ...own[1] }
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
  const words = plain.split(/\s+/)
  const at = (about: string) => chance('crowd', about, name)
  const host = oneOf(hosts, at('host')) ?? ''
  const mail = `${oneOf([words.join('.'), `${words[0]?.[0]}${words.slice(1).join('')}`, words.join('')], at('mail'))}@${host}`
  const handle = oneOf(
    [words.join('_'), `${words[0]}${Math.floor(at('year') * 60) + 40}`, words.join('')],
    at('handle'),
  )
  const tongue = isEnglish(name) ? 'en' : 'nl'
  return {
    name,
    mail,
    plein: { id: String(100_000 + Math.floor(at('plein') * 800_000)), handle: handle ?? words.join(''), vouched: true },
    site: words.join('.'),
    thanks: thanks[tongue],
    still: still[tongue],
  }
}

/** Everybody there is, by each address and id under which they write. */
export function byAddress(names: readonly string[]): ReadonlyMap<string, Person> {
  const all = [...Object.values<Person>(people).map(({ name }) => name), ...names].map(crowdPerson)
  return new Map(
    all.flatMap((one) =>
      [one.mail, one.plein?.id, one.site].flatMap((address) => (address ? [[address, one] as const] : [])),
    ),
  )
}
