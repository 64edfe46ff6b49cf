import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zones } from '../../server/zones.ts'
import { feel, feelingOf, noFeeling, type Said } from './pain.ts'
import { defaultRules } from './rules.ts'
import { type Dialogue, type Hand, standingOf } from './situation.ts'

const began = new Date('2026-11-23T09:00:00Z').getTime()
const at = (minutes: number) => new Date(began + minutes * 60_000)
const clock = { now: at(600), zone: 'Europe/Amsterdam', zones }

const reads = fc.constantFrom(
  null,
  ['nl', 'neutral', 'question'],
  ['nl', 'negative', 'complaint'],
  ['nl', 'negative'],
  ['nl', 'distress'],
  ['nl', 'refused', 'thanks'],
  ['nl', 'positive', 'thanks'],
  ['nl', 'agreed'],
  ['nl', 'agreed', 'complaint'],
)
const evening: fc.Arbitrary<Said[]> = fc
  .array(fc.record({ ours: fc.boolean(), silent: fc.boolean(), visit: fc.boolean(), reads }), { maxLength: 12 })
  .map((all) => all.map((one, i) => ({ ...one, id: `m${i}`, at: at(i) })))

describe('what somebody feels', () => {
  const said = (...all: [boolean, string[]][]): Said[] =>
    all.map(([ours, read], i) => ({ id: `m${i}`, at: at(i), ours, silent: false, visit: false, reads: read }))

  test('a complaint hurts until they say that it is well; our answer ends nothing', () => {
    const hurts = said([false, ['complaint']], [true, []])
    expect(feelingOf(hurts, null)).toMatchObject({ painSince: at(0), painFor: 'complaint', painBecause: ['m0'] })
    expect(
      feelingOf([...hurts, ...said([false, ['agreed']]).map((one) => ({ ...one, at: at(9) }))], null),
    ).toMatchObject({
      painSince: null,
      painAt: at(0),
      easedAt: at(9),
    })
  })

  test('thanks end it only when they are for our answer, and when nothing is wrong', () => {
    const after = (...all: [boolean, string[]][]) => feelingOf(said([false, ['complaint']], ...all), null).painSince
    expect(after([false, ['thanks']])).toEqual(at(0))
    expect(after([true, []], [false, ['thanks', 'refused']])).toEqual(at(0))
    expect(after([true, []], [false, ['thanks']])).toBeNull()
  })

  test('having to come back hurts when it is said in anger', () => {
    expect(feelingOf(said([false, []], [true, []], [false, ['negative']]), null).painFor).toBe('second contact')
    expect(feelingOf(said([false, []], [true, []], [false, ['neutral']]), null).painSince).toBeNull()
    expect(feelingOf(said([false, ['negative']]), null).painSince).toBeNull()
  })

  test('somebody of us may say that it does not hurt: what came before counts no more, what comes after does', () => {
    const all = said([false, ['complaint']], [false, []], [false, ['distress']])
    expect(feelingOf(all, at(1)).painBecause).toEqual(['m2'])
    expect(feelingOf(all.slice(0, 2), at(1)).painSince).toBeNull()
  })

  test('is the same whether it is heard as it comes or told anew', () => {
    fc.assert(
      fc.property(evening, (all) => {
        let [feeling, last] = [noFeeling, null as Said | null]
        for (const one of all) {
          const afterOurs = last?.ours ?? false
          if (!one.ours && !one.silent)
            feeling = feel(feeling, { ...one, afterOurs, comesBack: last !== null && (one.visit || afterOurs) })
          last = one
        }
        expect(feelingOf(all, null)).toEqual(feeling)
      }),
    )
  })
})

const dialogue = (ownContactId: string): fc.Arbitrary<Dialogue> =>
  fc.record({ all: evening, complaint: fc.boolean(), waits: fc.boolean() }).map(({ all, complaint, waits }) => ({
    ...feelingOf(all, null),
    customerWord: 'none',
    history: false,
    waitsSince: waits ? at(0) : null,
    lastDirection: all.at(-1)?.ours ? 'out' : 'in',
    lastMessageAt: all.at(-1)?.at ?? at(0),
    ownContactId,
    complaint,
  }))
const of = (contact: string) => fc.array(dialogue(contact), { maxLength: 3 })
const hands = (contactId: string): fc.Arbitrary<Hand[]> =>
  fc.array(
    fc.record({
      contactId: fc.constant(contactId),
      situation: fc.constantFrom('calm', 'painful', 'farewell'),
      at: fc.integer({ min: 0, max: 30 }).map(at),
    }),
    { maxLength: 2 },
  )
const order = ['farewell', 'painful', 'waiting for us', 'in dialogue', 'agreed', 'calm']

describe('the situation of a person', () => {
  const standing = (dialogues: Dialogue[], said: Hand[]) => standingOf(dialogues, said, defaultRules, clock)

  test('follows from what stands, in whatever order it is read', () => {
    fc.assert(
      fc.property(of('een'), hands('een'), (dialogues, said) => {
        const { situation, until, restUntil, because } = standing(dialogues, said)
        expect(standing(dialogues.toReversed(), said)).toMatchObject({ situation, until, restUntil, because })
      }),
    )
  })

  test('is the worst of the two when two turn out to be one, and is of each again what it was when they are taken apart', () => {
    fc.assert(
      fc.property(of('een'), of('twee'), hands('een'), hands('twee'), (one, other, said, told) => {
        const [first, second] = [standing(one, said), standing(other, told)]
        const together = standing([...one, ...other], [...said, ...told])
        const worst = Math.min(order.indexOf(first.situation), order.indexOf(second.situation))
        expect(order.indexOf(together.situation)).toBe(worst)
        if (together.situation === 'painful') expect(together.silent).toBe(false)
        const rest = Math.max(first.restUntil?.getTime() ?? 0, second.restUntil?.getTime() ?? 0)
        expect(together.restUntil?.getTime() ?? 0).toBe(rest)
      }),
    )
  })
})
