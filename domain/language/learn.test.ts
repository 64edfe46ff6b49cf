import { describe, expect, test } from 'vitest'
import { chanceFrom } from './chance.ts'
import { heads } from './heads.ts'
import { createJudge, type Understood } from './judge.ts'
import { languages } from './judgement.ts'
import { learn, leastExamples, type Taught } from './learn.ts'
import { noLexicon } from './lexicon.ts'
import { toModel } from './model.ts'
import { pack, unpack } from './pack.ts'
import { train, usual } from './train.ts'

/** It knows nothing: each sentiment is as likely as another. */
const blank = toModel(train(heads, [], chanceFrom(1), { ...usual, epochs: 1 }), 10)
const base: Understood = { model: blank, lexicon: noLexicon }
const spoken = toModel(
  train([{ name: 'language', kind: 'one', outputs: languages }], [], chanceFrom(1), { ...usual, epochs: 1 }),
  10,
)

const bikes = ['fiets', 'band', 'zadel', 'ketting', 'bel', 'rem']
const bread = ['brood', 'taart', 'koekje', 'meel', 'oven', 'bol']
/** @param turn which of the words are used, so that no two are the same */
function corrections(many: number): Taught[] {
  return Array.from({ length: many }, (_, i) => {
    const [words, topic] = i % 2 === 0 ? [bikes, 'label-bikes'] : [bread, 'label-bread']
    const good = i % 3 !== 0
    return {
      text: `de ${words[i % words.length]} en de ${words[(i >> 2) % words.length]} ${good ? 'zijn puik' : 'zijn ruk'} hoor ${i}`,
      sentiment: good ? 'positive' : 'negative',
      traits: { praise: good, complaint: !good },
      topics: { [topic]: true },
    }
  })
}

describe('what people teach', () => {
  const learnt = learn(base, corrections(300), chanceFrom(1))

  test('is known afterwards, and better than before', () => {
    expect(learnt.better).toBe(true)
    expect(learnt.learnt.sentiment.right / learnt.learnt.sentiment.n).toBeGreaterThan(0.9)
    expect(learnt.learnt.topics.right / learnt.learnt.topics.n).toBeGreaterThan(0.9)
    expect(learnt.shipped.right).toBeLessThan(learnt.learnt.right)
    expect(learnt.labels).toEqual(['label-bikes', 'label-bread'])
    expect(learnt.taught + learnt.heldOut).toBe(300)
    expect(learnt.curve.map(({ examples }) => examples).slice(0, 3)).toEqual([10, 30, 100])
  })
  test('stands on top of what is shipped, also after it was kept as bytes', () => {
    if (!learnt.own) throw new Error('nothing was learnt')
    const own = unpack(pack(learnt.own)).model
    const { judge } = createJudge({ language: spoken, understood: new Map([['nl', { ...base, own }]]) })
    const judgement = judge('de ketting en het zadel zijn ruk', 'nl')
    expect(judgement?.sentiment[0]).toBeGreaterThan(0.5)
    expect(judgement?.topics?.['label-bikes']).toBeGreaterThan(0.5)
    expect(judgement?.topics?.['label-bread']).toBeLessThan(0.5)
  })
  test('is the same each time', () => {
    const again = learn(base, corrections(300), chanceFrom(1))
    expect(again.own && learnt.own && pack(again.own)).toEqual(learnt.own && pack(learnt.own))
  })
  test('holds the same examples out when more come, so that the one in use is measured fairly', () => {
    const more = learn({ ...base, ...(learnt.own && { own: learnt.own }) }, corrections(400), chanceFrom(1))
    expect(more.heldOut).toBeGreaterThanOrEqual(learnt.heldOut)
    expect(more.present.right).toBeGreaterThan(more.shipped.right)
  })
  test('moves little when it is little', () => {
    const few = learn(base, corrections(3), chanceFrom(1))
    expect(few.better).toBe(false)
    expect(few.labels).toEqual([])
    expect(few.curve.length).toBeLessThanOrEqual(1)
    expect(learn(base, [], chanceFrom(1))).toMatchObject({ own: null, taught: 0, heldOut: 0, better: false, curve: [] })
  })
  test(`a label is learnt from ${leastExamples} examples on, and one that is refused is an example too`, () => {
    const rare = corrections(60).map((one, i) => ({ ...one, topics: i < 5 ? { rare: true } : { often: i % 2 === 0 } }))
    const { labels, learnt: measured } = learn(base, rare, chanceFrom(1))
    expect(labels).toEqual(['often'])
    expect(measured.topics.n).toBeGreaterThan(0)
  })
})
