/** What stands in the margin of a draft. */
import { expect, test } from 'vitest'
import type { Hint } from '../../contract/guideline.ts'
import { together } from '../../web/guideline/together.ts'

const hint = (from: number, part: Partial<Hint> = {}): Hint => ({
  kind: 'disrespect',
  reason: 'talks-down',
  from,
  until: from + 3,
  ...part,
})

test('hints that say the same are one line, in the order of the first; promises and questions stay apart', () => {
  const promise = { kind: 'promise', reason: 'no-date' } as const
  const question = { kind: 'unanswered', reason: 'question' } as const
  const lines = together([
    hint(0),
    hint(10, promise),
    hint(20),
    hint(30, promise),
    hint(0, { ...question, about: 'Wanneer?' }),
    hint(0, { ...question, about: 'Waarom?' }),
  ])
  expect(lines.map((line) => line.map(({ from }) => from))).toEqual([[0, 20], [10], [30], [0], [0]])
})
