/** Held-out figures of a model that is shipped. On our own corpus they say how consistent it is, and not how true. */
import { readFeatures } from '../../domain/language/features.ts'
import { figuresOf, microF1 } from '../../domain/language/figures.ts'
import { holdsFrom, intents, languages, sentiments, type Trait, traits } from '../../domain/language/judgement.ts'
import type { Lexicon } from '../../domain/language/lexicon.ts'
import { chancesOf, type Model } from '../../domain/language/model.ts'
import { createReader, type Reader } from '../../domain/language/reader.ts'
import { readSpelling } from '../../domain/language/spelling.ts'
import { measuredOn, readCorpus } from './corpus.ts'
import { readLines } from './sources.ts'

const percent = (share: number) => Math.round(share * 1000) / 10

/** Sentiment and traits on the branches that taught nothing. */
export function measureUnderstood(language: 'nl' | 'en', { model, lexicon }: { model: Model; lexicon: Lexicon }) {
  const texts = readCorpus(language).filter(({ branch }) => measuredOn.has(branch))
  const judge = judgeWith(model, (text, reader) => readFeatures(text, reader, lexicon))
  const chances = texts.map(({ text }) => judge(text))
  const felt = figuresOf(
    chances.map((each) => each.slice(0, sentiments.length)),
    texts.map(({ truth }) => truth.indexOf(1)),
  )
  const counts = traits.map((trait, t) => {
    const at = sentiments.length + 1 + t
    const said = chances.map((each) => (each[at] ?? 0) >= holdsFrom[trait])
    const is = texts.map(({ truth }) => truth[at] === 1)
    const hit = said.filter((one, i) => one && is[i]).length
    return { trait, hit, said: said.filter(Boolean).length, true: is.filter(Boolean).length }
  })
  const isIntent = (trait: Trait) => (intents as readonly string[]).includes(trait)
  return {
    n: texts.length,
    sentiment: shown(felt),
    intent_micro_f1: percent(microF1(counts.filter(({ trait }) => isIntent(trait)))),
    traits: counts
      .map((each) => `${each.trait} P${percent(each.hit / each.said)} R${percent(each.hit / each.true)} n${each.true}`)
      .join('; '),
  }
}

/** Our own messages of the test branches, whole and in five words, and Frisian sentences that taught nothing. */
export function measureSpoken(model: Model, data: string) {
  const judge = judgeWith(model, readSpelling)
  const said = (text: string) => {
    const chances = judge(text)
    return languages[chances.indexOf(Math.max(...chances))] ?? 'other'
  }
  const share = (texts: readonly string[], right: (said: string) => boolean) =>
    percent(texts.filter((text) => right(said(text))).length / texts.length)
  const own = (language: 'nl' | 'en') =>
    readCorpus(language).flatMap(({ branch, text }) => (measuredOn.has(branch) ? [text] : []))
  const five = (texts: readonly string[]) => texts.map((text) => text.split(/\s+/).slice(0, 5).join(' '))
  const frisian = readLines(data, 'frisian.txt').filter((_, i) => i % 2 === 1)
  return {
    nl: share(own('nl'), (is) => is === 'nl'),
    en: share(own('en'), (is) => is === 'en'),
    nl_five_words: share(five(own('nl')), (is) => is === 'nl'),
    en_five_words: share(five(own('en')), (is) => is === 'en'),
    frisian_not_dutch: share(frisian, (is) => is !== 'nl'),
    frisian: share(frisian, (is) => is === 'fy'),
  }
}

function judgeWith(model: Model, read: (text: string, reader: Reader) => void): (text: string) => Float64Array {
  const reader = createReader()
  return (text) => {
    read(text, reader)
    return chancesOf(model, reader)
  }
}

const shown = (figures: object) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, name === 'n' ? value : percent(value)]))
