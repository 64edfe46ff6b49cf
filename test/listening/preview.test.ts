/** What somebody sees before a search term is saved: where the words stood, how much a day, and which words bring noise. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { found } from '../../domain/listening/found.ts'
import { meets, readMessage } from '../../domain/listening/meets.ts'
import { contrast, noiseOf } from '../../domain/listening/noise.ts'
import { parse } from '../../domain/listening/parse.ts'
import { print } from '../../domain/listening/print.ts'
import type { Query } from '../../domain/listening/query.ts'
import { estimateVolume, isBroad } from '../../domain/listening/volume.ts'
import { query as anyQuery, message } from './arbitrary.ts'

function read(text: string): Query {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.query
}
const posts = (...texts: string[]) => texts.map((text) => readMessage({ text }))

describe('where the words stood', () => {
  test.each([
    ['ziggo storing', 'Storing bij #Ziggo, weer Ziggo', ['Storing', '#Ziggo', 'Ziggo']],
    ['"geen internet"', 'al uren geen internet', ['geen internet']],
    ['internet NEAR/2 weg', 'internet is weg, en het internet bij de buren niet', ['internet', 'weg']],
    ['"is weg" OR "weg is"', 'het is weg is het', ['is weg is']],
    ['café NOT thee', 'Een Cafe\u0301.', ['Cafe\u0301']],
    ['lang:nl OR @ziggo', 'niets hier', []],
  ])('%s in %s', (term, text, spans) => {
    expect(
      found(read(term), readMessage({ text, lang: 'nl' })).map(({ from, until }) => text.slice(from, until)),
    ).toEqual(spans)
  })

  test('they are in order, apart, and within the text', () => {
    fc.assert(
      fc.property(anyQuery, message, (query, each) => {
        let end = 0
        for (const { from, until } of found(query, readMessage(each))) {
          expect(from >= end && until > from && until <= each.text.length).toBe(true)
          end = until
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('how much a day', () => {
  test('is told with an interval that narrows with what was looked at, and widens with bursts', () => {
    const few = estimateVolume({ looked: 100, met: 5, total: 10_000, days: 10 })
    const many = estimateVolume({ looked: 10_000, met: 500, total: 10_000, days: 10 })
    const bursts = estimateVolume({
      looked: 10_000,
      met: 500,
      total: 10_000,
      days: 10,
      perDay: [0, 0, 0, 450, 50, 0, 0, 0, 0, 0],
    })
    expect(few.expected).toBe(50)
    expect(few.low).toBeLessThan(30)
    expect(few.high).toBeGreaterThan(80)
    expect([many.low > 45, many.high < 55]).toEqual([true, true])
    expect([bursts.low < many.low, bursts.high > many.high]).toEqual([true, true])
  })

  test('of nothing found it says how much there may be all the same', () => {
    expect(estimateVolume({ looked: 300, met: 0, total: 3000, days: 1 })).toEqual({ low: 0, expected: 0, high: 30 })
    expect(estimateVolume({ looked: 0, met: 0, total: 0, days: 0 })).toEqual({ low: 0, expected: 0, high: 0 })
  })

  test('the interval holds the truth about nine times in ten', () => {
    let held = 0
    for (let run = 0; run < 400; run++) {
      let met = 0
      // A sequence that fills the unit interval evenly enough to stand for chance, and is the same each time.
      for (let i = 0; i < 500; i++)
        if ((((Math.sin(run * 12.9898 + i * 78.233) * 43_758.5453) % 1) + 1) % 1 < 0.04) met++
      const { low, high } = estimateVolume({ looked: 500, met, total: 500, days: 1 })
      if (low <= 20 && high >= 20) held++
    }
    expect(held / 400).toBeGreaterThan(0.86)
  })

  test('a term that matches nearly everything is known as such', () => {
    expect(isBroad({ looked: 1000, met: 400 })).toBe(true)
    expect(isBroad({ looked: 1000, met: 40 })).toBe(false)
    expect(isBroad({ looked: 5, met: 5 })).toBe(false)
  })
})

describe('which words bring noise', () => {
  const wanted = posts(
    'jaguar accu laadt niet',
    'mijn jaguar staat stil op de snelweg',
    'jaguar garage belt niet terug',
    'de dealer van jaguar helpt niet',
    'de accu van mijn jaguar is leeg',
    'weer naar de garage met de jaguar',
  )
  const unwanted = posts(
    'een jaguar in het oerwoud gezien',
    'de jaguar jaagt in het oerwoud',
    'jaguar welp geboren in de dierentuin',
    'oerwoud en jaguar: prachtig',
    'jaguar uit de dierentuin ontsnapt',
    'het oerwoud van de jaguar krimpt',
    '#oerwoud jaguar bij de rivier',
  )

  test('those of what was called not relevant, with what keeping them out would do', () => {
    const noise = noiseOf(read('jaguar'), { wanted, unwanted, rest: [] }, [])
    expect(noise.map(({ key }) => key)).toContain('oerwoud')
    expect(noise.map(({ key }) => key)).not.toContain('de')
    expect(noise.map(({ key }) => key)).not.toContain('jaguar')
    const [first] = noise
    expect(first).toMatchObject({ key: 'oerwoud', removes: 5, loses: 0 })
    expect(first && print(first.query)).toBe('jaguar AND NOT oerwoud')
    for (const { query, removes } of noise)
      expect([...wanted, ...unwanted].filter((reading) => !meets(query, reading)).length).toBe(removes)
  })

  test('with nothing judged, those that stand out against everything else', () => {
    const around = posts(
      'de trein is te laat',
      'mooi weer in de stad',
      'het internet is weg',
      'waar is de bus',
      'ik ga in het weekend weg',
    )
    expect(
      noiseOf(read('jaguar'), { wanted: [], unwanted: [], rest: unwanted }, around).map(({ key }) => key),
    ).toContain('oerwoud')
  })

  test('what is said everywhere, or once, is not remarkable', () => {
    expect(contrast(posts('a1 b1', 'a1 c1'), posts('a1 d1', 'a1 e1'))).toEqual([])
    expect(noiseOf(read('jaguar'), { wanted: [], unwanted: [], rest: [] }, [])).toEqual([])
  })
})
