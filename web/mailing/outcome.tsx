/** What became of a list: how many may get it, how many not and why, and until when that is good. */
import type { CleanedFile } from '../../contract/mailing.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { mailingWords } from '../words/mailing.ts'
import css from './mailing.module.css'

export function Outcome({ cleaned }: { cleaned: CleanedFile }) {
  const words = useWordsOf(mailingWords)
  const format = useFormat()
  const { kept, rows, leftOut, stale, column } = cleaned
  return (
    <div className={css.outcome}>
      <p className={css.kept}>{words.kept(format.number(kept), format.number(rows))}</p>
      <p className={css.quiet}>{words.from(column)}</p>
      {leftOut.length > 0 && (
        <>
          <h3 className={css.sub}>{words.left}</h3>
          <ul className={css.codes}>
            {leftOut.map(({ code, n }) => (
              <li key={code}>
                <span>{words.codes[code]}</span>
                <span className="numbers">{format.number(n)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {leftOut.some(({ code }) => code === 'unknown') && <p className={css.quiet}>{words.unknownHelp}</p>}
      {stale && <p className={css.wrong}>{words.stale}</p>}
      <p className={css.good}>{words.good(format.time(cleaned.goodUntil))}</p>
      <p className={css.quiet}>{words.warning}</p>
    </div>
  )
}
