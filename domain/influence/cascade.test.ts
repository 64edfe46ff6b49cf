import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carrierOf, cascadesIn, type Said } from './cascade.ts'
import { roughly } from './roughly.ts'

const say = (id: string, inReplyTo: string | null, account: string, more: Partial<Said> = {}): Said => ({
  id,
  externalId: id,
  inReplyTo,
  account,
  ours: false,
  gone: false,
  aside: false,
  at: Number(id.replace(/\D/g, '')),
  ...more,
})
const only = (said: readonly Said[]) => {
  const [cascade, ...others] = cascadesIn(said)
  if (!cascade || others.length > 0) throw new Error('not one cascade')
  return cascade
}

describe('who reacted to a message', () => {
  test('are all who answered it, or an answer to it; those of another message are not', () => {
    const cascades = cascadesIn([
      say('1', null, 'lotte'),
      say('2', '1', 'bram'),
      say('3', '2', 'sam'),
      say('4', null, 'noor'),
      say('5', '4', 'lotte'),
    ])
    expect(
      cascades.map(({ root, reactions }) => [root.account, reactions.map(({ by, from }) => `${by}>${from}`)]),
    ).toEqual([
      ['lotte', ['bram>lotte', 'sam>bram']],
      ['noor', ['lotte>noor']],
    ])
  })

  test('are not ourselves, and who answers us reacts to whom we answered', () => {
    const { reactions } = only([say('1', null, 'lotte'), say('2', '1', 'wij', { ours: true }), say('3', '2', 'sam')])
    expect(reactions).toMatchObject([{ by: 'sam', from: 'lotte' }])
  })

  test('are not those whose words are gone, while who answered them still is', () => {
    const { reactions } = only([say('1', null, 'lotte'), say('2', '1', 'bram', { gone: true }), say('3', '2', 'sam')])
    expect(reactions).toMatchObject([{ by: 'sam', from: 'bram' }])
  })

  test('are also those who answer what we do not hold, where one message began the thread', () => {
    expect(only([say('1', null, 'lotte'), say('2', 'unseen', 'sam')]).reactions).toHaveLength(1)
    expect(cascadesIn([say('1', null, 'lotte'), say('2', null, 'bram'), say('3', 'unseen', 'sam')])).toHaveLength(3)
  })

  test('are found once each, whatever answers what', () => {
    const anySaid = fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(9)), fc.nat(4), fc.boolean(), fc.boolean()), {
      maxLength: 10,
    })
    fc.assert(
      fc.property(anySaid, (drawn) => {
        const said = drawn.map(([, to, who, ours, gone], i) =>
          say(String(i), to === null ? null : String(to), `person ${who}`, { ours, gone }),
        )
        const cascades = cascadesIn(said)
        expect(cascades.flatMap(({ ids }) => [...ids]).sort()).toEqual(said.map(({ id }) => id).sort())
        for (const cascade of cascades) {
          expect(cascade.ids.has(cascade.root.id)).toBe(true)
          const carrier = carrierOf(cascade)
          if (!carrier) continue
          expect(carrier.account).not.toBe(cascade.root.account)
          // Who carries it is not among them when their own words are gone.
          expect(carrier.people).toBeLessThanOrEqual(new Set(cascade.reactions.map(({ by }) => by)).size)
        }
      }),
    )
  })
})

describe('who carries a message', () => {
  const crowd = (from: number, to: string, n: number) =>
    Array.from({ length: n }, (_, i) => say(String(from + i), to, `person ${from + i}`))

  test('is who brings in more than a tenth of those who came, with all whom those bring in', () => {
    const talk = [say('1', null, 'lotte'), ...crowd(10, '1', 20), say('40', '1', 'singer'), ...crowd(50, '40', 2)]
    expect(carrierOf(only([...talk, say('60', '50', 'late')]))).toEqual({ account: 'singer', people: 3 })
    expect(carrierOf(only([...talk, ...crowd(70, '1', 20), say('99', '50', 'late')]))).toBeNull()
  })

  test('is nobody while fewer than three came through them, and never the writer', () => {
    expect(carrierOf(only([say('1', null, 'lotte'), say('2', '1', 'bram'), ...crowd(3, '2', 2)]))).toBeNull()
    expect(carrierOf(only([say('1', null, 'lotte'), say('2', '1', 'lotte'), ...crowd(3, '2', 9)]))).toBeNull()
  })
})

test.each([
  [0.4, 0],
  [7.2, 7],
  [23, 20],
  [96, 100],
  [312, 300],
  [Number.NaN, 0],
])('%s is said as %s', (n, said) => {
  expect(roughly(n)).toBe(said)
})
