/** One listened post: who wrote what where, whether joining in is welcome, and making a conversation of it. */
import { Checkbox } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { JudgementLine } from '../judgement/judgement-line.tsx'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { RatingMark } from '../kit/rating.tsx'
import { Ago } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { SpreadLine } from '../spread/spread-line.tsx'
import { useWords, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { Marked } from './marked.tsx'
import { OpenButton } from './open-button.tsx'
import css from './post.module.css'
import { PostMenu } from './post-menu.tsx'
import type { Shown } from './queries.ts'
import { postKeys } from './use-walking.ts'

const small = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

export function Post(props: {
  post: Shown
  onOpened: () => void
  onFocus: () => void
  /** Absent where there is nothing to choose for. */
  chosen?: boolean
  onChoose?: (chosen: boolean) => void
}) {
  const { listening } = useWords()
  const words = useWordsOf(listeningWords)
  const { post, chosen, onChoose } = props
  const { message, channel, etiquette } = post
  const mayAnswer = useMay('conversation.answer')
  const [whole, setWhole] = useState(false)
  const ours = message.direction === 'out'
  return (
    // One comes here with j and k, and Enter opens it where it stands.
    <li
      className={css.post}
      data-ours={ours}
      data-chosen={chosen ?? false}
      data-post={message.id}
      tabIndex={-1}
      aria-label={`${message.author.name}: ${message.text.slice(0, 160)}`}
      onFocus={props.onFocus}
      onKeyDown={(event) => {
        if (event.key !== postKeys.open || event.target !== event.currentTarget) return
        event.currentTarget.querySelector<HTMLElement>(`[data-key="${postKeys.open}"]`)?.click()
      }}
    >
      <header className={css.head}>
        {onChoose && (
          <Checkbox
            aria-label={words.select(message.author.name)}
            data-key={postKeys.choose}
            checked={chosen ?? false}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
        <bdi className={css.name}>{message.author.name}</bdi>
        {ours && <span className={css.ours}>{listening.ours}</span>}
        <ChannelMark kind={channel.kind} name={channel.name} />
        {message.rating && <RatingMark rating={message.rating} />}
        <Ago at={message.publishedAt} />
      </header>
      {post.reactsTo && <ReactsTo parent={post.reactsTo} />}
      {message.subject && <h2 className={css.subject}>{message.subject}</h2>}
      <p className={css.text} dir="auto" data-whole={whole}>
        <Marked text={message.text} found={post.found ?? []} />
      </p>
      {isLong(message.text) && (
        <button type="button" className={css.unfold} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? words.less : words.more}
        </button>
      )}
      <JudgementLine message={message} place="stream" />
      <SpreadLine message={message} />
      <footer className={css.foot}>
        {mayAnswer && !ours && <OpenButton post={post} onOpened={props.onOpened} />}
        {message.url && (
          <a
            href={message.url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className={css.link}
            data-key={postKeys.open}
          >
            <IconExternalLink {...small} />
            {listening.toPost}
            <span className="unseen">
              : {message.subject ?? ''} {message.author.name}
            </span>
          </a>
        )}
        {!ours && (
          <span className={css.etiquette} data-may={etiquette.may}>
            {words.because[etiquette.because]}
          </span>
        )}
        {!ours && <PostMenu post={post} onErased={props.onOpened} />}
      </footer>
    </li>
  )
}

/** What it reacts to, so that a few words can be judged. */
function ReactsTo({ parent }: { parent: NonNullable<Shown['reactsTo']> }) {
  const words = useWordsOf(listeningWords)
  return (
    <blockquote className={css.parent}>
      <span className={css.parentName}>{words.reactsTo(parent.from)}</span> <span dir="auto">{parent.text}</span>
      {parent.url && (
        <a href={parent.url} target="_blank" rel="noopener noreferrer nofollow" className={css.link}>
          <IconExternalLink {...small} />
          <span className="unseen">{words.toParent}</span>
        </a>
      )}
    </blockquote>
  )
}

/** More than the five lines that are shown of it at first. */
const isLong = (text: string) => text.length > 380 || text.split('\n').length > 5
