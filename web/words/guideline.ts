/** How we speak: hints beside what one writes, and the page on which an organisation chooses. */
import type { HintKind, HintReason } from '../../contract/guideline.ts'

type Kinds = Record<HintKind, { name: string; about: string }>
/** Why it is said, and what could be done. */
type Reasons = Record<HintReason, { why: string; todo: string }>

const kindsNl: Kinds = {
  'personal-data': {
    name: 'Persoonsgegevens',
    about: 'Iets van één klant, waar iedereen het leest. Dit vraagt één keer voor het verstuurd wordt.',
  },
  disrespect: { name: 'Toon', about: 'Verwijt, sarcasme, "zoals ik al zei".' },
  politics: { name: 'Politiek', about: 'Partijen, en partij kiezen.' },
  unanswered: { name: 'Vraag open', about: 'Een vraag van de klant waar het antwoord niets over zegt.' },
  promise: {
    name: 'Belofte zonder datum',
    about: 'De klant weet niet hoe lang het duurt. Je kunt er een toezegging van maken.',
  },
  sales: { name: 'Verkooppraat', about: 'Iets aanprijzen bij iemand die met iets anders komt.' },
  steering: { name: 'Doorsturen', about: 'De klant ergens anders heen sturen dan waar die ons vroeg.' },
  guideline: { name: 'Onze richtlijn', about: 'De woorden die je hierboven kiest.' },
  hollow: { name: 'Lege woorden', about: 'Medeleven of excuses, en verder niets.' },
  register: { name: 'Stijl', about: 'Veel stijver of losser dan de klant, of de verkeerde aanspreekvorm.' },
  'already-sent': { name: 'Al verstuurd', about: 'Dezelfde tekst ging eerder naar deze klant.' },
}

const kindsEn: Kinds = {
  'personal-data': {
    name: 'Personal data',
    about: 'Something of one customer where everybody can read it. This one asks once before sending.',
  },
  disrespect: { name: 'Tone', about: 'Reproach, sarcasm, "as I said before".' },
  politics: { name: 'Politics', about: 'Parties, and taking sides.' },
  unanswered: { name: 'Open question', about: 'A question of the customer that the answer says nothing about.' },
  promise: {
    name: 'Promise without a date',
    about: 'The customer does not know how long it takes. You can make it a commitment.',
  },
  sales: { name: 'Sales talk', about: 'Praising something to somebody who came with something else.' },
  steering: { name: 'Sending away', about: 'Sending the customer somewhere other than where they asked us.' },
  guideline: { name: 'Our guideline', about: 'The words that you choose above.' },
  hollow: { name: 'Hollow words', about: 'Sympathy or apologies, and nothing else.' },
  register: { name: 'Style', about: 'Much stiffer or looser than the customer, or the wrong form of address.' },
  'already-sent': { name: 'Sent before', about: 'The same text went to this customer earlier.' },
}

