/** What the learned sense looks at in a question and a draft together: does the draft hold what such a question waits for? */
import { hashOf } from '../language/hash.ts'
import { begin, groups, put, type Reader } from '../language/reader.ts'
import type { HintKind } from './hint.ts'
import { type Around, putWords, strength, wordsOf } from './look.ts'
import { kindsOf, type Question, type QuestionKind } from './question.ts'
import { fold } from './reading.ts'

const seeds = { fact: 31, asked: 32, draft: 33 }

const holds = {
  because:
    /\b(?:omdat|doordat|want|vanwege|door|daarom|namelijk|reden|oorzaak|komt doordat|dus|because|since|due to|reason|caused|as a result|that's why|so)\b/,
  yes: /\b(?:ja|jazeker|jawel|zeker|klopt|inderdaad|natuurlijk|graag|kan|mag|prima|yes|yep|sure|of course|correct|right|indeed|certainly|can|may|yup)\b/,
  no: /\b(?:nee|neen|helaas|niet|geen|hoeft|nooit|no|nope|not|don't|can't|cannot|won't|isn't|unfortunately|needn't|never|doesn't)\b/,
  money: /[€£$]|\b(?:euro|eur|pounds?|gratis|kosteloos|free|niets|niks|nothing|procent|percent|cent)\b|%/,
  place:
    /\b(?:adres|straat|balie|hal|perron|spoor|verdieping|loket|ingang|onder|naast|achter|street|floor|desk|platform|entrance|hall|under|behind|menu|settings|instellingen|tabblad|tab|knop|button)\b/,
  how: /\b(?:klik|druk|kies|ga naar|zet|tik|open|stuur|neem|vul|click|press|choose|go to|tap|select|set|send|take|put|pick|turn|hold)\b/,
  number: /\d/,
  vague:
    /\b(?:zo snel mogelijk|zsm|binnenkort|spoedig|asap|as soon as|shortly|in due course|soon|look into|uitzoeken|zoeken|kijken|nakijken|hoort|laten weten|let you know|get back)\b/,
  who: /\b(?:collega|afdeling|team|verhuurder|eigenaar|gemeente|leverancier|owner|landlord|council|supplier|insurer|verzekeraar|doctor|arts|dr)\b/,
} as const
const held = Object.entries(holds)

/** What would answer a question of a kind. */
const waitsFor: Readonly<Record<QuestionKind, readonly string[]>> = {
  when: ['moment', 'number'],
  much: ['money', 'number'],
  where: ['place', 'number'],
  why: ['because'],
  how: ['how', 'because'],
  who: ['who'],
  which: ['number', 'act'],
  whether: ['yes', 'no'],
  may: ['yes', 'no'],
  will: ['yes', 'act', 'asks back'],
  now: ['act', 'how', 'moment'],
}

/** Little words are in every sentence. */
const little = new Set(
  'that this with from have been will would could when what where which your there their about into they them then than does just also only still being because were some more very wordt worden heeft hebben wanneer waarom kunnen jullie zijn deze naar voor maar even graag moet moeten mijn onze niet geen gaan krijg over nog toch weer mogelijk'.split(
    ' ',
  ),
)
/** Inflections of a word begin alike. */
const stemsOf = (folded: string) =>
  new Set(wordsOf(folded).flatMap((word) => (word.length > 3 && !little.has(word) ? [word.slice(0, 5)] : [])))

/** @param likely for each sentence the kinds that it likely is @param questions all that the customer asked */
export function lookFor(
  around: Around,
  likely: readonly (readonly HintKind[])[],
  questions: readonly Question[],
  index: number,
  reader: Reader,
): void {
  const question = questions[index]
  if (!question) return
  begin(reader, question.said)
  for (const fact of factsFor(around, likely, questions, index, question))
    put(reader, hashOf(fact, seeds.fact), groups.lexicon, -1, 2 * strength)
  putWords(reader, question.text, seeds.asked, 0.5)
  putWords(reader, around.reading.text, seeds.draft, 0.5)
}

const greets = /^(?:hoi|hi|hallo|hello|dag|beste|geachte|dear|hey|goede|good)\b.{0,40}$/

/** A sentence that is one of these tells nothing of the matter; taking sides may be an answer. */
const beside: ReadonlySet<HintKind> = new Set(['disrespect', 'promise', 'sales', 'steering', 'hollow'])

function factsFor(
  around: Around,
  likely: readonly (readonly HintKind[])[],
  questions: readonly Question[],
  index: number,
  question: Question,
): string[] {
  const { reading, listed, acts, moments } = around
  const told = reading.sentences.filter((sentence) => !greets.test(sentence.text))
  const free = reading.sentences.filter(
    (sentence, i) =>
      !likely[i]?.some((kind) => beside.has(kind)) && !greets.test(sentence.text) && sentence.text.length > 12,
  )
  const kinds = kindsOf(question)
  const facts: string[] = kinds.map((kind) => `asks ${kind}`)
  const note = (is: boolean, fact: string) => is && facts.push(fact)
  const there: string[] = held.flatMap(([name, words]) => (free.some(({ text }) => words.test(text)) ? [name] : []))
  if (reading.sentences.some((sentence, i) => moments[i] && free.includes(sentence))) there.push('moment')
  if (reading.sentences.some((sentence, i) => acts[i] && free.includes(sentence))) there.push('act')
  if (reading.sentences.some(({ asks }) => asks)) there.push('asks back')
  const has = new Set(there)
  for (const name of [...Object.keys(holds), 'moment', 'act', 'asks back'])
    facts.push(`${has.has(name) ? 'has' : 'lacks'} ${name}`)
  for (const kind of kinds) facts.push(`${kind} ${waitsFor[kind].some((name) => has.has(name)) ? 'has' : 'lacks'} it`)
  note(
    kinds.some((kind) => waitsFor[kind].some((name) => has.has(name))),
    'has it',
  )
  const sought = stemsOf(question.text)
  const overlap = (sentence: { text: string }) => {
    const stems = stemsOf(sentence.text)
    return [...sought].filter((stem) => stems.has(stem)).length
  }
  const shared = Math.min(3, Math.max(0, ...told.map(overlap)))
  const sharedFree = Math.min(3, Math.max(0, ...free.map(overlap)))
  facts.push(`shared ${shared}`, `shared free ${sharedFree}`, `sought ${Math.min(4, sought.size)}`)
  note(sought.size > 0 && sharedFree === 0, 'nothing shared')
  const others = questions.filter((_, i) => i !== index)
  const best = (other: Question) => {
    const stems = stemsOf(other.text)
    return Math.max(0, ...free.map((one) => [...stemsOf(one.text)].filter((stem) => stems.has(stem)).length))
  }
  note(
    others.some((other) => best(other) > sharedFree),
    'another shares more',
  )
  note(others.length > 0 && others.every((other) => best(other) < sharedFree), 'others share less')
  const many = Math.min(3, questions.length)
  facts.push(
    `of ${many}`,
    `at ${Math.min(2, index)} of ${many}`,
    `free ${Math.min(4, free.length)}`,
    `free ${Math.min(4, free.length)} of ${many}`,
  )
  note(index === questions.length - 1 && index > 0, 'last of more')
  note(free.length < questions.length, 'fewer than asked')
  for (const kind of new Set(likely.flat())) {
    facts.push(`likely ${kind}`)
    note(free.length === 0, `only ${kind}`)
  }
  const letters = free.reduce((sum, { text }) => sum + text.length, 0)
  facts.push(
    `letters ${Math.min(6, Math.floor(letters / 40))}`,
    `letters each ${Math.min(5, Math.floor(letters / 40 / questions.length))}`,
  )
  note(shared === 0 && question.text.length < 25, 'short and not shared')
  for (const [kind, found] of listed) note(found.length > 0, `listed ${kind}`)
  note(
    (listed.get('unanswered') ?? []).some(
      ({ about }) => about !== undefined && fold(about).includes(question.text.slice(0, 30)),
    ),
    'listed this',
  )
  note(/^(?:en|and|ook|also)\b/.test(question.text), 'and')
  return facts
}
