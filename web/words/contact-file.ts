/** Everything of a person on one page, besides who they are one with: notes, what they want, what happened elsewhere, their file. */
import type { ContactDeed, ContactEvent, SplitReason } from '../../contract/contact-file.ts'

/** "mailde daarna 2 keer": `then` when something went before. */
const cameNl: Record<string, string> = { email: 'mailde', phone: 'belde' }
const cameEn: Record<string, string> = { email: 'mailed', phone: 'called' }

const nl = {
  glance: 'In het kort',
  came(kind: string, name: string, times: number, then: boolean): string {
    const middle = `${then ? ' daarna' : ''}${times > 1 ? ` ${times} keer` : ''}`
    const verb = cameNl[kind]
    return verb ? verb + middle : `kwam${middle} via ${name}`
  },
  cameSince: (when: string) => `sinds ${when}`,
  sentAway: (n: number) =>
    n === 1
      ? 'We stuurden deze klant 1 keer naar een ander kanaal.'
      : `We stuurden deze klant ${n} keer naar een ander kanaal.`,
  question: 'Open vraag',
  idea: 'Idee',
  asRead: 'Zo leest het programma het',
  notes: 'Notities',
  noNotes: 'Nog niets genoteerd.',
  noteLabel: 'Notitie over deze klant',
  notePlace: 'Wat elke collega moet weten',
  noteAdd: 'Bewaar notitie',
  noteRemove: (text: string) => `Verwijder notitie: ${text}`,
  by: (alias: string, when: string) => `${alias}, ${when}`,
  event: {
    purchase: 'aankoop',
    contract: 'contract',
    payment: 'betaling',
    delivery: 'levering',
    visit: 'bezoek',
    call: 'gesprek',
    other: 'gebeurtenis',
  } satisfies Record<ContactEvent['kind'], string>,
  eventLink: (title: string) => `Bekijk: ${title}`,
  calledUs: (number: string) => `belde ons (${number})`,
  calledThem: (number: string) => `wij belden (${number})`,
  notSpoken: 'niet opgenomen',
  unnoted: 'niets genoteerd',
  sharedMark: 'gedeeld',
  sharedHelp: 'Meer mensen gebruiken dit, zei een collega. Het voegt niemand meer vanzelf samen.',
  sharers: (n: number) => (n === 1 ? 'Alleen dit account heeft het.' : `${n} accounts hebben het.`),
  share: 'Meer mensen gebruiken dit',
  unshare: 'Is alleen van deze klant',
  shareOf: (value: string) => `Meer mensen gebruiken dit: ${value}`,
  unshareOf: (value: string) => `Is alleen van deze klant: ${value}`,
  shared: (value: string) => `${value} voegt niemand meer vanzelf samen`,
  unshared: (value: string) => `${value} is weer van één klant`,
  split: 'Is iemand anders',
  splitOf: (number: string) => `Klantnummer ${number} is iemand anders`,
  splitWhy: 'Waarom staan ze bij elkaar?',
  splitReason: {
    household: 'Huisgenoten met één adres of nummer',
    many: 'Een adres of nummer dat veel mensen gebruiken',
    mistake: 'Een vergissing',
  } satisfies Record<SplitReason, string>,
  splitDone: (number: string) => `Klantnummer ${number} is nu een eigen klant. Wat er gezegd is, bleef hier.`,
  toSplit: 'Bekijk',
  history: 'Wie is wie',
  deed: {
    joined: (other: string) => `samengevoegd met ${other}`,
    apart: (other: string) => `losgemaakt van ${other}`,
    'kept apart': (other: string) => `is niet dezelfde als ${other}`,
    'may be one': (other: string) => `kan toch dezelfde zijn als ${other}`,
    split: (other: string) => `klantnummer ${other} werd een eigen klant`,
    shared: () => 'adres of nummer gedeeld met meer mensen',
    own: () => 'adres of nummer weer van één klant',
    'taken along': () => 'alles gedownload',
    erased: () => 'gewist',
  } satisfies Record<ContactDeed['kind'], (other: string) => string>,
  program: 'het programma',
  file: 'Alles van deze klant',
  fileLead: 'Voor als iemand wil weten wat we bewaren, of vergeten wil worden.',
  take: 'Download alles',
  erase: 'Wis deze klant',
  eraseTitle: (name: string) => `${name} wissen?`,
  eraseGoes:
    'Weg gaan: alle accounts, adressen en nummers, alles wat er gezegd is (ook wat wij zeiden), bijlagen, notities, taken, concepten, klantgegevens en invloed.',
  eraseStays:
    'Blijft: dat er gesprekken waren en wanneer, en een bezwaar, zodat we deze persoon met rust laten. Wat anderen schreven blijft ook.',
  eraseBack: 'Dit kan niet terug. Een reservekopie terugzetten brengt deze klant ook niet terug.',
  eraseAct: 'Wis voorgoed',
  erasing: 'Deze klant wordt gewist',
  erased: (when: string) => `Gewist op ${when}`,
  erasedBody: 'Wat er gezegd is, is weg. Dat er iets gezegd is, en wanneer, telt nog mee in de cijfers.',
  find: {
    title: 'Wie is dit?',
    several: 'Meer mensen delen dit. Kies wie het is.',
    nobody: 'Nog niet bekend',
    nobodyHelp: 'Zodra iemand met dit adres of nummer iets zegt, staat hier wie het is.',
    nothing: 'Zet in het adres wie je zoekt: telefoon, e-mail, account of klantnummer.',
    search: 'Zoek op naam',
  },
}

