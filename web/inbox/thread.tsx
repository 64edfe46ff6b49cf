/** The messages of a conversation, oldest first, cut by day. Loading earlier ones, or getting new ones, never moves what one reads. */
import { Button } from '@mantine/core'
import { Fragment, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { useCorrectKey } from '../judgement/correcting.ts'
import { useMinute } from '../kit/clock.ts'
import { QuietBar } from '../kit/quiet-bar.tsx'
import type { Thread as LiveThread } from '../live/state.ts'
import { useFormat, useSpeech } from '../words/language.tsx'
import { Acts } from './conversation-acts.tsx'
import { type Around, weave } from './conversation-timeline.ts'
import { NoteView } from './message-note.tsx'
import { MessageView } from './message-view.tsx'
import css from './thread.module.css'
import { usePages } from './use-pages.ts'
import { useReadingPlace } from './use-reading-place.ts'

export function Thread(props: {
  conversation: Conversation
  thread: LiveThread
  /** Messages after this `seq` came in since the draft was begun. */
  newAfter: number | null
  reading: number | null
  onRead: () => void
  onGiveBack: (text: string) => void
  /** The message that one came for. */
  at?: string | undefined
  /** What was noted and done between the messages. */
  around: Pick<Around, 'notes' | 'acts'>
}) {
  const { conversation, thread, reading, onRead, at } = props
  const { words, format } = useSpeech()
  const scroll = useRef<HTMLElement>(null)
  const messages = useMemo(
    () => thread.messages.filter((message) => message.delivery?.state !== 'undone'),
    [thread.messages],
  )
  const { unseen, onScroll, toEnd, holdPlace, stay } = useReadingPlace(scroll, messages, at)
  const pages = usePages(conversation.id, thread)
  useCorrectKey(messages, 'newest last')
  const [from, until] = [thread.floor?.receivedAt ?? null, thread.ceiling?.receivedAt ?? null]
  const rows = useMemo(
    () => weave(messages, props.around, from, until, (at) => format.dayKey(new Date(at))),
    [messages, props.around, from, until, format],
  )
  // The same function as long as the thread is there, so that thousands of messages need not be drawn again for a key.
  const given = useRef(props.onGiveBack)
  given.current = props.onGiveBack
  const onGiveBack = useCallback((text: string) => given.current(text), [])

  const isThere = at !== undefined && messages.some(({ id }) => id === at)
  useEffect(() => {
    if (!isThere) return
    const element = document.getElementById(`bericht-${at}`)
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }, [at, isThere])

  useEffect(() => {
    if (reading === null) return
    const first = messages.find((message) => message.seq > reading)
    const element = first && document.getElementById(`bericht-${first.id}`)
    element?.scrollIntoView({ block: 'start' })
    element?.focus({ preventScroll: true })
    onRead()
  }, [reading, messages, onRead])

  return (
    <div className={css.frame}>
      <section
        ref={scroll}
        className={css.scroll}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        aria-label={words.conversation.messages}
      >
        <div className={css.earlier}>
          {thread.before !== null ? (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={pages.loading === 'before'}
              onClick={() => void pages.earlier(holdPlace)}
            >
              {words.conversation.earlier}
            </Button>
          ) : (
            conversation.history && <p className={css.note}>{words.conversation.historyNote}</p>
          )}
        </div>
        <ol className={css.messages}>
          {rows.map((row, index) => (
            <Fragment key={row.id}>
              <DayMark at={row.at} before={rows[index - 1]?.at} />
              {row.is === 'acts' ? (
                <Acts acts={row.acts} />
              ) : row.is === 'note' ? (
                <NoteView note={row.note} />
              ) : (
                <MessageView
                  message={row.message}
                  conversation={conversation}
                  found={row.id === at}
                  fresh={props.newAfter !== null && row.message.seq > props.newAfter}
                  onGiveBack={onGiveBack}
                />
              )}
            </Fragment>
          ))}
        </ol>
        {thread.after !== null && (
          <div className={css.earlier}>
            <Button
              variant="subtle"
              size="compact-sm"
              loading={pages.loading === 'after'}
              onClick={() => void pages.later(stay)}
            >
              {words.search.later}
            </Button>
          </div>
        )}
      </section>
      <QuietBar toward="down" label={unseen > 0 ? words.conversation.newBelow(unseen) : null} onOpen={toEnd} />
    </div>
  )
}

function DayMark(props: { at: string; before: string | undefined }) {
  const format = useFormat()
  const { words } = useSpeech()
  const now = useMinute()
  const day = format.dayKey(new Date(props.at))
  if (props.before && format.dayKey(new Date(props.before)) === day) return null
  return (
    <li className={css.day}>
      <span>{format.day(day, now, words.time)}</span>
    </li>
  )
}
