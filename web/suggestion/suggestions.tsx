/** What could be answered, beside what one writes: it comes when asked for, goes into the editor, and no further. */
import { ActionIcon, Button, Loader } from '@mantine/core'
import { IconBulb, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { listSuggestions } from '../../contract/suggestion.ts'
import { call } from '../kit/call.ts'
import { useCommands } from '../kit/commands.ts'
import { keyLabel, useKeys } from '../kit/keys.ts'
import { Tip } from '../kit/tip.tsx'
import { useWords, useWordsOf } from '../words/language.tsx'
import { suggestionWords } from '../words/suggestion.ts'
import { type Choice, choicesIn } from './choices.ts'
import { Suggested } from './suggested.tsx'
import css from './suggestions.module.css'

export function Suggestions(props: {
  conversation: { id: string; said: number }
  onText: (text: string) => void
  onCanned: (canned: { id: string; name: string }) => void
  /** Back to where one writes. */
  onLeave: () => void
}) {
  const words = useWordsOf(suggestionWords)
  const [open, setOpen] = useState(false)
  const toggle = () => setOpen((before) => !before)
  useKeys({ h: toggle, 'mod+j': toggle })
  const command = {
    id: 'suggestions',
    label: words.title,
    keys: 'h',
    icon: <IconBulb size={18} stroke={1.6} />,
    run: toggle,
  }
  useCommands([command])
  const leave = () => {
    setOpen(false)
    props.onLeave()
  }
  const choose = (choice: Choice) => {
    setOpen(false)
    if (choice.kind === 'canned') props.onCanned(choice)
    else props.onText(choice.text)
  }
  return (
    <>
      <Tip label={words.title} keys="h" position="top">
        <Button
          className={css.opener ?? ''}
          size="compact-sm"
          variant={open ? 'light' : 'subtle'}
          color={open ? 'teal' : 'gray'}
          leftSection={<IconBulb size={16} stroke={1.8} />}
          aria-expanded={open}
          aria-keyshortcuts={`h ${keyLabel('mod+j')}`}
          // On a phone the composer grows when something in it is focused, and the button would slip away under the finger.
          onMouseDown={(event) => event.preventDefault()}
          onClick={toggle}
        >
          {words.title}
        </Button>
      </Tip>
      {open && <Panel conversation={props.conversation} onChoose={choose} onLeave={leave} />}
    </>
  )
}

function Panel(props: {
  conversation: { id: string; said: number }
  onChoose: (choice: Choice) => void
  onLeave: () => void
}) {
  const { id, said } = props.conversation
  const { act } = useWords()
  const words = useWordsOf(suggestionWords)
  const here = useRef<HTMLElement>(null)
  const { data, isError, refetch } = useQuery({
    queryKey: ['suggestions', id, said],
    queryFn: ({ signal }) => call(listSuggestions, { id }, { signal }),
    staleTime: 60_000,
  })
  const choices = data ? choicesIn(data) : []
  useEffect(() => here.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const choice = choices[Number(event.key) - 1]
    if (event.key === 'Escape') props.onLeave()
    else if (choice) props.onChoose(choice)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section ref={here} className={css.panel} aria-label={words.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <div className={css.head}>
        <p>{choices.length > 0 && words.yours}</p>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={words.close} onClick={props.onLeave}>
          <IconX size={16} stroke={1.8} />
        </ActionIcon>
      </div>
      <div aria-live="polite">
        {isError ? (
          <p className={css.quiet} role="alert">
            {words.failed}{' '}
            <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
              {act.retry}
            </Button>
          </p>
        ) : data === undefined ? (
          <p className={css.quiet}>
            <Loader size={14} /> {words.looking}
          </p>
        ) : choices.length === 0 ? (
          <p className={css.quiet}>
            <strong>{words.none}.</strong> {words.noneWhy}
          </p>
        ) : (
          <ol className={css.list}>
            {choices.map((choice, i) => (
              <Suggested key={choice.id} choice={choice} place={i + 1} onChoose={() => props.onChoose(choice)} />
            ))}
          </ol>
        )}
      </div>
    </section>
  )
}
