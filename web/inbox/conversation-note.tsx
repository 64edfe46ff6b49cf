/** Writing a note: a field of its own, unlike the answer in look and in name, in which an @ calls a colleague or a team in. */
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useAgents } from '../agent/queries.ts'
import { remember, useRemembered } from '../kit/remembered.ts'
import { useReturnFocus } from '../kit/use-return-focus.ts'
import { useMe } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useWords } from '../words/language.tsx'
import css from './conversation-note.module.css'
import { type Callable, mentionAt, mentionsIn, whoIsMeant, writeMention } from './mention.ts'

const mostShown = 6
const longest = 40_000

export type WrittenNote = { text: string; agentIds: string[]; teamIds: string[] }

export function NoteBox(props: {
  /** Under this name the text is kept until it is saved. */
  place: string
  before?: string
  onSave: (note: WrittenNote) => Promise<boolean>
  onClose: () => void
}) {
  const words = useWords()
  useReturnFocus()
  const all = useCallable()
  const kept = `note-${props.place}`
  const [text, setText] = useRemembered<string>(kept, props.before ?? '')
  const [busy, setBusy] = useState(false)
  const [caret, setCaret] = useState(0)
  const [chosen, setChosen] = useState(0)
  const [hidden, setHidden] = useState(-1)
  const box = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  // Opened by a key or a button: one goes on there, at the end of what was kept.
  useEffect(() => {
    const field = box.current
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])
  const typing = mentionAt(text, caret)
  const meant = typing && typing.from !== hidden ? whoIsMeant(typing.typed, all, mostShown) : []
  const current = meant[Math.min(chosen, meant.length - 1)]

  const pick = (one: Callable) => {
    if (!typing) return
    const written = writeMention(text, typing.from, caret, one.name)
    setText(written.text)
    setCaret(written.caret)
    requestAnimationFrame(() => box.current?.setSelectionRange(written.caret, written.caret))
    box.current?.focus()
  }
  const save = async () => {
    if (text.trim() === '' || busy) return
    setBusy(true)
    const saved = await props.onSave({ text, ...mentionsIn(text, all) })
    setBusy(false)
    if (!saved) return
    remember(kept, null)
    props.onClose()
  }
  /** A new note is kept for later, a change that was not saved is not. */
  const leave = () => {
    if (props.before !== undefined) remember(kept, null)
    props.onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void save()
    } else if (current && typing) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) setChosen((at) => (at + step + meant.length) % meant.length)
      else if (event.key === 'Enter' || event.key === 'Tab') pick(current)
      else if (event.key === 'Escape') setHidden(typing.from)
      else return
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      leave()
    }
  }

  return (
    <form
      className={css.note}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className={css.title}>
        <IconLock size={16} stroke={1.8} aria-hidden />
        <strong>{words.timeline.note}</strong> <span>{words.timeline.onlyUs}</span>
      </p>
      <textarea
        ref={box}
        className={css.box}
        value={text}
        rows={3}
        maxLength={longest}
        dir="auto"
        spellCheck
        aria-label={words.timeline.noteLabel}
        aria-autocomplete="list"
        aria-controls={current ? listId : undefined}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        placeholder={words.timeline.notePlaceholder}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setCaret(event.currentTarget.selectionStart)
          setChosen(0)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {current && (
        <div id={listId} role="listbox" aria-label={words.timeline.mention} className={css.people}>
          {meant.map((one) => (
            <div
              key={one.id}
              id={`${listId}-${one.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={one === current}
              className={css.person}
              onMouseDown={(event) => {
                event.preventDefault()
                pick(one)
              }}
            >
              @{one.name} {one.kind === 'team' && <span className={css.kind}>{words.timeline.team}</span>}
            </div>
          ))}
        </div>
      )}
      <div className={css.foot}>
        <Button variant="subtle" size="xs" onClick={leave}>
          {words.act.cancel}
        </Button>
        <Button type="submit" size="xs" disabled={text.trim() === ''} loading={busy}>
          {words.timeline.saveNote}
        </Button>
      </div>
    </form>
  )
}

/** Whom one can call in: everybody who works here but oneself, and the teams. */
function useCallable(): Callable[] {
  const me = useMe()
  const { agents } = useAgents()
  const { teams } = useTeams()
  return useMemo(
    () => [
      ...agents
        .filter((agent) => agent.active && agent.id !== me.agent.id)
        .map(({ id, alias }) => ({ id, kind: 'agent' as const, name: alias })),
      ...teams.map(({ id, name }) => ({ id, kind: 'team' as const, name })),
    ],
    [agents, teams, me.agent.id],
  )
}
