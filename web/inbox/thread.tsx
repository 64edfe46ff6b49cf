/** The messages of a conversation, oldest first, cut by day. Loading earlier ones, or getting new ones, never moves what one reads. */
import { Button } from '@mantine/core'
import { Fragment, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Conversation, listMessages, type Message } from '../../contract/conversation.ts'
import { call, problemOf } from '../kit/call.ts'
import { useMinute } from '../kit/clock.ts'
import { QuietBar } from '../kit/quiet-bar.tsx'
import { toastProblem } from '../kit/toast.ts'
import type { Thread as LiveThread } from '../live/state.ts'
import { live } from '../live/store.ts'
import { useFormat, useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { MessageView } from './message-view.tsx'
import css from './thread.module.css'

/** So close to the end counts as reading the newest. */
const nearEnd = 80

export function Thread(props: {
  conversation: Conversation
  thread: LiveThread
  /** Messages after this `seq` came in since the draft was begun. */
  newAfter: number | null
  reading: number | null
  onRead: () => void
  onGiveBack: (text: string) => void
}) {
  const { conversation, thread, reading, onRead } = props
  const { words, language } = useSpeech()
  const scroll = useRef<HTMLElement>(null)
  const [loading, setLoading] = useState(false)
  const messages = thread.messages.filter((message) => message.delivery?.state !== 'undone')
  const { unseen, onScroll, toEnd, holdPlace } = useReadingPlace(scroll, messages)

  const loadEarlier = async () => {
    if (thread.before === null) return
    setLoading(true)
    try {
      const page = await call(listMessages, { id: conversation.id, before: thread.before })
      holdPlace()
      live.learn({ thread: { id: conversation.id, messages: page.items, before: page.before } })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      setLoading(false)
    }
  }

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
            <Button variant="subtle" size="compact-sm" loading={loading} onClick={() => void loadEarlier()}>
              {words.conversation.earlier}
            </Button>
          ) : (
            conversation.history && <p className={css.note}>{words.conversation.historyNote}</p>
          )}
        </div>
        <ol className={css.messages}>
          {messages.map((message, index) => (
            <Fragment key={message.id}>
              <DayMark message={message} before={messages[index - 1]} />
              <MessageView
                message={message}
                conversation={conversation}
                fresh={props.newAfter !== null && message.seq > props.newAfter}
                onGiveBack={props.onGiveBack}
              />
            </Fragment>
          ))}
        </ol>
      </section>
      <QuietBar toward="down" label={unseen > 0 ? words.conversation.newBelow(unseen) : null} onOpen={toEnd} />
    </div>
  )
}

function DayMark(props: { message: Message; before: Message | undefined }) {
  const format = useFormat()
  const { words } = useSpeech()
  const now = useMinute()
  const day = format.dayKey(new Date(props.message.publishedAt))
  if (props.before && format.dayKey(new Date(props.before.publishedAt)) === day) return null
  return (
    <li className={css.day}>
      <span>{format.day(day, now, words.time)}</span>
    </li>
  )
}

/** Where in the thread somebody reads: at the end new messages come into view, elsewhere they are counted and wait. */
function useReadingPlace(scroll: RefObject<HTMLElement | null>, messages: readonly Message[]) {
  const atEnd = useRef(true)
  const height = useRef<number | null>(null)
  const seen = useRef(messages.at(-1)?.id)
  const [unseen, setUnseen] = useState(0)
  const newest = messages.at(-1)?.id

  const toEnd = useCallback(() => {
    const element = scroll.current
    if (element) element.scrollTop = element.scrollHeight
    setUnseen(0)
  }, [scroll])

  useLayoutEffect(() => {
    const element = scroll.current
    if (!element || height.current === null) return
    element.scrollTop += element.scrollHeight - height.current
    height.current = null
  })
  useLayoutEffect(() => toEnd(), [toEnd])
  // Pictures and frames grow after they were drawn; at the end one stays at the end.
  useEffect(() => {
    const list = scroll.current?.querySelector('ol')
    if (!list) return
    const observer = new ResizeObserver(() => atEnd.current && toEnd())
    observer.observe(list)
    return () => observer.disconnect()
  }, [scroll, toEnd])
  useLayoutEffect(() => {
    if (newest === seen.current) return
    const known = messages.findIndex((message) => message.id === seen.current)
    const mine = messages.at(-1)?.delivery?.state === 'waiting'
    if (atEnd.current || mine) toEnd()
    else if (known >= 0) setUnseen((count) => count + messages.length - 1 - known)
    seen.current = newest
  }, [newest])

  return {
    unseen,
    toEnd,
    onScroll: () => {
      const element = scroll.current
      if (!element) return
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
      if (atEnd.current) setUnseen(0)
    },
    /** Called before messages are put in above: afterwards the same message stands in the same place. */
    holdPlace: () => {
      height.current = scroll.current?.scrollHeight ?? null
    },
  }
}
