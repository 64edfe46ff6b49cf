import fc from 'fast-check'
import { expect, test } from 'vitest'
import { facetsOf, readFacets, writeOut } from './facets.ts'

const nobody = async () => null
const link = (text: string, shown: string, uri: string) => {
  const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(shown)))
  const features = [{ $type: 'app.bsky.richtext.facet#link', uri }]
  return { index: { byteStart, byteEnd: byteStart + Buffer.byteLength(shown) }, features }
}
const read = (text: string, ...facets: unknown[]) => writeOut(text, readFacets({ facets }).links)

test.each([
  [
    'een link die is ingekort',
    '🔌 zie voltmeer.example/st… nu',
    'voltmeer.example/st…',
    '🔌 zie https://voltmeer.example/storing nu',
  ],
  [
    'een link die zegt waarheen',
    'zie voltmeer.example/storing',
    'voltmeer.example/storing',
    'zie voltmeer.example/storing',
  ],
  ['een link achter woorden', 'lees dit stuk', 'dit stuk', 'lees dit stuk (https://voltmeer.example/storing)'],
])('%s', (_, text, shown, whole) =>
  expect(read(text, link(text, shown, 'https://voltmeer.example/storing'))).toBe(whole),
)

test('links and mentions of ours are found, counted in bytes; what only looks like one is left', async () => {
  const text = 'Hé 👩‍🚀 @jan.test (zie https://a.example/x?y=1). Mail jan@a.example, @nobody.test #Storing #1'
  const facets = await facetsOf(text, async (handle) => (handle === 'jan.test' ? 'did:plc:jan' : null))
  const pieces = facets.map(({ index, features }) => [
    Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
    features[0]?.uri ?? features[0]?.did ?? features[0]?.tag,
  ])
  expect(pieces).toEqual([
    ['@jan.test', 'did:plc:jan'],
    ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
    ['#Storing', 'Storing'],
  ])
})

test('what we write is read back as it was written', async () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('https://a.example/b', '@jan.test', '#tag', ' '),
    ),
  )
  await fc.assert(
    fc.asyncProperty(words, async (parts) => {
      const text = parts.join(' ')
      expect(read(text, ...(await facetsOf(text, nobody)))).toBe(text)
    }),
    { numRuns: 200 },
  )
})

test('facets of a stranger never break a text, whatever they point at', () => {
  const facet = fc.record({
    index: fc.record({ byteStart: fc.integer({ min: -5, max: 60 }), byteEnd: fc.integer({ min: -5, max: 60 }) }),
    features: fc.constant([{ $type: 'app.bsky.richtext.facet#link', uri: 'https://a.example/' }]),
  })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.array(facet, { maxLength: 5 }), (text, facets) => {
      expect(read(text, ...facets).length).toBeLessThanOrEqual(text.length + facets.length * 60 + 60)
    }),
  )
})
