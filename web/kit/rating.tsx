/** How many of how many a review gives: stars where it is of five, and always the number. */
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import type { Message } from '../../contract/conversation.ts'
import { useFormat, useWords } from '../words/language.tsx'
import css from './rating.module.css'

const size = { size: 16, stroke: 1.75 } as const

export function RatingMark({ rating }: { rating: NonNullable<Message['rating']> }) {
  const { message: words } = useWords()
  const format = useFormat()
  const { value, best } = rating
  const stars = best === 5 ? [1, 2, 3, 4, 5] : []
  return (
    <span className={css.rating} role="img" aria-label={words.rating(format.number(value), format.number(best))}>
      {stars.length > 0 && (
        <span className={css.stars} aria-hidden>
          {stars.map((star) => (
            <span key={star} className={css.star}>
              <IconStar {...size} />
              <span className={css.filled} style={{ width: `${Math.min(1, Math.max(0, value - star + 1)) * 100}%` }}>
                <IconStarFilled {...size} />
              </span>
            </span>
          ))}
        </span>
      )}
      <span aria-hidden>
        {stars.length > 0 ? format.number(value) : words.rating(format.number(value), format.number(best))}
      </span>
    </span>
  )
}
