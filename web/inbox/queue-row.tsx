/** One conversation in the queue: who, since when they wait, about what. Its situation is an edge, an icon and a word. */
import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { ColleagueFace } from '../agent/colleague-face.tsx'
import { ArchiveMark } from '../channel/archive-mark.tsx'
import { Sign } from '../judgement/sign.tsx'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { SituationChip, SituationEdge } from '../kit/situation.tsx'
import { Tip } from '../kit/tip.tsx'
import { toneOf } from '../kit/tone.ts'
import { Moment, Waiting } from '../kit/when.tsx'
import { LabelChip } from '../label/label-chip.tsx'
import { useLabels } from '../label/queries.ts'
import { OthersOnRow } from '../presence/others.tsx'
import { useWords } from '../words/language.tsx'
import { DraftMark } from './draft-mark.tsx'
import css from './queue-row.module.css'

export type Density = 'comfortable' | 'compact'
export const rowHeight: Record<Density, number> = { comfortable: 104, compact: 60 }

type RowProps = { conversation: Conversation; density: Density; me: string; left?: boolean; current?: boolean }

export const QueueRow = memo(function QueueRow(props: RowProps) {
  const { conversation, density } = props
  const { inbox } = useWords()
  const subject = conversation.subject || inbox.noSubject
  const repeats = conversation.snippet.startsWith(conversation.subject.replace(/…$/, ''))
  return (
    <Link
      to="/gesprekken/$conversation"
      params={{ conversation: conversation.id }}
      search={({ klant: _, ...filters }) => filters}
      className={css.row ?? ''}
      data-density={density}
      data-left={props.left}
      data-id={conversation.id}
      preload={false}
      aria-current={props.current ? 'true' : undefined}
    >
      <SituationEdge situation={toneOf(conversation)} />
      <span className={css.body}>
        <span className={css.first}>
          <bdi className={css.name}>{conversation.contact.name}</bdi>
          <When conversation={conversation} />
        </span>
        {density === 'comfortable' ? (
          <>
            {/* Without a subject of its own a conversation is called after its first words: they are not said twice. */}
            <span className={repeats ? css.both : css.subject}>{repeats ? conversation.snippet : subject}</span>
            {!repeats && <span className={css.snippet}>{conversation.snippet}</span>}
            <Marks {...props} />
          </>
        ) : (
          <span className={css.second}>
            <SituationChip situation={conversation.situation} tone={toneOf(conversation)} quiet />
            <Sign of={conversation} />
            <span className={css.subject}>{subject}</span>
            <Labels ids={conversation.labelIds} most={1} />
            <OthersOnRow conversationId={conversation.id} />
            <Followed conversation={conversation} me={props.me} />
            <DraftMark className={css.draft} me={props.me} id={conversation.id} />
            <Owner conversation={conversation} />
          </span>
        )}
        {props.left && <span className="unseen">{inbox.left}</span>}
      </span>
    </Link>
  )
})

function When({ conversation }: { conversation: Conversation }) {
  return conversation.waitsSince ? (
    <Waiting since={conversation.waitsSince} due={conversation.dueAt} />
  ) : (
    <span className={css.moment}>
      <Moment at={conversation.lastMessageAt} />
    </span>
  )
}

function Marks({ conversation, me }: RowProps) {
  const { inbox } = useWords()
  const { channel, contactCount, complaint, situation } = conversation
  // What the situation says already is not said twice.
  const said = new Set(situation === 'painful' ? complaint.labelIds : [])
  return (
    <span className={css.marks}>
      <SituationChip situation={conversation.situation} tone={toneOf(conversation)} quiet />
      <Sign of={conversation} />
      <ChannelMark kind={channel.kind} name={channel.name} />
      <ArchiveMark channelId={channel.id} />
      {contactCount > 1 && (
        <Tip label={inbox.contactsWhy(contactCount)}>
          <span className={css.again}>{inbox.contacts(contactCount)}</span>
        </Tip>
      )}
      {conversation.history && <span>{inbox.history}</span>}
      <Labels ids={conversation.labelIds.filter((id) => !said.has(id))} most={2} />
      <span className={css.grow} />
      <OthersOnRow conversationId={conversation.id} />
      <Followed conversation={conversation} me={me} />
      <DraftMark className={css.draft} me={me} id={conversation.id} />
      <Owner conversation={conversation} />
    </span>
  )
}

/** The first few by name; how many more there are is said. */
function Labels({ ids, most }: { ids: readonly string[]; most: number }) {
  const { byId } = useLabels()
  const labels = ids.flatMap((id) => byId[id] ?? [])
  if (labels.length === 0) return null
  const more = labels.slice(most)
  return (
    <span className={css.labels}>
      {labels.slice(0, most).map((label) => (
        <LabelChip key={label.id} label={label} quiet />
      ))}
      {more.length > 0 && (
        <Tip label={more.map(({ name }) => name).join(', ')}>
          <span>+{more.length}</span>
        </Tip>
      )}
    </span>
  )
}

function Followed({ conversation, me }: { conversation: Conversation; me: string }) {
  const { queue } = useWords()
  if (!conversation.followerIds.includes(me)) return null
  return (
    <Tip label={queue.followed}>
      <span className={css.followed}>
        <IconBell size={14} stroke={1.8} aria-hidden />
        <span className="unseen">{queue.followed}</span>
      </span>
    </Tip>
  )
}

function Owner({ conversation: { agent } }: { conversation: Conversation }) {
  const { conversation } = useWords()
  if (!agent) return null
  return (
    <Tip label={conversation.taken(agent.alias)}>
      <span className={css.owner}>
        <ColleagueFace id={agent.id} alias={agent.alias} picture={agent.face} size={20} />
        <span className="unseen">{conversation.taken(agent.alias)}</span>
      </span>
    </Tip>
  )
}
