/** Setting a conversation aside: a few moments that people mean, a day and time of one's own, or until the customer replies. */
import { Button, Modal, TextInput } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { momentOf, useMoments } from '../task/task-dialog.tsx'
import { useSpeech } from '../words/language.tsx'
import css from './conversation-snooze.module.css'

/** @param onSnooze the moment, or null for until there is a reply */
export function SnoozeDialog(props: {
  /** Whose opening hours count. */
  team?: string | undefined
  onSnooze: (until: string | null) => Promise<boolean>
  onClose: () => void
}) {
  const { words, format } = useSpeech()
  const says = words.timeline
  const list = useRef<HTMLUListElement>(null)
  const [wall, setWall] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const moments = useMoments(props.team)

  const snooze = async (until: string | null) => {
    setBusy(true)
    if (await props.onSnooze(until)) props.onClose()
    setBusy(false)
  }
  const snoozeToWall = async () => {
    const until = await momentOf(wall)
    if (until === null || Date.parse(until) <= Date.now()) setFault(says.noSuchMoment)
    else await snooze(until)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const now = buttons.findIndex((button) => button.matches(':focus'))
    buttons[(now + step + buttons.length) % buttons.length]?.focus()
    event.preventDefault()
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={says.snoozeUntil}
      closeButtonProps={{ 'aria-label': words.act.close }}
      size={420}
    >
      <ul ref={list} className={css.choices} onKeyDown={onKeyDown}>
        <li>
          <button type="button" className={css.choice} disabled={busy} data-autofocus onClick={() => void snooze(null)}>
            <span className={css.what}>{says.untilReply}</span>
          </button>
        </li>
        {moments?.choices.map(({ choice, at }) => (
          <li key={choice}>
            <button type="button" className={css.choice} disabled={busy} onClick={() => void snooze(at)}>
              <span className={css.what}>{says.choices[choice]}</span>
              <span className={css.when}>{format.exact(at)}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        className={css.own}
        onSubmit={(event) => {
          event.preventDefault()
          void snoozeToWall()
        }}
      >
        <TextInput
          type="datetime-local"
          className={css.field ?? ''}
          label={says.pickMoment}
          value={wall}
          error={fault}
          onChange={(event) => {
            setWall(event.currentTarget.value)
            setFault(null)
          }}
        />
        <Button
          type="submit"
          variant="default"
          disabled={wall === ''}
          loading={busy}
          leftSection={<IconClockHour4 size={18} stroke={1.6} />}
        >
          {says.snooze}
        </Button>
      </form>
    </Modal>
  )
}
