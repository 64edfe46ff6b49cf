/** Where a person answers a person: with a face, a name and a signature. What is typed here is never lost. */
import { Button } from '@mantine/core'
import { IconMessageOff, IconSend, IconSlash, IconUsersGroup } from '@tabler/icons-react'
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import type { Way } from '../../contract/way.ts'
import { AskOpen } from '../guideline/ask-open.tsx'
import { Hints } from '../guideline/hints.tsx'
import { OwnGuidelines } from '../guideline/own-guidelines.tsx'
import { useHints } from '../guideline/use-hints.ts'
import { useOpenly } from '../guideline/use-openly.ts'
import { serverNow, useMinute } from '../kit/clock.ts'
import { useCommands } from '../kit/commands.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Face } from '../kit/face.tsx'
import { keyLabel, useKeys } from '../kit/keys.ts'
import { Tip } from '../kit/tip.tsx'
import type { Thread } from '../live/state.ts'
import { useMay, useMe } from '../organisation/session.ts'
import { noteTyping } from '../presence/be-present.ts'
import { Suggestions } from '../suggestion/suggestions.tsx'
import { useSpeech } from '../words/language.tsx'
import { sayReason } from '../words/reasons.ts'
import { canReply } from './can-reply.ts'
import css from './composer.module.css'
import { ComposerEditor } from './composer-editor.tsx'
import { ComposerFiles } from './composer-files.tsx'
import { ComposerNotes } from './composer-notes.tsx'
import { ComposerSignature } from './composer-signature.tsx'
import { ComposerTools } from './composer-tools.tsx'
import { ComposerWay } from './composer-way.tsx'
import type { ComposerDraft } from './draft.ts'
import { useFiles } from './files.ts'
import { caretIn, insertAt, insertHere } from './insert.ts'
import { openVariables } from './measure.ts'
import { News } from './news.tsx'
import type { Picked } from './use-completion.ts'
import { useLength } from './use-length.ts'
import { useSend } from './use-send.ts'
import { useTakingUp } from './use-taking-up.ts'
import { chosenWay, useWays, viaOf } from './ways.ts'
import { WritesNow } from './writes-now.tsx'

const MarkdownView = lazy(() => import('./markdown-view.tsx').then((part) => ({ default: part.MarkdownView })))

