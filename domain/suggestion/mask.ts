/**
 * Takes out of a text what is of one person: addresses, numbers, dates, names. What is left can be shown to somebody who answers another.
 * Each leaves a gap with a name, `{{nummer}}`, which the editor does not let through until a person has filled it in. Rather a gap too many
 * than one too few: an amount and a time of day stay, any other run of four digits goes. Masking twice changes nothing.
 * Cost: a few passes over the text; of a longer text the beginning is taken.
 */
import { wordsOf } from '../search/words.ts'
import { smallWords } from './small-words.ts'

type Gap = 'mail' | 'link' | 'account' | 'address' | 'phone' | 'date' | 'number' | 'name'
/** What a gap is called, by its kind: letters, and no digits. */
export type Gaps = Readonly<Record<Gap, string>>

export const gaps: Readonly<Record<'nl' | 'en', Gaps>> = {
  nl: {
    mail: 'mailadres',
    link: 'link',
    account: 'account',
    address: 'adres',
    phone: 'telefoonnummer',
    date: 'datum',
    number: 'nummer',
    name: 'naam',
  },
  en: {
    mail: 'mail',
    link: 'link',
    account: 'account',
    address: 'address',
    phone: 'phone',
    date: 'date',
    number: 'number',
    name: 'name',
  },
}

/** In a greeting stands who is spoken to: here that is another, whose name is known. */
export const greeted = 'klant.voornaam'
const longest = 4000
/** What is a gap already. */
const gap = /(\{\{[^{}\n]{1,60}\}\})/u

const streets =
  '[Ss]traat|[Ss]tr|[Ww]eg|[Ll]aan|[Pp]lein|[Kk]ade|[Gg]racht|[Dd]ijk|[Hh]of|[Pp]ad|[Ss]teeg|[Ss]ingel|[Dd]reef|[Bb]aan|[Pp]lantsoen|[Mm]arkt|[Pp]oort|[Pp]ark|[Hh]aven|[Ss]treet|[Rr]oad|[Ll]ane|[Aa]venue'
const month =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** In this order: a mail address may hold a number, a number may hold a telephone. */
const shapes: readonly (readonly [Gap, RegExp])[] = [
  ['mail', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}/gu],
  // Where a link leads, it may lead to one person; without a path it is our front door.
  ['link', /(?:https?:\/\/|www\.)[^\s/<>"{}]{1,200}\/[^\s<>"{}]{1,1000}/giu],
  ['account', /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]{2,60}/gu],
  [
    'address',
    new RegExp(
      `(?:(?:\\p{Lu}[\\p{L}'’.-]{0,40} ){1,3}(?:${streets})|(?:\\p{Lu}[\\p{L}'’.-]{0,40} ){0,2}[\\p{L}'’-]{3,40}(?:${streets})) \\d{1,5}(?:[ -]?[A-Za-z]{1,3})?(?![\\p{L}\\p{N}])`,
      'gu',
    ),
  ],
  ['address', /(?<![\p{L}\p{N}])\d{4} ?[a-z]{2}(?![\p{L}\p{N}])/giu],
  ['number', /(?<![\p{L}\p{N}])[a-z]{2}\d{2} ?[a-z0-9]{4}(?: ?\d{2,4}){2,6}(?![\p{L}\p{N}])/giu],
  ['date', /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/gu],
  ['date', new RegExp(`(?<!\\d)\\d{1,2}(?:e|th|st|nd|rd)? (?:${month})\\.?(?: \\d{4})?(?![\\p{L}\\p{N}])`, 'giu')],
  ['phone', /(?:\+|(?<![\p{L}\p{N}])0)\(?\d(?:[ ().-]{0,2}\d){7,14}(?!\d)/gu],
]

