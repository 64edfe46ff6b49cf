/** What became of our reply, and what a person can still do about it. */
import { Button } from '@mantine/core'
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconCheck,
  IconChecks,
  IconClock,
  IconHelpCircle,
  IconSend,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Message, settleReply, undoReply } from '../../contract/conversation.ts'
import { call, problemOf } from '../kit/call.ts'
import { serverNow, useSecond } from '../kit/clock.ts'
import { useKeys } from '../kit/keys.ts'
import { Key, Tip } from '../kit/tip.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Moment } from '../kit/when.tsx'
import { live } from '../live/store.ts'
import { useMay, useMe } from '../organisation/session.ts'
import { useFormat, useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { sayReason } from '../words/reasons.ts'
import css from './delivery-line.module.css'

type Delivery = NonNullable<Message['delivery']>
type Decision = 'it was sent' | 'send again' | 'let it go'

const look = { size: 16, stroke: 1.8, 'aria-hidden': true } as const

export function DeliveryLine(props: { message: Message; delivery: Delivery; onGiveBack: (text: string) => void }) {
  const { message, delivery } = props
  const { words: all, language } = useSpeech()
  const words = all.delivery
  switch (delivery.state) {
    case 'waiting':
      return <Countdown {...props} />
    case 'sending':
      return <Line icon={<IconSend {...look} />}>{words.sending}</Line>
    case 'sent':
      return (
        <Line icon={<IconCheck {...look} />}>
          {words.sent} {delivery.sentAt && <Moment at={delivery.sentAt} clockOnly />}
          {delivery.reason && ` · ${sayReason(delivery.reason, language)}`}
        </Line>
      )
    case 'delivered':
      return (
        <Line icon={<IconChecks {...look} />}>
          {words.delivered} {delivery.sentAt && <Moment at={delivery.sentAt} clockOnly />}
          {delivery.reason && ` · ${sayReason(delivery.reason, language)}`}
        </Line>
      )
    case 'failed':
      return (
        <Trouble
          icon={<IconAlertCircle {...look} />}
          says={delivery.reason ? words.failedWhy(sayReason(delivery.reason, language)) : words.failed}
        >
          <Decide message={message} as="send again" onGiveBack={props.onGiveBack} />
          <Decide message={message} as="let it go" onGiveBack={props.onGiveBack} />
        </Trouble>
      )
    case 'unknown':
      return (
        <Trouble icon={<IconHelpCircle {...look} />} says={words.unknown} why={words.unknownWhy}>
          <Decide message={message} as="it was sent" onGiveBack={props.onGiveBack} />
          <Decide message={message} as="send again" onGiveBack={props.onGiveBack} />
          <Decide message={message} as="let it go" onGiveBack={props.onGiveBack} />
        </Trouble>
      )
    case 'stale':
      return (
        <Trouble icon={<IconAlertCircle {...look} />} says={words.stale} why={words.staleWhy}>
          <Decide message={message} as="send again" onGiveBack={props.onGiveBack} />
          <Decide message={message} as="let it go" onGiveBack={props.onGiveBack} />
        </Trouble>
      )
    case 'undone':
      return null
  }
}

function Line(props: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className={css.line}>
      {props.icon}
      <span>{props.children}</span>
    </p>
  )
}

function Trouble(props: { icon: ReactNode; says: string; why?: string; children: ReactNode }) {
  const mayAnswer = useMay('conversation.answer')
  return (
    <div className={css.trouble} role="status">
      <p className={css.says}>
        {props.icon}
        <span>
          <strong>{props.says}</strong> {props.why}
        </span>
      </p>
      {mayAnswer && <div className={css.acts}>{props.children}</div>}
    </div>
  )
}

/** The seconds in which a reply can still be taken back. The bar is a picture of the same number. */
function Countdown({
  message,
  delivery,
  onGiveBack,
}: {
  message: Message
  delivery: Delivery
  onGiveBack: (text: string) => void
}) {
  const { words, language } = useSpeech()
  const format = useFormat()
  const me = useMe()
  const [whole] = useState(() => Math.max(1, Date.parse(delivery.readyAt) - serverNow()))
  const [busy, setBusy] = useState(false)
  useSecond()
  const left = Date.parse(delivery.readyAt) - serverNow()
  const open = left > 0 && message.author.agentId === me.agent.id

  const undo = async () => {
    setBusy(true)
    try {
      const { text, conversation, message: undone } = await call(undoReply, { id: message.id })
      live.learn({ conversations: [conversation], messages: [undone] })
      onGiveBack(text)
      toast(words.delivery.undone)
    } catch (error) {
      const problem = problemOf(error)
      toastProblem(problem.code === 'conflict' ? words.delivery.tooLate : tellProblem(problem, language, words))
    } finally {
      setBusy(false)
    }
  }
  useKeys({ u: () => void undo() }, open && !busy)

  if (left <= 0) return <Line icon={<IconClock {...look} />}>{words.delivery.leaving}</Line>
  return (
    <div className={css.waiting}>
      <p className={css.line}>
        <IconClock {...look} />
        <span className="numbers" aria-hidden>
          {words.delivery.waiting(format.seconds(left))}
        </span>
      </p>
      {open && (
        <Tip label={words.delivery.undo} keys="u">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconArrowBackUp size={16} stroke={1.8} />}
            rightSection={
              <span aria-hidden>
                <Key keys="u" />
              </span>
            }
            aria-keyshortcuts="u"
            loading={busy}
            onClick={() => void undo()}
          >
            {words.delivery.undo}
          </Button>
        </Tip>
      )}
      <span className={css.track} aria-hidden>
        <span className={css.bar} style={{ animationDuration: `${whole}ms` }} />
      </span>
    </div>
  )
}

function Decide(props: { message: Message; as: Decision; onGiveBack: (text: string) => void }) {
  const { words, language } = useSpeech()
  const [busy, setBusy] = useState(false)
  const labels: Record<Decision, string> = {
    'it was sent': words.delivery.wasSent,
    'send again': words.delivery.again,
    'let it go': words.delivery.letGo,
  }
  const decide = async () => {
    setBusy(true)
    try {
      const said = live.get().conversations[props.message.conversationId ?? '']?.said ?? props.message.seq
      const { conversation, message } = await call(settleReply, { id: props.message.id, as: props.as, said })
      // What is not sent after all is not thrown away either: the text goes back to where it can be changed.
      if (props.as === 'let it go') props.onGiveBack(props.message.text)
      live.learn({ conversations: [conversation], messages: [message] })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  return (
    <Button
      variant={props.as === 'let it go' ? 'subtle' : 'default'}
      color={props.as === 'let it go' ? 'gray' : 'teal'}
      size="compact-sm"
      loading={busy}
      onClick={() => void decide()}
    >
      {labels[props.as]}
    </Button>
  )
}
