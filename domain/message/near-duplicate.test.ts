import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeness, newAlike, signatureOf } from './near-duplicate.ts'

const nouns = ['kabel', 'storing', 'wijk', 'monteur', 'glas', 'meter', 'rekening', 'helpdesk', 'buurman', 'zender']
const words = fc.array(
  fc.tuple(fc.constantFrom(...nouns), fc.nat(200)).map(([noun, n]) => `${noun}${n}`),
  {
    minLength: 30,
    maxLength: 200,
  },
)
const of = (text: string) => signatureOf(text) ?? new Uint8Array(64)

/** What the estimate estimates: the part of the runs of four words that two texts share. */
function shared(one: readonly string[], other: readonly string[]): number {
  const runs = (list: readonly string[]) => new Set(list.slice(3).map((_, i) => list.slice(i, i + 4).join(' ')))
  const [a, b] = [runs(one), runs(other)]
  const both = [...a].filter((run) => b.has(run)).length
  return both / (a.size + b.size - both)
}

describe('the likeness of two texts', () => {
  test('is near the part of their runs that they share', () => {
    let off = 0
    let n = 0
    fc.assert(
      fc.property(words, words, fc.double({ min: 0, max: 1, noNaN: true }), (one, more, part) => {
        const other = [...one.slice(0, Math.ceil(one.length * part)), ...more]
        const error = Math.abs(likeness(of(one.join(' ')), of(other.join(' '))) - shared(one, other))
        off += error
        n++
        expect(error).toBeLessThan(0.35)
      }),
      { numRuns: 300, seed: 4 },
    )
    expect(off / n).toBeLessThan(0.06)
  })
  test('is the same both ways, whole with itself, and sees no case and no signs', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [of(one.join(' ')), of(other.join(' '))]
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, of(one.join(', ').toUpperCase()))).toBe(1)
      }),
      { numRuns: 50, seed: 4 },
    )
  })
  test('whatever comes in, there is a signature of what has words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(signatureOf(text)?.length ?? 64).toBe(64)
      }),
    )
    expect(signatureOf(' ... ')).toBeNull()
    expect(likeness(of('光ファイバーが切れました'), of('今日はいい天気ですね'))).toBeLessThan(0.2)
  })
})

describe('among many texts', () => {
  const page = (n: number) => Array.from({ length: 120 }, (_, i) => `${nouns[(i * n) % 10]}${(i * 7919 * n) % 997}`)
  test('one with a few other words is found, one about something else is not, and nobody is like themselves', () => {
    const alike = newAlike(0.8, 1000)
    for (let n = 1; n <= 200; n++) alike.add(of(page(n).join(' ')), `page ${n}`)
    const edited = page(42).with(60, 'elders').concat('lees ook')
    expect(alike.find(of(edited.join(' ')), 'new')).toBe('page 42')
    expect(alike.find(of(edited.join(' ')), 'page 42')).toBeNull()
    expect(alike.find(of(page(777).join(' ')), 'new')).toBeNull()
  })
  test('the oldest go, and what went is not found', () => {
    const alike = newAlike(0.8, 10)
    for (let n = 1; n <= 30; n++) alike.add(of(page(n).join(' ')), `page ${n}`)
    expect(alike.find(of(page(5).join(' ')), 'new')).toBeNull()
    expect(alike.find(of(page(25).join(' ')), 'new')).toBe('page 25')
  })
})