const reasonsNl: Reasons = {
  email: { why: 'Een mailadres van iemand, en iedereen leest mee.', todo: 'Haal het weg, of ga verder in privé.' },
  phone: { why: 'Een telefoonnummer van iemand, en iedereen leest mee.', todo: 'Haal het weg, of ga verder in privé.' },
  iban: { why: 'Een rekeningnummer, en iedereen leest mee.', todo: 'Haal het weg, of ga verder in privé.' },
  bsn: { why: 'Dit kan een burgerservicenummer zijn, en iedereen leest mee.', todo: 'Haal het weg.' },
  address: { why: 'Waar iemand woont, en iedereen leest mee.', todo: 'Haal het weg, of ga verder in privé.' },
  'birth-date': {
    why: 'Wanneer iemand geboren is, en iedereen leest mee.',
    todo: 'Haal het weg, of ga verder in privé.',
  },
  reference: { why: 'Een nummer van deze klant, en iedereen leest mee.', todo: 'Haal het weg, of ga verder in privé.' },
  matters: { why: 'Dit weten alleen de klant en wij, en iedereen leest mee.', todo: 'Ga verder in privé.' },
  asks: {
    why: 'Vraag je dit hier, dan antwoordt de klant misschien in het openbaar.',
    todo: 'Vraag het in een privébericht.',
  },
  'talks-down': { why: 'Dit kan als verwijt aankomen.', todo: 'Zeg wat er is, en niet wie het had moeten weten.' },
  'takes-sides': { why: 'Hier kiezen we partij.', todo: 'Houd het bij wat wij zelf doen.' },
  question: { why: 'Dit vroeg de klant ook.', todo: 'Beantwoord het, of zeg wanneer je het weet.' },
  'no-date': { why: 'De klant weet niet hoe lang het duurt.', todo: 'Zeg wanneer.' },
  offer: { why: 'De klant kwam hier niet voor.', todo: 'Los eerst op waar het over gaat.' },
  elsewhere: { why: 'De klant koos om het hier te vragen.', todo: 'Doe het hier, of bied aan het zelf te doen.' },
  avoided: { why: 'Dat woord gebruiken we liever niet.', todo: 'Zeg het anders.' },
  missing: { why: 'Dat staat er nog niet in.', todo: 'Zet het erbij als het past.' },
  empty: { why: 'Er staat niet bij wat we doen.', todo: 'Zeg wat je al deed, of wat er nu gebeurt.' },
  'too-stiff': { why: 'De klant schrijft gewoner.', todo: 'Zeg het zoals je praat.' },
  'too-loose': {
    why: 'De klant schrijft formeler, of het is er niet het moment voor.',
    todo: 'Zeg het iets rustiger.',
  },
  'says-je': { why: 'Hier zeggen we u.', todo: 'Maak er u van.' },
  'says-u': { why: 'Hier zeggen we je.', todo: 'Maak er je van.' },
  'same-words': { why: 'Deze klant kreeg deze tekst al.', todo: 'Kijk wat er toen niet lukte.' },
}

const reasonsEn: Reasons = {
  email: { why: 'Somebody’s e-mail address, where everybody can read it.', todo: 'Take it out, or go on in private.' },
  phone: { why: 'Somebody’s phone number, where everybody can read it.', todo: 'Take it out, or go on in private.' },
  iban: { why: 'A bank account, where everybody can read it.', todo: 'Take it out, or go on in private.' },
  bsn: { why: 'This may be a citizen service number, where everybody can read it.', todo: 'Take it out.' },
  address: { why: 'Where somebody lives, where everybody can read it.', todo: 'Take it out, or go on in private.' },
  'birth-date': {
    why: 'When somebody was born, where everybody can read it.',
    todo: 'Take it out, or go on in private.',
  },
  reference: {
    why: 'A number of this customer, where everybody can read it.',
    todo: 'Take it out, or go on in private.',
  },
  matters: { why: 'Only the customer and we know this, and everybody reads along.', todo: 'Go on in private.' },
  asks: { why: 'Ask it here, and the customer may answer in public.', todo: 'Ask for it in a private message.' },
  'talks-down': { why: 'This may come across as a reproach.', todo: 'Say how it is, and not who should have known.' },
  'takes-sides': { why: 'We take sides here.', todo: 'Keep to what we do ourselves.' },
  question: { why: 'The customer asked this too.', todo: 'Answer it, or say when you will know.' },
  'no-date': { why: 'The customer does not know how long it takes.', todo: 'Say when.' },
  offer: { why: 'The customer did not come for this.', todo: 'First solve what it is about.' },
  elsewhere: { why: 'The customer chose to ask it here.', todo: 'Do it here, or offer to do it yourself.' },
  avoided: { why: 'We would rather not use that word.', todo: 'Say it differently.' },
  missing: { why: 'That is not in it yet.', todo: 'Add it if it fits.' },
  empty: { why: 'It does not say what we do.', todo: 'Say what you did, or what happens now.' },
  'too-stiff': { why: 'The customer writes more plainly.', todo: 'Say it the way you talk.' },
  'too-loose': {
    why: 'The customer writes more formally, or this is not the moment.',
    todo: 'Say it a little more quietly.',
  },
  'says-je': { why: 'Here we say u.', todo: 'Make it u.' },
  'says-u': { why: 'Here we say je.', todo: 'Make it je.' },
  'same-words': { why: 'This customer had this text before.', todo: 'See what did not work then.' },
}

