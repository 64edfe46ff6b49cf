/** One conversation in the queue: who, since when they wait, about what. Its situation is an edge, an icon and a word. */
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { Face } from '../kit/face.tsx'
import { useRemembered } from '../kit/remembered.ts'
import { SituationChip, SituationEdge } from '../kit/situation.tsx'
import { Tip } from '../kit/tip.tsx'
import { Moment, Waiting } from '../kit/when.tsx'
import { OthersOnRow } from '../presence/others.tsx'
import { useWords } from '../words/language.tsx'
import { draftName } from './draft.ts'
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
      <SituationEdge situation={conversation.situation} />
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
            <SituationChip situation={conversation.situation} quiet />
            <span className={css.subject}>{subject}</span>
            <OthersOnRow conversationId={conversation.id} />
            <Draft me={props.me} id={conversation.id} />
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
  const { channel, contactCount } = conversation
  return (
    <span className={css.marks}>
      <SituationChip situation={conversation.situation} quiet />
      <ChannelMark kind={channel.kind} name={channel.name} />
      {contactCount > 1 && (
        <Tip label={inbox.contactsWhy(contactCount)}>
          <span className={css.again}>{inbox.contacts(contactCount)}</span>
        </Tip>
      )}
      {conversation.history && <span>{inbox.history}</span>}
      {channel.demo && <span>{inbox.demo}</span>}
      <span className={css.grow} />
      <OthersOnRow conversationId={conversation.id} />
      <Draft me={me} id={conversation.id} />
      <Owner conversation={conversation} />
    </span>
  )
}

function Owner({ conversation: { agent } }: { conversation: Conversation }) {
  const { conversation } = useWords()
  if (!agent) return null
  return (
    <Tip label={conversation.taken(agent.alias)}>
      <span className={css.owner}>
        <Face name={agent.alias} picture={agent.face} ours size={20} />
        <span className="unseen">{conversation.taken(agent.alias)}</span>
      </span>
    </Tip>
  )
}

function Draft(props: { me: string; id: string }) {
  const { inbox } = useWords()
  const [stored] = useRemembered<string>(draftName(props.me, props.id), '')
  if (!stored) return null
  return (
    <span className={css.draft}>
      <IconPencil size={14} stroke={2} aria-hidden />
      {inbox.draft}
    </span>
  )
}
