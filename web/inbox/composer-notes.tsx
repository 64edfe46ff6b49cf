/** Beside what one writes: what a person should know before it leaves. Nothing here stops anybody, except what cannot be sent. */
import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconBolt, IconCloudOff, IconDevices, IconUsersGroup } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAgents } from '../agent/queries.ts'
import { useSayChange } from '../canned/say-change.ts'
import { useMe } from '../organisation/session.ts'
import { useSpeech } from '../words/language.tsx'
import css from './composer-notes.module.css'
import type { ComposerDraft } from './draft.ts'

const look = { size: 16, stroke: 1.8, 'aria-hidden': true } as const

export function ComposerNotes(props: {
  draft: ComposerDraft
  /** Variables that are still open. */
  open: readonly string[]
  onFind: (part: string) => void
  /** Units over the limit of the channel. */
  over: number
}) {
  const { draft, open, over } = props
  const { words } = useSpeech()
  const { writing } = words
  const me = useMe()
  const { byId } = useAgents()
  const { setAside } = draft.server ?? {}
  const nameOf = (id: string) => byId[id]?.alias ?? '?'
  const putIn = () => draft.set({ text: `${draft.kept.text.trimEnd()}\n\n${setAside}`.trimStart(), looked: true })
  return (
    <div className={css.notes} aria-live="polite">
      {draft.offline && (
        <Note icon={<IconCloudOff {...look} />} tone="waiting">
          {writing.notKept}
        </Note>
      )}
      {setAside && (
        <Note icon={<IconDevices {...look} />} tone="waiting">
          <strong>{writing.setAside}.</strong> {writing.setAsideWhy}
          <q className={css.excerpt}>{setAside.length > 200 ? `${setAside.slice(0, 200)}…` : setAside}</q>
          <span className={css.acts}>
            <Button size="compact-sm" variant="default" onClick={putIn}>
              {writing.putIn}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => draft.set({ looked: true })}>
              {writing.letGo}
            </Button>
          </span>
        </Note>
      )}
      {draft.others.map((other) => (
        <Note key={other.id} icon={<IconUsersGroup {...look} />}>
          {other.agentId === me.agent.id ? writing.back : writing.sharedBy(nameOf(other.agentId))}
          <q className={css.excerpt}>{other.text.slice(0, 120)}</q>
          <Button size="compact-sm" variant="default" onClick={() => void draft.goOn(other).catch(() => undefined)}>
            {other.agentId === me.agent.id ? writing.edit : writing.goOn}
          </Button>
        </Note>
      ))}
      {open.length > 0 && (
        <Note icon={<IconAlertTriangle {...look} />} tone="waiting">
          {writing.open}:{' '}
          {open.map((part) => (
            <button key={part} type="button" className={css.part} onClick={() => props.onFind(part)}>
              {part}
            </button>
          ))}
        </Note>
      )}
      {over > 0 && (
        <Note icon={<IconAlertTriangle {...look} />} tone="danger">
          {writing.tooLong(over)}
        </Note>
      )}
      <Changes draft={draft} />
    </div>
  )
}

function Note(props: { icon: ReactNode; tone?: 'waiting' | 'danger'; children: ReactNode }) {
  return (
    <div className={css.note} data-tone={props.tone}>
      {props.icon}
      <div className={css.body}>{props.children}</div>
    </div>
  )
}

/** What is done once the answer has left; each can be left out. */
function Changes({ draft }: { draft: ComposerDraft }) {
  const { writing } = useSpeech().words
  const say = useSayChange()
  const { changes } = draft.kept
  if (changes.length === 0) return null
  return (
    <div className={css.changes}>
      <span>
        <IconBolt {...look} /> {writing.atSending}:
      </span>
      {changes.map((change, index) => {
        const what = say(change).join(', ')
        return (
          <span key={what} className={css.change}>
            {what}
            <CloseButton
              size={20}
              aria-label={writing.leaveOut(what)}
              onClick={() => draft.set({ changes: changes.filter((_, other) => other !== index) })}
            />
          </span>
        )
      })}
    </div>
  )
}
