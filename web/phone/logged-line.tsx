/** Under a message that was said and not written: how long, where, and who wrote it down; or that the remark is still missing. */
import { Button } from '@mantine/core'
import { IconEar, IconPhone, IconPhoneX } from '@tabler/icons-react'
import type { Message } from '../../contract/conversation.ts'
import { useFormat, useWords } from '../words/language.tsx'
import { startOf } from './call-words.ts'
import { openLogSheet } from './log-sheet-store.ts'
import css from './logged-line.module.css'
import { useCallsToNote } from './use-calls-to-note.ts'

const small = { size: 14, stroke: 1.8, 'aria-hidden': true } as const

export function LoggedLine({ message, onMove }: { message: Message; onMove: (() => void) | undefined }) {
  const { phone, time, timeline } = useWords()
  const format = useFormat()
  const { logged } = message
  if (!logged) return null
  const { call, where, by } = logged
  const length = call?.seconds ? phone.seconds(format.duration(call.seconds * 1000, time.moment)) : phone.spoken
  const facts = [
    call ? (call.missed ? phone.missed : length) : null,
    where && phone.at(where),
    by && message.direction === 'in' ? phone.by(by) : null,
  ].filter((fact) => fact !== null && fact !== '')
  if (facts.length === 0) return null
  return (
    <>
      <p className={css.line}>
        {call?.missed ? <IconPhoneX {...small} /> : where ? <IconEar {...small} /> : <IconPhone {...small} />}
        <span>{facts.join(' · ')}</span>
        {onMove && (
          <button type="button" className={css.move} aria-haspopup="dialog" onClick={onMove}>
            {timeline.moveRemark}
          </button>
        )}
      </p>
      {call && !message.text && !call.missed && <Bare message={message} />}
    </>
  )
}

/** Only whoever spoke can say what was said, so the button is there for them. */
function Bare({ message }: { message: Message }) {
  const { phone } = useWords()
  const mine = useCallsToNote().find(({ beganAt }) => beganAt === message.publishedAt)
  return (
    <p className={css.bare}>
      <span>{phone.noRemark}</span>
      {mine && (
        <Button size="compact-sm" variant="default" onClick={() => openLogSheet(startOf(mine))}>
          {phone.addRemark}
        </Button>
      )}
    </p>
  )
}