const en: typeof nl = {
  glance: 'At a glance',
  came(kind, name, times, then) {
    const [before, after] = [then ? 'then ' : '', times > 1 ? ` ${times} times` : '']
    const verb = cameEn[kind]
    return verb ? `${before}${verb}${after}` : `${before}came${after} by ${name}`
  },
  cameSince: (when: string) => `since ${when}`,
  sentAway: (n: number) =>
    n === 1 ? 'We sent this customer to another channel once.' : `We sent this customer to another channel ${n} times.`,
  question: 'Open question',
  idea: 'Idea',
  asRead: 'As the program reads it',
  notes: 'Notes',
  noNotes: 'Nothing noted yet.',
  noteLabel: 'Note about this customer',
  notePlace: 'What every colleague should know',
  noteAdd: 'Keep note',
  noteRemove: (text: string) => `Remove note: ${text}`,
  by: (alias: string, when: string) => `${alias}, ${when}`,
  event: {
    purchase: 'purchase',
    contract: 'contract',
    payment: 'payment',
    delivery: 'delivery',
    visit: 'visit',
    call: 'call',
    other: 'event',
  },
  eventLink: (title: string) => `View: ${title}`,
  calledUs: (number: string) => `called us (${number})`,
  calledThem: (number: string) => `we called (${number})`,
  notSpoken: 'not picked up',
  unnoted: 'nothing noted',
  sharedMark: 'shared',
  sharedHelp: 'More people use this, a colleague said. It joins nobody by itself any more.',
  sharers: (n: number) => (n === 1 ? 'Only this account has it.' : `${n} accounts have it.`),
  share: 'More people use this',
  unshare: 'Is this customer’s alone',
  shareOf: (value: string) => `More people use this: ${value}`,
  unshareOf: (value: string) => `Is this customer’s alone: ${value}`,
  shared: (value: string) => `${value} joins nobody by itself any more`,
  unshared: (value: string) => `${value} is one customer’s again`,
  split: 'Is somebody else',
  splitOf: (number: string) => `Customer number ${number} is somebody else`,
  splitWhy: 'Why do they stand together?',
  splitReason: {
    household: 'They live together, with one address or number',
    many: 'An address or number that many people use',
    mistake: 'A mistake',
  },
  splitDone: (number: string) => `Customer number ${number} is a customer of its own now. What was said stayed here.`,
  toSplit: 'View',
  history: 'Who is who',
  deed: {
    joined: (other: string) => `joined with ${other}`,
    apart: (other: string) => `taken apart from ${other}`,
    'kept apart': (other: string) => `is not the same as ${other}`,
    'may be one': (other: string) => `may be the same as ${other} after all`,
    split: (other: string) => `customer number ${other} became a customer of its own`,
    shared: () => 'address or number shared with more people',
    own: () => 'address or number one customer’s again',
    'taken along': () => 'everything downloaded',
    erased: () => 'erased',
  },
  program: 'the program',
  file: 'Everything of this customer',
  fileLead: 'For who wants to know what we keep, or wants to be forgotten.',
  take: 'Download everything',
  erase: 'Erase this customer',
  eraseTitle: (name: string) => `Erase ${name}?`,
  eraseGoes:
    'What goes: all accounts, addresses and numbers, all that was said (also what we said), attachments, notes, tasks, drafts, customer records and influence.',
  eraseStays:
    'What stays: that there were conversations and when, and an objection, so that we leave this person alone. What others wrote stays too.',
  eraseBack: 'This cannot be undone. Restoring a backup does not bring this customer back either.',
  eraseAct: 'Erase for good',
  erasing: 'This customer is being erased',
  erased: (when: string) => `Erased on ${when}`,
  erasedBody: 'What was said is gone. That something was said, and when, still counts in the figures.',
  find: {
    title: 'Who is this?',
    several: 'More people share this. Choose who it is.',
    nobody: 'Not known yet',
    nobodyHelp: 'As soon as somebody says something from this address or number, it stands here who they are.',
    nothing: 'Put in the address whom you look for: telefoon, e-mail, account or klantnummer.',
    search: 'Search by name',
  },
}

export const contactFileWords = { nl, en }
export type ContactFileWords = typeof nl
