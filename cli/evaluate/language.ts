/**
 * `evaluate sentiment|intent|language`: how right the judgements of texts are, on labelled texts of one's own.
 *
 * Without `--train` the shipped models judge, at their default thresholds. With it a model is trained on that file first, on top of what
 * the shipped model sees. Nothing is chosen on the labels of `--file`; that a file has only some of the sentiments is known beforehand, and
 * then only those are said. `messages_per_s` is of one core, in seconds of the processor.
 */
import { chanceFrom } from '../../domain/language/chance.ts'
import {
  type Classify,
  type Labelled,
  type Reading,
  readingOn,
  trainClassifier,
} from '../../domain/language/classify.ts'
import { readFeatures } from '../../domain/language/features.ts'
import { figuresOf } from '../../domain/language/figures.ts'
import { identify } from '../../domain/language/identify.ts'
import { createJudge, type Understood } from '../../domain/language/judge.ts'
import { intents, type Language, languages, sentiments } from '../../domain/language/judgement.ts'
import { chancesOf, type Model } from '../../domain/language/model.ts'
import { createReader } from '../../domain/language/reader.ts'
import { readSpelling } from '../../domain/language/spelling.ts'
import { shippedKnowledge } from '../../server/understand/weights.ts'
import { type Call, type Option, type Outcome, Unusable } from '../command.ts'
import { readLabelled } from './labelled.ts'

export const labelledOptions: Readonly<Record<string, Option>> = {
  file: {
    type: 'string',
    value: 'FILE',
    about: 'sentiment, intent, language: lines of label, tab, text; guideline: NDJSON of drafts',
  },
  train: { type: 'string', value: 'FILE', about: 'such a file to learn from first (else the shipped models judge)' },
  lang: { type: 'string', value: 'nl|en', about: 'the language of the texts (else it is read from them)' },
}

const other = 'other'
const seed = 11
/** So many texts tell in which language a file is. */
const sample = 200
const warmUp = 1000

export const evaluateSentiment = (call: Call): Promise<Outcome> =>
  evaluate(call, {
    known: (label) => sentiments.find((one) => one.startsWith(label.toLowerCase()) && label.length > 2) ?? null,
    reading: readingOn,
    shipped: (base) => ({ labels: sentiments, classify: ofShipped(base, (all) => all.slice(0, sentiments.length)) }),
    /** A file without neutral texts is judged over the others. */
    only: (asked) => sentiments.filter((one) => asked.has(one)),
  })

export const evaluateIntent = (call: Call): Promise<Outcome> =>
  evaluate(call, {
    known: (label) => (call.text('train') !== undefined || isIntent(label) || label === other ? label : null),
    reading: readingOn,
    shipped: (base, asked) => {
      const labels = intents.filter((intent) => asked.has(intent))
      const names = base.model.heads.flatMap(({ outputs }) => outputs)
      const at = labels.map((label) => names.indexOf(label))
      return {
        labels: [...labels, other],
        classify: ofShipped(base, (all) => {
          const chances = at.map((place) => all[place] ?? 0)
          return shares([...chances, chances.reduce((none, chance) => none * (1 - chance), 1)])
        }),
      }
    },
    only: () => null,
  })

export const evaluateLanguage = (call: Call): Promise<Outcome> =>
  evaluate(call, {
    known: (label) => languages.find((one) => one === label.toLowerCase()) ?? other,
    reading: () => readSpelling,
    shipped: () => ({ labels: languages, classify: ofLanguages(shippedKnowledge().language) }),
    only: () => null,
  })

type Task = {
  known(label: string): string | null
  reading(base: Understood): Reading
  shipped(base: Understood, asked: ReadonlySet<string>): { labels: readonly string[]; classify: Classify }
  /** The labels that can be said, where the file tells it; null when all can. */
  only(asked: ReadonlySet<string>): readonly string[] | null
}

async function evaluate(call: Call, task: Task): Promise<Outcome> {
  const { rows, refused } = readLabelled(call, 'file', task.known)
  const lessons = call.text('train') === undefined ? null : readLabelled(call, 'train', task.known)
  const asked = new Set(rows.map(({ label }) => label))
  const base = baseFor(call, lessons?.rows ?? rows)
  const { labels, classify } = lessons ? taught(task.reading(base), lessons.rows) : task.shipped(base, asked)
  const only = task.only(asked)
  const can = only && only.length > 1 ? only : labels
  const all = [...labels, ...[...asked].filter((label) => !labels.includes(label))]
  const judge = (text: string) => {
    const chances = classify(text)
    return shares(all.map((label, i) => (can.includes(label) ? (chances[i] ?? 0) : 0)))
  }
  for (const { text } of rows.slice(0, warmUp)) judge(text)
  const before = process.cpuUsage()
  const chances = rows.map(({ text }) => judge(text))
  const { user, system } = process.cpuUsage(before)
  const figures = figuresOf(
    chances,
    rows.map(({ label }) => all.indexOf(label)),
  )
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]))
  const facts = {
    task: call.words[0],
    ...rounded,
    messages_per_s: Math.round((rows.length * 1e6) / Math.max(1, user + system)),
    ...(lessons && { trained_on: lessons.rows.length }),
    refused: refused + (lessons?.refused ?? 0),
  }
  return { ok: true, words: JSON.stringify(facts), facts }
}

function taught(read: Reading, lessons: readonly Labelled[]): { labels: readonly string[]; classify: Classify } {
  const labels = [...new Set(lessons.map(({ label }) => label))].sort()
  if (labels.length < 2)
    throw new Unusable(`The file to train on has one label, ${labels[0]}; there is nothing to tell apart`)
  return { labels, classify: trainClassifier(read, labels, lessons, chanceFrom(seed)) }
}

/** How the language of the file is understood. */
function baseFor(call: Call, rows: readonly Labelled[]): Understood {
  const { understood } = shippedKnowledge()
  const asked = call.text('lang') ?? languageOf(rows)
  const base = understood.get(asked as Language)
  if (!base) throw new Unusable(`--lang should be ${[...understood.keys()].join(' or ')}, not "${asked}"`)
  return base
}

function languageOf(rows: readonly Labelled[]): 'nl' | 'en' {
  const { judge } = createJudge(shippedKnowledge())
  const found = rows.slice(0, sample).map(({ text }) => judge(text, 'nl')?.language)
  const many = (language: Language) => found.filter((one) => one === language).length
  return many('en') > many('nl') ? 'en' : 'nl'
}

function ofShipped({ model, lexicon }: Understood, pick: (chances: Float64Array) => ArrayLike<number>): Classify {
  const reader = createReader()
  return (text) => {
    readFeatures(text, reader, lexicon)
    return Float64Array.from(pick(chancesOf(model, reader)))
  }
}

function ofLanguages(model: Model): Classify {
  const reader = createReader()
  return (text) => identify(model, text, reader)
}

const isIntent = (label: string) => (intents as readonly string[]).includes(label)
const round = (value: number) => Math.round(value * 1e4) / 1e4

function shares(chances: readonly number[]): Float64Array {
  const sum = chances.reduce((all, chance) => all + chance, 0)
  return Float64Array.from(chances, (chance) => (sum === 0 ? 1 / chances.length : chance / sum))
}
