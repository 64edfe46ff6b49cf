import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Erased,
  type Evidence,
  forget,
  halfLife,
  newEvidence,
  type Observation,
  observe,
  type Standing,
  signalsOf,
  trimmed,
  withoutErased,
  withoutReactor,
} from './evidence.ts'

const day = 86_400_000
const now = 2000 * day
const at = fc.integer({ min: 0, max: 2000 }).map((days) => days * day)
const counter = fc.option(fc.constantFrom(0, 3, 12, 5000, -4, Number.NaN, 1e99))
const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({ kind: fc.constant('post' as const), at }),
  fc.record({ kind: fc.constant('reaction' as const), at, by: fc.constantFrom('a', 'b', 'c', 'd'), reach: counter }),
  fc.record({ kind: fc.constant('profile' as const), at, audience: counter, lists: counter }),
)
const watched = (standing: Standing): Evidence => {
  if (standing.state !== 'watched') throw new Error('not watched')
  return standing
}
const seen = (...observations: Observation[]) => watched(observe(newEvidence(), observations))
const reaction = (by: string, when: number): Observation => ({ kind: 'reaction', at: when, by, reach: null })
const profile = (audience: number, when: number): Observation => ({ kind: 'profile', at: when, audience, lists: null })

describe('evidence of an account', () => {
  test('is the same in whatever order and pieces it arrives', () => {
    fc.assert(
      fc.property(
        fc.array(observation, { maxLength: 30 }),
        fc.nat(30),
        fc.infiniteStream(fc.nat()),
        (all, cut, keys) => {
          const mixed = all.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key)
          const order = mixed.map(({ one }) => one)
          const other = watched(observe(observe(newEvidence(), order.slice(0, cut)), order.slice(cut)))
          const [one, two] = [signalsOf(seen(...all), now), signalsOf(other, now)]
          for (const name of Object.keys(one) as (keyof typeof one)[]) expect(two[name]).toBeCloseTo(one[name], 9)
          expect(other.observed).toBe(seen(...all).observed)
        },
      ),
    )
  })

  test('counts different people, and each reaction', () => {
    const signals = signalsOf(seen(reaction('a', now), reaction('a', now), reaction('b', now)), now)
    expect(signals).toMatchObject({ reactors: 2, reactions: 3 })
  })

  test('loses half its weight in ninety days', () => {
    const evidence = seen(reaction('a', now - halfLife), reaction('b', now), { kind: 'post', at: now - 2 * halfLife })
    expect(signalsOf(evidence, now)).toMatchObject({ reactors: 1.5, reactions: 1.5, posts: 0.25 })
  })

  test('takes the newest counter, also when it fell, and none that cannot be', () => {
    expect(signalsOf(seen(profile(900, now), profile(1000, now - day)), now).audience).toBe(900)
    expect(signalsOf(seen(profile(900, now - day), profile(-4, now)), now).audience).toBe(900)
    expect(signalsOf(seen(profile(900, now - day), profile(1e99, now)), now).audience).toBe(900)
  })

  test('takes who reacted by how much they are reacted to, where that is known', () => {
    const by = (who: string, reach: number | null): Observation => ({ kind: 'reaction', at: now, by: who, reach })
    expect(signalsOf(seen(by('a', 10), by('b', 30), by('c', null)), now).reactorsReach).toBe(20)
  })

  test('lets go of who reacted too long ago to count', () => {
    const evidence = seen(reaction('a', now - 5 * halfLife), reaction('b', now))
    expect([...trimmed(evidence, now).reactors.keys()]).toEqual(['b'])
  })

  test('of who objected is gone, and stays away', () => {
    const gone = forget(seen(reaction('a', now), profile(900, now)), now)
    expect(gone).toEqual({ state: 'objected', since: now })
    expect(observe(gone, [reaction('b', now + day)])).toEqual(gone)
    expect(forget(gone, now + day)).toEqual(gone)
  })

  test('without what is erased is as if that had never been observed', () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 20 }), fc.array(observation, { maxLength: 10 }), (kept, gone) => {
        const last = (by: string) => {
          const times = kept.flatMap((one) => (one.kind === 'reaction' && one.by === by ? [one.at] : []))
          return times.length > 0 ? Math.max(...times) : null
        }
        const counted = gone.filter((one) => one.kind !== 'profile')
        const erased = counted.map(
          (one): Erased =>
            one.kind === 'post' ? one : { kind: 'reaction', at: one.at, by: one.by, besides: last(one.by) },
        )
        const [before, after] = [seen(...kept), withoutErased(seen(...kept, ...counted), erased)]
        expect(after.observed).toBe(before.observed)
        expect([...after.reactors.keys()].sort()).toEqual([...before.reactors.keys()].sort())
        for (const [by, { at, count }] of before.reactors) expect(after.reactors.get(by)).toMatchObject({ at, count })
        const [is, was] = [signalsOf(after, now), signalsOf(before, now)]
        for (const name of ['reactors', 'reactions', 'posts'] as const) expect(is[name]).toBeCloseTo(was[name], 6)
      }),
    )
  })

  test('of others holds no trace of who objected', () => {
    const { reactors, reactions } = withoutReactor(seen(reaction('a', now), reaction('b', now)), 'a')
    expect([...reactors.keys()]).toEqual(['b'])
    expect(reactions.value).toBe(2)
  })
})