const nl = {
  hints: 'Hints bij je antwoord',
  leave: 'Laat staan',
  leaveThis: (name: string) => `Laat staan: ${name}`,
  left: (n: number) => (n === 1 ? '1 hint laten staan' : `${n} hints laten staan`),
  showAgain: 'Toch tonen',
  why: 'Waarom? (hoeft niet)',
  track: 'Noteer toezegging',
  asksOpen: 'Er staan persoonsgegevens in, en iedereen kan dit lezen.',
  sendAnyway: 'Verstuur zo',
  change: 'Pas aan',
  ours: 'Zo schrijven wij',
  title: 'Hoe we schrijven',
  lead: 'Hoe jullie klanten aanspreken, wat jullie belangrijk vinden, en waar een hint bij mag komen. Een hint is raad: hij houdt niets tegen en wordt bij niemand geteld.',
  address: 'Aanspreekvorm',
  addressLead: 'Geldt voor antwoorden in het Nederlands.',
  addresses: { u: 'We zeggen u', je: 'We zeggen je', customer: 'Zoals de klant ons aanspreekt' },
  own: 'Onze richtlijnen',
  ownLead: 'Drie korte zinnen, die boven elk antwoord staan. Met woorden erbij kijkt Samenspraak ernaar.',
  nth: (n: number) => `Richtlijn ${n}`,
  sentence: 'In één zin',
  example: ['We zeggen wat we doen, en wanneer', 'Gewone woorden, geen vakwoorden', 'Je noemt je naam'],
  avoid: 'Deze woorden liever niet',
  want: 'Een van deze woorden hoort erin',
  wordsHelp: 'Woord of zin, dan Enter. Met een ster is het elk woord dat zo begint: klacht*',
  hintsOn: 'Hints',
  hintsLead: 'Zet uit wat bij jullie niet past.',
  saved: 'Bewaard. Wie nu schrijft, ziet het meteen.',
  readOnly: 'Wie de organisatie beheert, kan dit veranderen.',
  kinds: kindsNl,
  reasons: reasonsNl,
}

const en: typeof nl = {
  hints: 'Hints on your answer',
  leave: 'Let it stand',
  leaveThis: (name) => `Let it stand: ${name}`,
  left: (n) => (n === 1 ? '1 hint let stand' : `${n} hints let stand`),
  showAgain: 'Show it again',
  why: 'Why? (optional)',
  track: 'Note commitment',
  asksOpen: 'There are personal data in it, and everybody can read this.',
  sendAnyway: 'Send it like this',
  change: 'Change it',
  ours: 'How we write',
  title: 'How we write',
  lead: 'How you address customers, what matters to you, and what a hint may be about. A hint is advice: it holds nothing back and is counted against nobody.',
  address: 'Form of address',
  addressLead: 'For answers in Dutch.',
  addresses: { u: 'We say u', je: 'We say je', customer: 'As the customer addresses us' },
  own: 'Our guidelines',
  ownLead: 'Three short sentences that stand above every answer. Give them words, and Samenspraak looks at them.',
  nth: (n) => `Guideline ${n}`,
  sentence: 'In one sentence',
  example: ['We say what we do, and when', 'Plain words, no jargon', 'You give your name'],
  avoid: 'Rather not these words',
  want: 'One of these words belongs in it',
  wordsHelp: 'A word or phrase, then Enter. With a star it is every word that begins so: complain*',
  hintsOn: 'Hints',
  hintsLead: 'Switch off what does not suit you.',
  saved: 'Saved. Whoever is writing now sees it at once.',
  readOnly: 'Whoever manages the organisation can change this.',
  kinds: kindsEn,
  reasons: reasonsEn,
}

export const guidelineWords = { nl, en }
