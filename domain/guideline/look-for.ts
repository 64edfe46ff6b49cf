/** What the learned sense looks at in a question and a draft together: does the draft hold what such a question waits for? */
import { hashOf } from '../language/hash.ts'
import { begin, groups, put, type Reader } from '../language/reader.ts'
import type { HintKind } from './hint.ts'
import { type Around, hashesOf, putWords, wordsOf } from './look.ts'
import { kindsOf, type Question, type QuestionKind } from './question.ts'
import { fold } from './reading.ts'

const seeds = { fact: 31, asked: 32, draft: 33 }
/** What one fact weighs; all words of the question together weigh half of 1. */
const strength = 0.6

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

/** What is the same for every question to a draft. */
export type Answer = {
  around: Around
  questions: readonly Question[]
  likely: ReadonlySet<HintKind>
  /** Sentences that may tell something of the matter: how many, how many letters, and what they hold. */
  free: number
  letters: number
  has: ReadonlySet<string>
  /** All words of the draft as numbers. */
  words: Int32Array
  /** How many words each question shares with a sentence at most: of all, and of those that may tell something. */
  shared: readonly number[]
  sharedFree: readonly number[]
}

const greets = /^(?:hoi|hi|hallo|hello|dag|beste|geachte|dear|hey|goede|good)\b.{0,40}$/
/** A sentence that is one of these tells nothing of the matter; taking sides may be an answer. */
const beside: ReadonlySet<HintKind> = new Set(['disrespect', 'promise', 'sales', 'steering', 'hollow'])
/** Fewer letters tell nothing. */
const shortest = 12

/** @param likely for each sentence the kinds that it likely is @param questions all that the customer asked */
export function answerOf(
  around: Around,
  likely: readonly (readonly HintKind[])[],
  questions: readonly Question[],
): Answer {
  const { sentences } = around.reading
  const told = [...sentences.keys()].filter((i) => !greets.test(sentences[i]?.text ?? ''))
  const free = told.filter((i) => !likely[i]?.some((kind) => beside.has(kind)) && textOf(i).length > shortest)
  function textOf(i: number) {
    return sentences[i]?.text ?? ''
  }
  const has = new Set(held.flatMap(([name, words]) => (free.some((i) => words.test(textOf(i))) ? [name] : [])))
  if (free.some((i) => around.moments[i])) has.add('moment')
  if (free.some((i) => around.acts[i])) has.add('act')
  if (sentences.some(({ asks }) => asks)) has.add('asks back')
  const stems = sentences.map(({ text }) => stemsOf(text))
  const sharedWith = (places: readonly number[]) =>
    questions.map(({ text }) => {
      const sought = [...stemsOf(text)]
      return places.reduce((most, i) => Math.max(most, sought.filter((stem) => stems[i]?.has(stem)).length), 0)
    })
  return {
    around,
    questions,
    likely: new Set(likely.flat()),
    free: free.length,
    letters: free.reduce((sum, i) => sum + textOf(i).length, 0),
    has,
    words: hashesOf(around.reading.text),
    shared: sharedWith(told),
    sharedFree: sharedWith(free),
  }
}

/** Read the features of the question at `index` and the answer into `reader`, over those that were in there. */
export function lookFor(answer: Answer, index: number, reader: Reader): void {
  const question = answer.questions[index]
  if (!question) return
  begin(reader, question.said)
  for (const fact of factsFor(answer, index, question))
    put(reader, hashOf(fact, seeds.fact), groups.lexicon, -1, strength)
  putWords(reader, hashesOf(question.text), seeds.asked, 0.5)
  putWords(reader, answer.words, seeds.draft, 0.5)
}

const things = [...Object.keys(holds), 'moment', 'act', 'asks back']

function factsFor(answer: Answer, index: number, { text }: Question): string[] {
  const { free, has, letters, likely, questions } = answer
  const [shared, sharedFree] = [answer.shared[index] ?? 0, answer.sharedFree[index] ?? 0]
  const others = answer.sharedFree.filter((_, i) => i !== index)
  const kinds = kindsOf({ text })
  const holdsFor = (kind: QuestionKind) => waitsFor[kind].some((name) => has.has(name))
  const sought = stemsOf(text).size
  const many = Math.min(3, questions.length)
  const facts = [
    ...kinds.flatMap((kind) => [`asks ${kind}`, `${kind} ${holdsFor(kind) ? 'has' : 'lacks'} it`]),
    ...things.map((name) => `${has.has(name) ? 'has' : 'lacks'} ${name}`),
    ...[...likely].map((kind) => `likely ${kind}`),
    `shared ${Math.min(3, shared)}`,
    `shared free ${Math.min(3, sharedFree)}`,
    `sought ${Math.min(4, sought)}`,
    `of ${many}`,
    `at ${Math.min(2, index)} of ${many}`,
    `free ${Math.min(4, free)}`,
    `free ${Math.min(4, free)} of ${many}`,
    `letters ${Math.min(6, Math.floor(letters / 40))}`,
    `letters each ${Math.min(5, Math.floor(letters / 40 / questions.length))}`,
  ]
  const note = (is: boolean, fact: string) => is && facts.push(fact)
  note(kinds.some(holdsFor), 'has it')
  note(sought > 0 && sharedFree === 0, 'nothing shared')
  note(
    others.some((other) => other > sharedFree),
    'another shares more',
  )
  note(others.length > 0 && others.every((other) => other < sharedFree), 'others share less')
  note(index === questions.length - 1 && index > 0, 'last of more')
  note(free < questions.length, 'fewer than asked')
  note(shared === 0 && text.length < 25, 'short and not shared')
  note(/^(?:en|and|ook|also)\b/.test(text), 'and')
  if (free === 0) for (const kind of likely) facts.push(`only ${kind}`)
  for (const [kind, found] of answer.around.listed) note(found.length > 0, `listed ${kind}`)
  const named = answer.around.listed.get('unanswered') ?? []
  note(
    named.some(({ about }) => about !== undefined && fold(about).includes(text.slice(0, 30))),
    'listed this',
  )
  return facts
}
