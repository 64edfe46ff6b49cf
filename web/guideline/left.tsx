/** What one lets stand: folded away, with a reason for whoever wants to give one, and a way back. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Hint } from '../../contract/guideline.ts'
import { guidelineWords } from '../words/guideline.ts'
import { useWordsOf } from '../words/language.tsx'
import { isWhole } from './carry.ts'
import css from './hints.module.css'
import { short } from './short.ts'
import type { Hints } from './use-hints.ts'

export function Left({ hints, text }: { hints: Hints; text: string }) {
  const words = useWordsOf(guidelineWords)
  const [open, setOpen] = useState(false)
  if (hints.left.length === 0) return null
  return (
    <div className={css.left}>
      <button type="button" className={css.quiet} aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.left(hints.left.length)}
      </button>
      {open && (
        <ul>
          {hints.left.map((hint) => (
            <One key={`${hint.kind} ${hint.from} ${hint.about ?? ''}`} hint={hint} hints={hints} text={text} />
          ))}
        </ul>
      )}
    </div>
  )
}

function One({ hint, hints, text }: { hint: Hint; hints: Hints; text: string }) {
  const words = useWordsOf(guidelineWords)
  const kept = hints.whyLeft(hint)
  const [why, setWhy] = useState(kept)
  return (
    <li>
      {words.kinds[hint.kind].name}
      {!isWhole(hint) && <q>{short(text.slice(hint.from, hint.until))}</q>}
      <TextInput
        size="xs"
        aria-label={words.why}
        placeholder={words.why}
        maxLength={120}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        onBlur={() => why !== kept && hints.letStand(hint, why.trim())}
        onKeyDown={(event) => {
          // The form around it is the answer itself.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <button type="button" className={css.quiet} onClick={() => hints.takeBack(hint)}>
        {words.showAgain}
      </button>
    </li>
  )
}
