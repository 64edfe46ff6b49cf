/**
 * Understanding: how many messages of thirty words a second one core judges (language, sentiment and all traits), how well and how fast
 * messages that say nearly the same are found, how large the shipped models are, and how long it takes to learn ten thousand corrections.
 * In seconds of the processor, so that others who use it count for less. The texts are pieced together from the corpus.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createJudge } from '../domain/language/judge.ts'
import { sentiments } from '../domain/language/judgement.ts'
import { learn, type Taught } from '../domain/language/learn.ts'
import { messages as grain, newAlike, signatureOf } from '../domain/message/near-duplicate.ts'
import { root } from '../server/root.ts'
import { shippedKnowledge } from '../server/understand/weights.ts'
import { readCorpus } from '../training/language/corpus.ts'
import type { Bench, Run } from './kit/bench.ts'
import { type Chance, chanceFrom } from './kit/chance.ts'
import { median, round } from './kit/numbers.ts'

const passes = { quick: 2, whole: 5 }
const wordsEach = 30
const leastWords = 12
/** As alike as that is nearly the same. */
const alike = 0.45

export const language: Bench = async (run) => {
  const chance = chanceFrom(5)
  const corpus = { nl: readCorpus('nl'), en: readCorpus('en') }
  const all = [...corpus.nl, ...corpus.en].map(({ text }) => text)
  return {
    ...judging(run, joined(all, run.quick ? 1_000 : 20_000, chance)),
    ...nearDuplicates(run, all.filter((text) => wordsOf(text).length >= leastWords).slice(0, 4_000), chance),
    weights_mb: weightsMegabytes(),
    ...learning(
      run,
      corpus.nl.map(({ text, truth }) => ({ text, sentiment: sentimentAt(truth) })),
      chance,
    ),
  }
}

function judging(run: Run, texts: readonly string[]) {
  const { judge } = createJudge(shippedKnowledge())
  const rates: number[] = []
  for (let pass = 0; pass <= (run.quick ? passes.quick : passes.whole); pass++) {
    const seconds = cpuSeconds(() => {
      for (const text of texts) judge(text, 'nl')
    })
    // The first pass is compiled.
    if (pass > 0) rates.push(texts.length / seconds)
    run.say(`judged: ${round(texts.length / seconds)} messages a second`)
  }
  return { per_s: round(median(rates)), messages: texts.length }
}

/** Each second text comes again, altered as people alter what they pass on; the others must find nothing. */
function nearDuplicates(run: Run, texts: readonly string[], chance: Chance) {
  const known = newAlike(alike, texts.length, grain)
  for (const [i, text] of texts.entries()) add(known, text, String(i))
  const asked = texts.flatMap((text, i) => (i % 2 === 0 ? [{ text: altered(text, i / 2, chance), of: String(i) }] : []))
  let [hits, found] = [0, 0]
  const seconds = cpuSeconds(() => {
    for (const { text, of } of asked) {
      const signature = signatureOf(text, grain)
      const other = signature && known.find(signature, '')
      if (other === null) continue
      found++
      if (other === of) hits++
    }
  })
  run.say(`nearly the same: ${hits} of ${asked.length} found, ${found - hits} wrongly`)
  return {
    near_duplicate_recall: round(hits / asked.length, 4),
    near_duplicate_precision: round(hits / Math.max(1, found), 4),
    near_duplicate_per_s: round(asked.length / seconds),
  }
}

function add(known: ReturnType<typeof newAlike>, text: string, key: string): void {
  const signature = signatureOf(text, grain)
  if (signature) known.add(signature, key)
}

/** Passed on, cut off with a link behind it, two words changed, or shouted with a hashtag. */
function altered(text: string, how: number, chance: Chance): string {
  const words = wordsOf(text)
  switch (how % 4) {
    case 0:
      return `RT @iemand: ${text}`
    case 1:
      return `${words.slice(0, Math.ceil(words.length * 0.8)).join(' ')} https://voorbeeld.nl/${how}`
    case 2: {
      for (const other of ['iets', 'anders']) words[chance.whole(words.length)] = other
      return words.join(' ')
    }
    default:
      return `${text.toUpperCase()} #doorsturen`
  }
}

function weightsMegabytes(): number {
  const folders = ['language', 'guideline'].map((idea) => join(root, 'domain', idea, 'weights'))
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  return round(bytes / 1e6, 2)
}

/** Ten thousand corrections of the sentiment: messages of the corpus, joined two by two so that none comes twice. */
function learning(run: Run, corpus: readonly Taught[], chance: Chance) {
  const base = shippedKnowledge().understood.get('nl')
  if (!base) throw new Error('there is no Dutch model')
  const examples = Array.from({ length: run.quick ? 1_000 : 10_000 }, () => {
    const [one, other] = [chance.pick(corpus), chance.pick(corpus)]
    return { ...one, text: `${one.text} ${other.text}` }
  })
  const seconds = cpuSeconds(() => learn(base, examples, chance.next))
  run.say(`${examples.length} corrections learnt in ${round(seconds, 2)} s`)
  return { retrain_10k_s: round((seconds * 10_000) / examples.length, 2) }
}

function joined(texts: readonly string[], count: number, chance: Chance): string[] {
  return Array.from({ length: count }, () => {
    const words: string[] = []
    while (words.length < wordsEach) words.push(...wordsOf(chance.pick(texts)))
    return words.slice(0, wordsEach).join(' ')
  })
}

const wordsOf = (text: string) => text.split(/\s+/)
const sentimentAt = (truth: ArrayLike<number>) => sentiments.find((_, i) => truth[i] === 1) ?? 'neutral'

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
