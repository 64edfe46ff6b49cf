/** The words of a message, as they were typed. Quoted text is folded; a very long text shows its beginning first. */
import { useState } from 'react'
import { SafeText } from '../kit/safe-text.tsx'
import { useWords } from '../words/language.tsx'
import css from './message-text.module.css'

const longest = { characters: 3_000, lines: 45 }

export function MessageText(props: { text: string; quotedFrom: number | null }) {
  const { message: words } = useWords()
  const [unfolded, setUnfolded] = useState(false)
  const [whole, setWhole] = useState(false)
  const { said, quoted } = splitQuote(props.text, props.quotedFrom)
  const beginning = beginningOf(said)
  if (props.text.trim() === '') return <p className={css.empty}>{words.empty}</p>
  return (
    <div className={css.text} dir="auto">
      <SafeText text={whole ? said : beginning} />
      {beginning.length < said.length && (
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

/** What the author wrote, and what they quoted. A message that is nothing but a quote is shown as it is. */
export function splitQuote(text: string, quotedFrom: number | null): { said: string; quoted: string } {
  if (quotedFrom === null || quotedFrom >= text.length) return { said: text.trimEnd(), quoted: '' }
  const said = text.slice(0, quotedFrom).trimEnd()
  return said === '' ? { said: text.trimEnd(), quoted: '' } : { said, quoted: text.slice(quotedFrom).trim() }
}

/** Whole lines where that is possible; the text itself when it is short enough. */
export function beginningOf(text: string): string {
  const lines = text.split('\n')
  const cut = lines.length > longest.lines ? lines.slice(0, longest.lines).join('\n') : text
  if (cut.length <= longest.characters) return cut
  const at = cut.lastIndexOf(' ', longest.characters)
  return cut.slice(0, at > longest.characters / 2 ? at : longest.characters)
}
