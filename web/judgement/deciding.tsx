/** The words that decided: marked in the text, and told apart as what speaks for it and what against, the strongest first. */

import { judgementWords } from '../words/judgement.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './deciding.module.css'
import { excerpt, type Word } from './excerpt.ts'
import type { By } from './readings.ts'

export function Deciding({ text, words, by }: { text: string; words: readonly Word[]; by: By }) {
  const says = useWordsOf(judgementWords)
  const format = useFormat()
  const { pieces, ends } = excerpt(text, words)
  const listed = (some: readonly Word[]) =>
    format.list([...new Set(some.map(({ from, until }) => `“${text.slice(from, until)}”`))])
  const [speakFor, against] = [words.filter(({ weight }) => weight > 0), words.filter(({ weight }) => weight < 0)]
  if (words.length === 0 && by === 'person') return null
  if (words.length === 0) return <p className={css.none}>{says.noWords}</p>
  return (
    <>
      <blockquote className={css.text} dir="auto">
        {pieces.map(({ text: said, from, weight, cut }) =>
          weight === null ? (
            `${cut ? ' … ' : ''}${said}`
          ) : (
            <mark key={from} className={css.mark} data-against={weight < 0}>
              {said}
            </mark>
          ),
        )}
        {!ends && ' …'}
      </blockquote>
      <dl className={css.list}>
        {speakFor.length > 0 && (
          <div>
            <dt>{says.speaksFor}</dt>
            <dd dir="auto">{listed(speakFor)}</dd>
          </div>
        )}
        {against.length > 0 && (
          <div>
            <dt>{says.speaksAgainst}</dt>
            <dd dir="auto">{listed(against)}</dd>
          </div>
        )}
      </dl>
    </>
  )
}