export function Composer(props: {
  conversation: Conversation
  thread: Thread
  draft: ComposerDraft
  /** How often an answer was taken back here: one goes on writing it. */
  givenBack: number
  /** Brings the messages after this `seq` into view. */
  onReadFirst: (after: number) => void
}) {
  const { conversation, thread, draft } = props
  const { words, format, language } = useSpeech()
  const me = useMe()
  const now = useMinute()
  const mayAnswer = useMay('conversation.answer')
  const ways = useWays(conversation)
  const way = chosenWay(ways, draft.kept.via)
  const may = canReply(way, { mayAnswer, now: serverNow() }, words)
  const { send, busy, failure, refused, settled, ...sending } = useSend(conversation, draft)
  const files = useFiles(draft, way?.rules)
  const box = useRef<HTMLTextAreaElement>(null)
  const [previewing, setPreviewing] = useState(false)
  const channelId = way?.channel.id ?? conversation.channel.id
  const taking = useTakingUp(draft, { conversationId: conversation.id, channelId }, box)
  const { text } = draft.kept
  const said = draft.draft?.said ?? conversation.said
  const still = useDeferredValue(text)
  const open = useMemo(() => openVariables(still), [still])
  const length = useLength(still, way)
  const isOpen = way?.visibility === 'public' || way?.visibility === 'followers'
  const gently = conversation.danger === 'selfharm'
  const hints = useHints({ conversationId: conversation.id, text, open: isOpen, said: conversation.said, gently })
  const openly = useOpenly(hints, text)
  useKeys({ r: () => box.current?.focus() }, may.ok)
  useEffect(() => {
    if (props.givenBack > 0) box.current?.focus()
  }, [props.givenBack])

  /** A slash where the caret is, which asks for canned responses. */
  const askCanned = () => {
    const element = box.current
    if (element) insertHere(element, /(^|\s)$/.test(element.value.slice(0, element.selectionStart)) ? '/' : ' /')
  }
  useCommands(
    may.ok
      ? [
          {
            id: 'canned',
            label: words.writing.canned,
            keys: '/',
            icon: <IconSlash size={18} stroke={1.6} />,
            run: askCanned,
          },
          {
            id: 'share-draft',
            label: draft.kept.shared ? words.writing.unshare : words.writing.share,
            icon: <IconUsersGroup size={18} stroke={1.6} />,
            run: () => draft.set({ shared: !draft.kept.shared }),
          },
        ]
      : [],
  )

  const choose = (chosen: Way, isFirst: boolean) => draft.set({ via: isFirst ? null : viaOf(chosen) })
  const picker = <ComposerWay ways={ways} chosen={way} channelName={conversation.channel.name} onChoose={choose} />
  const others = ways.some((one) => one.can.ok)
  if (!may.ok)
    return (
      <div className={css.closed}>
        <IconMessageOff size={20} stroke={1.6} aria-hidden />
        <p>
          <strong>{words.composer.cannot}.</strong> {sayReason(may.why, language)}{' '}
          {mayAnswer && !others && words.composer.noOtherWay}
        </p>
        {mayAnswer && others && picker}
      </div>
    )

  const readFirst = () => {
    props.onReadFirst(said)
    draft.seen(conversation.said)
    settled()
  }
  const write = (next: string) => {
    draft.write(next)
    noteTyping(conversation.id)
  }
  const pick = (picked: Picked) => {
    if (picked.kind === 'canned') return void taking.take(picked.canned, picked.trigger)
    if (box.current) insertAt(box.current, picked.trigger.from, picked.trigger.to, picked.sign)
  }
  const select = (from: number, until: number) => {
    setPreviewing(false)
    box.current?.focus()
    box.current?.setSelectionRange(from, until)
  }
  const find = (part: string) => select(text.indexOf(part), text.indexOf(part) + part.length)
  const go = () => {
    if (open.length > 0 && open[0]) find(open[0])
    else if (length.over <= 0 && files.coming.length === 0) void openly.send(() => send(said))
  }

  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        go()
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
      {taking.done && (
        <p className={css.done} role="status">
          {words.writing.done(taking.done.name)}{' '}
          <Button size="compact-sm" variant="default" onClick={() => void taking.undo()}>
            {words.writing.undo}
          </Button>
        </p>
      )}
      <ComposerNotes draft={draft} open={open} onFind={find} over={length.over} />
      <div className={css.from}>
        <Face name={me.agent.alias} picture={me.agent.face} ours size={28} />
        <span className={css.as}>
          <strong>{me.agent.alias}</strong> {picker}
        </span>
        {way?.visibility === 'public' && <span className={css.public}>{words.composer.public}</span>}
        <WritesNow draft={draft} />
        {!previewing && (
          <Suggestions
            conversation={conversation}
            onText={(suggested) => box.current && insertHere(box.current, suggested)}
            onCanned={(canned) => box.current && void taking.take(canned, caretIn(box.current))}
            onLeave={() => box.current?.focus()}
          />
        )}
        {may.until && <span className={css.until}>{words.composer.until(format.exact(may.until, now))}</span>}
      </div>
      <OwnGuidelines />
      {previewing && text.trim() !== '' ? (
        <Suspense fallback={null}>
          <MarkdownView text={text} label={words.writing.preview} signature={way?.signature ?? ''} />
        </Suspense>
      ) : (
        <ComposerEditor
          box={box}
          text={text}
          label={words.composer.label(conversation.contact.name)}
          placeholder={words.composer.placeholder(conversation.contact.name)}
          readOnly={false}
          hints={hints.shown}
          conversationId={conversation.id}
          channelId={channelId}
          onWrite={write}
          onSend={go}
          onPick={pick}
          onFiles={(given) => void files.add(given)}
        />
      )}
      <Hints hints={hints} conversationId={conversation.id} text={text} onFind={select} />
      <ComposerFiles files={draft.server?.files ?? []} alt={way?.rules.files?.alt ?? false} does={files} />
      <ComposerSignature text={way?.signature ?? me.agent.signature} />
      {openly.asks && (
        <AskOpen
          parts={openly.asks}
          onSend={openly.sendAnyway}
          onChange={() => {
            openly.stay()
            box.current?.focus()
          }}
        />
      )}
      <div className={css.foot}>
        <ComposerTools
          rules={way?.rules}
          shared={draft.kept.shared}
          previewing={previewing}
          empty={text.trim() === ''}
          onCanned={askCanned}
          onEmoji={(sign) => box.current && insertHere(box.current, sign)}
          onFiles={(given) => void files.add(given)}
          onShare={(shared) => draft.set({ shared })}
          onPreview={setPreviewing}
        />
        <span className={css.word} role="status">
          {draft.draft && !draft.offline && (draft.dirty || draft.saving ? words.writing.keeping : words.writing.kept)}
        </span>
        {length.most !== undefined && (
          <span className={css.length} data-over={length.over > 0}>
            <span aria-hidden>
              {length.n}/{length.most}
            </span>
            <span className="unseen">{words.writing.length(length.n, length.most)}</span>
          </span>
        )}
        {way && !way.channel.enabled && <span className={css.paused}>{words.composer.paused}</span>}
        <Tip label={`${words.composer.send} · ${words.composer.undoHint}`} keys="mod+Enter" position="top">
          <Button
            type="submit"
            disabled={text.trim() === '' || length.over > 0 || files.coming.length > 0}
            loading={busy}
            leftSection={<IconSend size={18} stroke={1.6} />}
            aria-keyshortcuts={keyLabel('mod+Enter')}
          >
            {words.composer.send}
          </Button>
        </Tip>
      </div>
      <Confirm
        open={sending.asksOpenly}
        title={words.writing.goesPublic}
        act={words.writing.openly}
        onAct={sending.sendOpenly}
        onClose={sending.stayPrivate}
      >
        {words.writing.goesPublicBody(way?.channel.name ?? '')}
      </Confirm>
    </form>
  )
}
