/** The words of a message, as they were typed. Quoted text is folded; a very long text shows its beginning first. */
import { useState } from 'react'
import { SafeText } from '../kit/safe-text.tsx'
import { useWords } from '../words/language.tsx'
import { beginningOf, splitQuote } from './fold.ts'
import css from './message-text.module.css'

export function MessageText(props: { text: string; quotedFrom: number | null }) {
  const { message: words } = useWords()
  const [unfolded, setUnfolded] = useState(false)
  const [whole, setWhole] = useState(false)
  const { said, quoted } = splitQuote(props.text, props.quotedFrom)
  const beginning = beginningOf(said)
  const folded = beginning.length < said.length
  if (props.text.trim() === '') return <p className={css.empty}>{words.empty}</p>
  return (
    <div className={css.text} dir="auto">
      {folded && !whole ? (
        <span className={css.beginning}>
          <SafeText text={`${beginning} …`} />
        </span>
      ) : (
        <SafeText text={said} />
      )}
      {folded && (
        <button type="button" className={css.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? words.less : words.more}
        </button>
      )}
      {quoted && (
        <>
          <button type="button" className={css.fold} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? words.hideQuoted : words.quoted}
          </button>
          {unfolded && (
            <blockquote className={css.quote}>
              <SafeText text={quoted} />
            </blockquote>
          )}
        </>
      )}
    </div>
  )
}
