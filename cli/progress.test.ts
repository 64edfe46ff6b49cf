import { expect, test } from 'vitest'
import { createProgress, describe, span } from './progress.ts'

test('progress tells how far, how fast and how long still', () => {
  expect(describe(120_000, 500_000, 'message', 3)).toBe(
    'message: 120,000 of 500,000 (24 %), 40,000 a second, 10 s to go',
  )
  expect(describe(1_000, null, 'lines', 2)).toBe('lines: 1,000, 500 a second')
  expect(describe(0, 0, 'message', 0)).toBe('message: 0 of 0 (100 %), 0 a second')
})

test('time is told in the units of people', () => {
  expect([0.2, 99, 101, 3_600, 7_800].map(span)).toEqual(['1 s', '99 s', '2 min', '60 min', '2 h 10 min'])
})

test('a line that moves on a terminal is wiped at the end; elsewhere there is a line now and then', () => {
  const trial = (isTTY: boolean) => {
    let said = ''
    let time = 0
    const stream = {
      isTTY,
      write: (text: string) => {
        said += text
      },
    } as unknown as NodeJS.WriteStream
    const progress = createProgress(stream, () => time)
    for (; time <= 6_000; time += 50) progress.show(time, 6_000, 'step')
    progress.end()
    return said
  }
  expect(trial(true).startsWith('\r\x1b[Kstep: 100 of')).toBe(true)
  expect(trial(true).endsWith('\r\x1b[K')).toBe(true)
  expect(trial(false).split('\n')).toHaveLength(2)
})