/** An amount of money or a time of day belongs to the matter and not to the person. */
const harmless = /^(?:(?:€|eur)? ?\d{1,3}(?:\.?\d{3}){0,2},(?:\d{2}|-)|[012]?\d[:.][0-5]\d)$/iu
const token = /(?:(?:€|eur) ?)?[\p{L}\p{N}](?:[\p{L}\p{N}.,/#:-]*[\p{L}\p{N}])?/giu
const mostDigits = 3

/** A line that greets: what is said to somebody, and their name. */
const greeting =
  /^([ \t]*(?:beste|geachte|hallo|hoi|hee?|hi|hey|dag|dear|hello|goede(?:morgen|middag|navond|n?dag)|good (?:morning|afternoon|evening))[ \t]+(?:(?:heer|mevrouw|meneer|mr|mrs|ms|dhr|mw)\.?[ \t]+)?)((?!\{\{)[\p{L}][\p{L}'’.-]{0,40}(?:[ \t]+[\p{L}'’.-]{1,40}){0,3})(?=[ \t]*[,!.:\n]|[ \t]*$)/gimu
/** A line behind a goodbye: who signs. */
const signed =
  /^([ \t]*(?:(?:met |hartelijke |vriendelijke ){0,3}groet(?:en|jes)?|mvg|(?:kind |best |warm )?regards|cheers|best wishes)[ \t]*,?[ \t]*\n+[ \t]*)((?!\{\{)\p{L}[\p{L}'’.-]{0,40}(?: [\p{L}'’.-]{1,40}){0,3})(?=[ \t]*$)/gimu

/**
 * @param names what those who speak in it are called: names, handles, addresses; their parts are names too
 * @returns the text with gaps, and how many were left besides that of the greeting
 */
export function mask(text: string, names: readonly string[], called: Gaps): { text: string; hidden: number } {
  let hidden = 0
  const leave = (kind: Gap) => {
    hidden++
    return `{{${called[kind]}}}`
  }
  const start = text.slice(0, longest)
  const known = partsOf([
    ...names,
    ...[greeting, signed].flatMap((line) => [...start.matchAll(line)].map(([, , name = '']) => name)),
  ])
  let masked = start.replace(greeting, `$1{{${greeted}}}`)
  for (const [kind, shape] of shapes) masked = outside(masked, (part) => part.replace(shape, () => leave(kind)))
  masked = outside(masked, (part) =>
    part.replace(token, (whole) => (isNumber(whole) && !harmless.test(whole) ? leave('number') : whole)),
  )
  masked = outside(masked, (part) => hideNames(part, known, () => leave('name')))
  return { text: masked, hidden }
}

const isNumber = (word: string): boolean => (word.match(/\p{N}/gu)?.length ?? 0) > mostDigits

/** What is a gap stays as it is. */
function outside(text: string, change: (part: string) => string): string {
  return text
    .split(gap)
    .map((part, i) => (i % 2 === 1 ? part : change(part)))
    .join('')
}

/** Of an address what stands before the @; small words ("van", "de") are no names by themselves. */
function partsOf(names: readonly string[]): ReadonlySet<string> {
  const parts = names.flatMap((name) => wordsOf(name.replace(/(?<=\S)@.*$/u, '')).map(({ word }) => word))
  return new Set(parts.filter((word) => word.length > 1 && !joining.has(word) && !smallWords.has(word)))
}
const joining = new Set('de den der het ten ter van von la le du'.split(' '))

/** Names next to each other leave one gap; what joins them goes with them. */
function hideNames(text: string, known: ReadonlySet<string>, leave: () => string): string {
  let [out, at] = ['', 0]
  /** The last name, when what follows may still belong to it. */
  let open: number | null = null
  for (const { word, from, until } of known.size === 0 ? [] : wordsOf(text)) {
    const goesOn = open !== null && /^[ .'’-]{1,2}$/u.test(text.slice(open, from))
    if (known.has(word)) {
      const joined =
        goesOn || (open !== null && /^( (?:d[ea][nr]?|het|te[nr]|v[ao]n|la|le|du)){1,3} $/iu.test(text.slice(at, from)))
      if (!joined) out += text.slice(at, from) + leave()
      at = until
      open = until
    } else if (!joining.has(word)) open = null
  }
  return out + text.slice(at)
}
