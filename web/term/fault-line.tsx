/** Why a search term is not understood: the sentence, and the place in the term, which one goes to by pressing it. */
import type { Fault } from '../../contract/term.ts'
import { sayFault } from '../words/fault.ts'
import { useSpeech } from '../words/language.tsx'
import css from './terms-page.module.css'

/** Characters shown on both sides of the place. */
const around = 24

type Given = { code: string; at: number; length: number }

export function FaultLine(props: { fault: Given; query: string; onPoint: (at: number, length: number) => void }) {
  const { language } = useSpeech()
  const { fault, query, onPoint } = props
  const { at, length } = fault
  const from = Math.max(0, at - around)
  const until = Math.min(query.length, at + length + around)
  return (
    <>
      <button type="button" className={css.place} onClick={() => onPoint(at, length)}>
        {from > 0 && '…'}
        {query.slice(from, at)}
        <span className={css.wrong}>{query.slice(at, at + length) || ' '}</span>
        {query.slice(at + length, until)}
        {until < query.length && '…'}
      </button>
      <span className={css.says}>{sayFault(fault as Fault, language)}</span>
    </>
  )
}
