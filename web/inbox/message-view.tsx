/** One message: who said it, when, who may read it, and what became of it. */
import { IconAlertTriangle, IconLock, IconPhone, IconRobot, IconTrash, IconUsers, IconWorld } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { Conversation, Message } from '../../contract/conversation.ts'
import { JudgementLine } from '../judgement/judgement-line.tsx'
import { Face } from '../kit/face.tsx'
import { RatingMark } from '../kit/rating.tsx'
import { useRemembered } from '../kit/remembered.ts'
import { Tip } from '../kit/tip.tsx'
import { Moment } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { LoggedLine } from '../phone/logged-line.tsx'
import { SpreadLine } from '../spread/spread-line.tsx'
import { useFormat, useWords } from '../words/language.tsx'
import { Attachments } from './attachments.tsx'
import { JoinDialog } from './conversation-join.tsx'
import { DeliveryLine } from './delivery-line.tsx'
import { EarlierWords } from './earlier-words.tsx'
import { MessageFrame } from './message-frame.tsx'
import { MessageText } from './message-text.tsx'
import css from './message-view.module.css'
import { SentActs } from './sent-acts.tsx'

const small = { size: 14, stroke: 1.8, 'aria-hidden': true } as const

const visibilityIcons = {
  public: <IconWorld {...small} />,
  followers: <IconUsers {...small} />,
  direct: <IconLock {...small} />,
  phone: <IconPhone {...small} />,
}

/** Drawn again only when it is another one, or its conversation has changed. */
export const MessageView = memo(function MessageView(props: {
  message: Message
  conversation: Conversation
  fresh: boolean
  /** One came for this message. */
  found?: boolean
  onGiveBack: (text: string) => void
}) {
  const { message } = props
  const { message: words } = useWords()
  const ours = message.direction === 'out'
  const mayMove = useMay('conversation.answer') && props.conversation.mergedInto === null
  const [moving, setMoving] = useState(false)
  return (
    <li
      id={`bericht-${message.id}`}
      tabIndex={-1}
      className={css.message}
      data-ours={ours}
      data-fresh={props.fresh}
      data-found={props.found}
      data-trouble={hasTrouble(message)}
    >
      <Face name={message.author.name || '?'} picture={message.author.face} ours={ours} size={32} />
      <div className={css.block}>
        <Head message={message} channel={props.conversation.channel.name} />
        {!message.trusted && (
          <p className={css.doubt}>
            <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
            <span>
              <strong>{words.untrusted}.</strong> {words.untrustedWhy}
            </span>
          </p>
        )}
        {message.state === 'deleted' ? (
          <p className={css.gone}>
            <IconTrash {...small} /> {ours ? words.deletedUs : words.deleted}
          </p>
        ) : (
          <Body message={message} />
        )}
        <JudgementLine message={message} place="conversation" />
        <SpreadLine message={message} />
        <LoggedLine message={message} onMove={mayMove ? () => setMoving(true) : undefined} />
        {moving && <JoinDialog of={props.conversation} how={{ remark: message.id }} onClose={() => setMoving(false)} />}
        {message.delivery && (
          <DeliveryLine message={message} delivery={message.delivery} onGiveBack={props.onGiveBack} />
        )}
        {ours && <SentActs message={message} conversation={props.conversation} />}
      </div>
    </li>
  )
})

const troubles: readonly string[] = ['failed', 'unknown', 'stale']

function hasTrouble({ delivery }: Message): boolean {
  return delivery !== null && troubles.includes(delivery.state)
}

function Head({ message, channel }: { message: Message; channel: string }) {
  const { message: words, conversation, timeline } = useWords()
  const format = useFormat()
  const { author } = message
  // What somebody said aloud they said by telephone or nowhere we reach: not by the account and on the channel that it stands with.
  const isTheirs = !message.logged || /^\+\d+$/.test(author.handle ?? '')
  const handle = isTheirs && author.handle !== author.name ? author.handle : null
  return (
    <header className={css.head}>
      <span className={css.author}>
        <bdi className={css.name}>{author.name || '?'}</bdi>
        {message.direction === 'out' && <span className={css.quiet}>({conversation.us})</span>}
        {handle && <bdi className={css.handle}>{handle}</bdi>}
      </span>
      <span className={css.marks}>
        <Moment at={message.publishedAt} clockOnly />
        {!message.logged && <span>{channel}</span>}
        <Tip label={words[`${message.visibility}Why`]}>
          <span className={css.mark} data-public={message.visibility === 'public'}>
            {visibilityIcons[message.visibility]}
            {words[message.visibility]}
          </span>
        </Tip>
        {message.state === 'edited' && !message.logged && <EarlierWords message={message} />}
        {message.automatic && (
          <span className={css.mark}>
            <IconRobot {...small} />
            {words.automatic[message.automatic]}
          </span>
        )}
        {message.url && /^https?:\/\//i.test(message.url) && (
          <a className={css.post} href={message.url} target="_blank" rel="noopener noreferrer nofollow">
            {timeline.toPost}
          </a>
        )}
        {message.audience.length > 0 && (
          <span className={css.audience}>{words.to(format.list(message.audience.slice(0, 5)))}</span>
        )}
      </span>
    </header>
  )
}

/** Text first: it is quick, quiet and safe. The layout of a mail is one click away, and the choice is remembered. */
function Body({ message }: { message: Message }) {
  const { message: words } = useWords()
  const [preferred, setPreferred] = useRemembered<'text' | 'html'>('mail-as', 'text')
  const [chosen, setChosen] = useState<'text' | 'html' | null>(null)
  const as = message.hasHtml ? (chosen ?? (message.text.trim() ? preferred : 'html')) : 'text'
  const choose = (next: 'text' | 'html') => {
    setChosen(next)
    setPreferred(next)
  }
  const files = message.attachments.filter((file) => as === 'text' || !file.inline)
  return (
    <>
      {message.rating && (
        <p className={css.rating}>
          <RatingMark rating={message.rating} />
        </p>
      )}
      {as === 'html' ? (
        <MessageFrame id={message.id} author={message.author.name} />
      ) : (
        <MessageText text={message.text} quotedFrom={message.quotedFrom} />
      )}
      {message.hasHtml && (
        <button type="button" className={css.toggle} onClick={() => choose(as === 'html' ? 'text' : 'html')}>
          {as === 'html' ? words.showText : words.showHtml}
        </button>
      )}
      {files.length > 0 && <Attachments files={files} />}
    </>
  )
}
