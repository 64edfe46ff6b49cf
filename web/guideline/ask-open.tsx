/** What is of one person would come into the open: asked once, in place, before it is sent. The safe answer has the focus. */
import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { guidelineWords } from '../words/guideline.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './ask-open.module.css'

export function AskOpen(props: { parts: readonly string[]; onSend: () => void; onChange: () => void }) {
  const words = useWordsOf(guidelineWords)
  return (
    <div
      className={css.ask}
      role="alertdialog"
      aria-label={words.asksOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onChange()
      }}
    >
      <IconEye size={18} stroke={1.8} aria-hidden />
      <p>
        {words.asksOpen}
        {props.parts.map((part) => (
          <q key={part}>{part}</q>
        ))}
      </p>
      <Button size="compact-md" autoFocus onClick={props.onChange}>
        {words.change}
      </Button>
      <Button size="compact-md" variant="default" onClick={props.onSend}>
        {words.sendAnyway}
      </Button>
    </div>
  )
}
