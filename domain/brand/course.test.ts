import { expect, test } from 'vitest'
import { changed, newBoard } from './board.ts'
import { courseOf } from './course.ts'
import { countsOf } from './heard.ts'
import { movedBy } from './moved.ts'

const week = { from: 0, until: 7, halfLife: 7 }
const spoken = (subject: string, account: string, sentiment: readonly [number, number, number]) => {
  const heard = { at: 6, subject, topic: 'app', group: 'customer', account, sentiment, reach: 10 }
  const counts = countsOf(heard, week)
  return counts ? [{ ...heard, counts }] : []
}
const crowd = Array.from({ length: 90 }, (_, i) => spoken('us', `${i}`, [1, 0, 0])).flat()

test('where nobody speaks a rating goes on from where it was, and says that they are too few', () => {
  const boards = [changed(newBoard, crowd), newBoard]
  const [first, then] = courseOf(boards, 'us', ['us', 'them'])
  expect(first).toMatchObject({ usual: 0, rating: { tooFew: false, accounts: 90 }, share: { tooFew: false } })
  expect(then?.usual).toBe(first?.rating.points)
  expect(then?.rating).toMatchObject({ points: first?.rating.points, tooFew: true, accounts: 0 })
  expect(then?.share).toMatchObject({ share: 500, tooFew: true })
})

test('what moved it goes from one moment of the course to the next', () => {
  const boards = [newBoard, changed(newBoard, crowd), changed(newBoard, spoken('us', 'an', [0, 0, 1]))]
  const course = courseOf(boards, 'us', ['us', 'them'])
  const sides = boards.map((board, i) => ({ board, usual: course[i]?.usual ?? 0 }))
  for (const [i, side] of sides.entries()) {
    const before = sides[i - 1]
    if (!before) continue
    const { from, to } = movedBy(before, side, 'us', 'topic')
    expect([from, to]).toEqual([course[i - 1]?.rating.points, course[i]?.rating.points])
  }
})
