import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counter, mostSharers, type Reason, strengthOf, strongest, verdictOn } from './evidence.ts'

const reason = (kind: Reason['kind'], verified = false, sharedBy = 2): Reason => ({
  kind,
  value: null,
  verified,
  sharedBy,
})
const counter = (kind: Counter['kind']): Counter => ({ kind, value: null })

test.each([
  ['join', [reason('same email', true)], []],
  ['suggest', [reason('same email', true)], [counter('other name')]],
  ['suggest', [reason('wrote email')], []],
  ['suggest', [reason('same handle'), reason('name')], []],
  ['nothing', [reason('same handle')], []],
  ['suggest', [reason('name')], []],
  ['nothing', [reason('name')], [counter('same network')]],
  ['nothing', [reason('same phone', true, 400)], []],
  ['nothing', [reason('wrote number')], [counter('two records')]],
  ['nothing', [], []],
] as const)('%s', (verdict, reasons, counters) => {
  expect(verdictOn(reasons, counters)).toBe(verdict)
})

const kinds = ['same email', 'same phone', 'wrote email', 'wrote phone', 'wrote number', 'same handle', 'name'] as const
const reasons = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    value: fc.constant(null),
    verified: fc.boolean(),
    sharedBy: fc.integer({ min: 1, max: 10_000 }),
  }),
  { maxLength: 6 },
)
const counters = fc.array(
  fc
    .constantFrom('other name', 'same network', 'shared', 'household', 'two records')
    .map((kind) => counter(kind as Counter['kind'])),
  { maxLength: 3 },
)

test('nothing joins by itself that no channel vouches for, that many share, or that anything speaks against', () => {
  fc.assert(
    fc.property(reasons, counters, (some, against) => {
      if (verdictOn(some, against) !== 'join') return
      expect(some.some(({ verified, sharedBy }) => verified && sharedBy <= mostSharers)).toBe(true)
      expect(against).toEqual([])
    }),
  )
})

test('one reason more never makes less sure, one objection more never makes surer', () => {
  fc.assert(
    fc.property(reasons, counters, (some, against) => {
      const strength = strengthOf(some, against)
      expect(strength).toBeGreaterThanOrEqual(0)
      expect(strength).toBeLessThanOrEqual(1)
      expect(strengthOf([...some, reason('name')], against)).toBeGreaterThanOrEqual(strength)
      expect(strengthOf(some, [...against, counter('household')])).toBeLessThanOrEqual(strength)
    }),
  )
})

test('the objection that is told is the one that weighs most', () => {
  expect(strongest([counter('same network'), counter('two records'), counter('other name')])?.kind).toBe('two records')
  expect(strongest([])).toBeNull()
})
