/** My calls of today about which nothing is written down yet: one key away. */
import { Button } from '@mantine/core'
import { useFormat, useWords } from '../words/language.tsx'
import { nameOfCall, startOf } from './call-words.ts'
import css from './log-sheet.module.css'
import { openLogSheet } from './log-sheet-store.ts'
import { useCallsToNote } from './use-calls-to-note.ts'

const mostShown = 3

export function CallsToNote() {
  const { phone } = useWords()
  const format = useFormat()
  const calls = useCallsToNote().slice(0, mostShown)
  if (calls.length === 0) return null
  return (
    <section className={css.calls} aria-label={phone.toNote}>
      <h3>{phone.toNote}</h3>
      {calls.map((one) => (
        <div key={one.id} className={css.call}>
          <span>{phone.callAt(nameOfCall(one, phone), format.time(one.beganAt))}</span>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={phone.noteThis(nameOfCall(one, phone))}
            onClick={() => openLogSheet(startOf(one))}
          >
            {phone.note}
          </Button>
        </div>
      ))}
    </section>
  )
}
