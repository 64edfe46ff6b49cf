/** A piece of text in which what was asked for is marked. */
import css from './excerpt.module.css'

export type Parts = readonly { text: string; found: boolean }[]

export function Excerpt(props: { of: Parts }) {
  return (
    <>
      {props.of.map(({ text, found }, i) =>
        found ? (
          <mark key={i} className={css.found}>
            {text}
          </mark>
        ) : (
          <span key={i}>{text}</span>
        ),
      )}
    </>
  )
}

export const plain = (parts: Parts): string => parts.map(({ text }) => text).join('')
