/** Where a person answers a person: with a face, a name and a signature. What is typed here is never lost. */
import { Button } from '@mantine/core'
import { IconMessageOff, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { kindsQuery, useChannels } from '../channel/queries.ts'
import { useMinute } from '../kit/clock.ts'
import { Face } from '../kit/face.tsx'
import { keyLabel, useKeys } from '../kit/keys.ts'
import { Tip } from '../kit/tip.tsx'
import type { Thread } from '../live/state.ts'
import { useMay, useMe } from '../organisation/session.ts'
import { noteTyping } from '../presence/be-present.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { sayReason } from '../words/reasons.ts'
import { canReply } from './can-reply.ts'
import css from './composer.module.css'
import type { useDraft } from './draft.ts'
import { News } from './news.tsx'
import { useSend } from './use-send.ts'

export function Composer(props: {
  conversation: Conversation
  thread: Thread
  draft: ReturnType<typeof useDraft>
  /** Brings the messages after this `seq` into view. */
  onReadFirst: (after: number) => void
}) {
  const { conversation, thread, draft } = props
  const { words, format, language } = useSpeech()
  const me = useMe()
  const now = useMinute()
  const mayAnswer = useMay('conversation.answer')
  const channel = useChannels().channels.find((each) => each.id === conversation.channel.id)
  const kind = useQuery(kindsQuery).data?.kinds.find((each) => each.kind === conversation.channel.kind)
  const may = canReply(thread.messages, { mayAnswer, channel, kind, now }, words)
  const { send, busy, failure, refused, settled } = useSend(conversation, draft)
  const box = useRef<HTMLTextAreaElement>(null)
  const text = draft.draft?.text ?? ''
  const said = draft.draft?.said ?? conversation.said
  const isPublic = thread.messages.findLast((message) => message.direction === 'in')?.visibility === 'public'
  useGrowing(box, text)
  useKeys({ r: () => box.current?.focus() }, may.ok)

  if (!may.ok)
    return (
      <div className={css.closed}>
        <IconMessageOff size={20} stroke={1.6} aria-hidden />
        <p>
          <strong>{words.composer.cannot}.</strong> {sayReason(may.why, language)}
        </p>
      </div>
    )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void send(said)
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      box.current?.blur()
    }
  }
  const readFirst = () => {
    props.onReadFirst(said)
    draft.seen(conversation.said)
    settled()
  }

  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        void send(said)
      }}
    >
      <News
        messages={thread.messages.filter((message) => draft.draft !== null && message.seq > said)}
        refused={refused}
        busy={busy}
        onReadFirst={readFirst}
        onSendAnyway={() => void send(conversation.said)}
      />
      {failure && (
        <p className={css.failure} role="alert">
          <strong>{words.composer.failed}</strong> {failure}
        </p>
      )}
      <div className={css.from}>
        <Face name={me.agent.alias} picture={me.agent.face} ours size={28} />
        <span className={css.as}>
          <strong>{me.agent.alias}</strong> <span>{words.composer.via(conversation.channel.name)}</span>
        </span>
        {isPublic && <span className={css.public}>{words.composer.public}</span>}
        {may.until && <span className={css.until}>{words.composer.until(format.exact(may.until, now))}</span>}
      </div>
      <textarea
        ref={box}
        className={css.box}
        value={text}
        rows={3}
        maxLength={100_000}
        onChange={(event) => {
          draft.write(event.currentTarget.value)
          noteTyping(conversation.id)
        }}
        onKeyDown={onKeyDown}
        aria-label={words.composer.label(conversation.contact.name)}
        placeholder={words.composer.placeholder(conversation.contact.name)}
        dir="auto"
        spellCheck
      />
      <div className={css.foot}>
        <Signature />
        {channel && !channel.enabled && <span className={css.paused}>{words.composer.paused}</span>}
        <span className={css.hint}>{words.composer.undoHint}</span>
        <Tip label={words.composer.send} keys="mod+Enter" position="top">
          <Button
            type="submit"
            disabled={text.trim() === ''}
            loading={busy}
            leftSection={<IconSend size={18} stroke={1.6} />}
            aria-keyshortcuts={keyLabel('mod+Enter')}
          >
            {words.composer.send}
          </Button>
        </Tip>
      </div>
    </form>
  )
}

function Signature() {
  const { composer } = useWords()
  const { signature } = useMe().agent
  return (
    <div className={css.signature}>
      {signature ? (
        <>
          <span className="unseen">{composer.signature}: </span>
          {signature}
        </>
      ) : (
        <>
          {composer.noSignature} · <Link to="/instellingen/profiel">{composer.addSignature}</Link>
        </>
      )}
    </div>
  )
}

/** As tall as its text, up to what the stylesheet allows. */
function useGrowing(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const element = box.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [box, text])
}
