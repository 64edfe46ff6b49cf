/** Any character at all: what `unit: 'binary'` of fast-check gives, which makes a table of a million of them first, in every worker. */
import fc from 'fast-check'

const surrogates = { first: 0xd800, count: 0x800 }

/** The unit of a string: `fc.string({ unit: character })`. */
export const character: fc.Arbitrary<string> = fc
  .nat({ max: 0x10ffff - surrogates.count })
  .map((n) => String.fromCodePoint(n < surrogates.first ? n : n + surrogates.count), numberOf)

function numberOf(text: unknown): number {
  const [one, ...others] = typeof text === 'string' ? text : ''
  const point = one?.codePointAt(0)
  if (point === undefined || others.length > 0) throw new Error('not one character')
  return point < surrogates.first ? point : point - surrogates.count
}
