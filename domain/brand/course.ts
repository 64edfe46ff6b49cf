/**
 * A rating and a share of voice over time. What is usual in a period is the rating of the one before, so where few speak, or nobody, the
 * line goes on from where it was, and says that they are too few.
 */
import type { Board, By } from './board.ts'
import { type Rating, ratingOf } from './rating.ts'
import { type Share, shareOf } from './share.ts'

/** `usual` is what the rating was pulled to, for `movedBy`. */
export type Moment = { usual: number; rating: Rating; share: Share }

/** @param boards of periods in the order of time @param subjects all that are listened for, the subject included */
export function courseOf(
  boards: readonly Board[],
  subject: string,
  subjects: readonly string[],
  by: By = { kind: 'all' },
): Moment[] {
  let usual = 0
  return boards.map((board) => {
    const moment = {
      usual,
      rating: ratingOf(board, subject, by, usual),
      share: shareOf(board, subject, subjects, by),
    }
    usual = ratingOf(board, subject, { kind: 'all' }, usual).points
    return moment
  })
}
