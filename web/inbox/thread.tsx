/** The messages of a conversation, oldest first, cut by day. Loading earlier ones, or getting new ones, never moves what one reads. */
import { Button } from '@mantine/core'
import { Fragment, useEffect, useRef, useState } from 'react'
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
import { useReadingPlace } from './use-reading-place.ts'

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
