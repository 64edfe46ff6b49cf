/** Writing down what somebody said, in ten seconds: who, what about, what was said. Enter in the last field is Ctrl+Enter anywhere. */
import { Button, Checkbox, Modal, Radio, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { Caller } from '../../contract/phone.ts'
import { useReturnFocus } from '../kit/use-return-focus.ts'
import { useMe } from '../organisation/session.ts'
import { TaskDialog } from '../task/task-dialog.tsx'
import { useWords } from '../words/language.tsx'
import { CallsToNote } from './calls-to-note.tsx'
import css from './log-sheet.module.css'
import { forgetLog, keepLog, keptLog, type LogFields, type LogStart } from './log-sheet-store.ts'
import { useLogRemark } from './use-log-remark.ts'
import { usePerson } from './use-person.ts'
import { WhoField } from './who-field.tsx'

type Agreed = { conversationId: string; title: string }

export function LogSheet(props: { start: LogStart; onClose: () => void }) {
  const { phone, act } = useWords()
  useReturnFocus()
  const narrow = useMediaQuery('(max-width: 600px)') ?? false
  const [agreed, setAgreed] = useState<Agreed | null>(null)
  // What was agreed is somebody's, before a moment: only then does it come back.
  if (agreed)
    return (
      <TaskDialog
        conversationId={agreed.conversationId}
        begin={{ kind: 'commitment', title: agreed.title }}
        onClose={props.onClose}
      />
    )
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={phone.title}
      size={560}
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <LogForm {...props} onAgreed={setAgreed} />
    </Modal>
  )
}

function LogForm(props: { start: LogStart; onClose: () => void; onAgreed: (agreed: Agreed) => void }) {
  const { start, onClose } = props
  const { phone, act } = useWords()
  const me = useMe()
  const [fields, setFields] = useState<LogFields>(() => keptLog(start) ?? emptyFor(start))
  const { kind, direction, place, typed, chosen, about, text, agreed, commits } = fields
  const said = useRef<HTMLTextAreaElement>(null)
  const set = (change: Partial<LogFields>) => {
    const next = { ...fields, ...change }
    setFields(next)
    keepLog(start, next)
  }
  const { send, busy, problem } = useLogRemark((conversationId) => {
    forgetLog()
    const title = agreed.trim().replace(/\s+/g, ' ').slice(0, 300)
    if (title !== '' && commits) props.onAgreed({ conversationId, title })
    else onClose()
  })
  const person = usePerson(chosen?.id)
  const choose = (caller: Pick<Caller, 'id' | 'name' | 'conversations'>) => {
    const open = caller.conversations.find((one) => one.workState !== 'answered')
    set({ chosen: { id: caller.id, name: caller.name }, about: open?.id ?? 'new' })
    said.current?.focus()
  }
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '' || busy) return
    void send({ start, ...fields })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save()
  }
  if (!me.permissions.includes('conversation.answer')) return null
  return (
    <form className={css.form} onSubmit={save} onKeyDown={onKeyDown}>
      {!start.callId && <CallsToNote />}
      {!start.callId && (
        <div className={css.kinds}>
          <SegmentedControl
            aria-label={phone.where}
            value={kind}
            onChange={(value) => set({ kind: value as typeof kind })}
            data={[
              { value: 'phone', label: phone.phone },
              { value: 'offline', label: phone.offline },
            ]}
          />
          <SegmentedControl
            aria-label={phone.direction}
            value={direction}
            onChange={(value) => set({ direction: value as typeof direction })}
            data={[
              { value: 'in', label: phone.in },
              { value: 'out', label: phone.out },
            ]}
          />
        </div>
      )}
      {kind === 'offline' && (
        <TextInput
          label={phone.place}
          placeholder={phone.placePlaceholder}
          maxLength={100}
          value={place}
          onChange={(event) => set({ place: event.currentTarget.value })}
        />
      )}
      {chosen ? (
        <div className={css.chosen} role="status">
          <span>
            {phone.who}: <strong>{chosen.name}</strong>
          </span>
          {!start.callId && (
            <Button variant="subtle" size="compact-sm" onClick={() => set({ chosen: undefined })}>
              {phone.another}
            </Button>
          )}
        </div>
      ) : (
        <WhoField
          number={start.number}
          typed={typed}
          onType={(typed) => set({ typed })}
          onChoose={choose}
          error={problem.number}
        />
      )}
      {chosen && !start.entered && (
        <Radio.Group label={phone.about} value={about} onChange={(about) => set({ about })}>
          <div className={css.matters}>
            {person.map((one) => (
              <Radio key={one.id} value={one.id} label={`#${one.number} ${one.subject}`} className={css.matter ?? ''} />
            ))}
            <Radio value="new" label={phone.newMatter} />
          </div>
        </Radio.Group>
      )}
      <Textarea
        ref={said}
        label={phone.said}
        required
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        value={text}
        {...(chosen ? { 'data-autofocus': true } : {})}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <Textarea
        label={phone.agreed}
        description={phone.agreedHelp}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={20_000}
        value={agreed}
        onChange={(event) => set({ agreed: event.currentTarget.value })}
      />
      {agreed.trim() !== '' && (
        <Checkbox
          checked={commits}
          onChange={(event) => set({ commits: event.currentTarget.checked })}
          label={phone.commits}
          description={phone.commitsHelp}
        />
      )}
      {problem.other && (
        <p role="alert" className={css.problem}>
          {problem.other}
        </p>
      )}
      <div className={css.acts}>
        <Button
          variant="default"
          onClick={() => {
            forgetLog()
            onClose()
          }}
        >
          {act.cancel}
        </Button>
        <Button type="submit" loading={busy} disabled={text.trim() === ''}>
          {phone.save}
        </Button>
      </div>
    </form>
  )
}

function emptyFor({ direction = 'in', contact, conversationId = 'new' }: LogStart): LogFields {
  return {
    kind: 'phone',
    direction,
    place: '',
    typed: '',
    chosen: contact,
    about: conversationId,
    text: '',
    agreed: '',
    commits: true,
  }
}
