import { describe, expect, test } from 'vitest'
import { momentReader } from '../../cli/import/moment.ts'

const zone = 'Europe/Amsterdam'
const read = (format: string, text: string) => momentReader(format, zone)(text)?.toISOString() ?? null

describe('a moment', () => {
  test.each([
    ['EEE MMM dd HH:mm:ss xx yyyy', 'Tue Oct 31 22:10:47 +0000 2017', '2017-10-31T22:10:47.000Z'],
    ['EEE MMM dd HH:mm:ss xx yyyy', 'Tue Oct 31 22:10:47 -0730 2017', '2017-11-01T05:40:47.000Z'],
    ['iso', '2026-03-04T10:00:00Z', '2026-03-04T10:00:00.000Z'],
    ['iso', '2026-03-04 10:00', '2026-03-04T09:00:00.000Z'],
    ['iso', '2026-07-04 10:00:05,25', '2026-07-04T08:00:05.250Z'],
    ['iso', '2026-07-04', '2026-07-03T22:00:00.000Z'],
    ['dd-MM-yyyy HH:mm', '04-03-2026 10:00', '2026-03-04T09:00:00.000Z'],
    ['d/M/yyyy h:mm a', '4/3/2026 12:05 AM', '2026-03-03T23:05:00.000Z'],
    ["d MMMM yyyy 'om' HH:mm 'uur'", '4 maart 2026 om 10:00 uur', '2026-03-04T09:00:00.000Z'],
    ['unix', '1509487847', '2017-10-31T22:10:47.000Z'],
    ['unix-ms', '1509487847000', '2017-10-31T22:10:47.000Z'],
    // The hour that is skipped, and the one that comes twice.
    ['iso', '2026-03-29 02:30', '2026-03-29T01:30:00.000Z'],
    ['iso', '2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
  ])('written as %s: %s', (format, text, moment) => {
    expect(read(format, text)).toBe(moment)
  })

  test.each([
    ['iso', '2026-02-30'],
    ['iso', 'gisteren'],
    ['iso', '2026-03-04T25:00:00Z'],
    ['EEE MMM dd HH:mm:ss xx yyyy', 'Tue Foo 31 22:10:47 +0000 2017'],
    ['unix', 'nu'],
    ['unix-ms', '999999999999999'],
  ])('is not guessed: %s, %s', (format, text) => {
    expect(read(format, text)).toBeNull()
  })

  test.each([
    ['QQ yyyy MM dd', /"QQ" in "QQ yyyy MM dd" means nothing; it may hold yyyy/],
    ['HH:mm', /should hold a year \(yyyy\), a month/],
  ])('has a pattern that makes sense: %s', (format, why) => {
    expect(() => momentReader(format, zone)).toThrow(why)
  })
})
