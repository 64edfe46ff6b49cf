/** One thing that is going on: what, whose, and when. What has no owner or no moment says so. */
import { Checkbox } from '@mantine/core'
import { IconAlarm, IconUserQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Conversation } from '../../contract/conversation.ts'
import type { Task } from '../../contract/task.ts'
import { useColleagues } from '../agent/colleagues.ts'
import { useMinute } from '../kit/clock.ts'
import { Face } from '../kit/face.tsx'
import { SituationChip } from '../kit/situation.tsx'
import { toneOf } from '../kit/tone.ts'
import { Moment, Waiting } from '../kit/when.tsx'
import { useLive } from '../live/store.ts'
import { useTeams } from '../team/queries.ts'
import { handoverWords } from '../words/handover.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import css from './handover-page.module.css'

/** What is chosen to be given away; null for who may not. */
export type Pick = { chosen: ReadonlySet<string>; choose: (ids: readonly string[], on: boolean) => void } | null

export function ConversationLine({ id, pick }: { id: string; pick: Pick }) {
  const { inbox } = useWords()
  const handover = useWordsOf(handoverWords)
  const conversation = useLive((state) => state.conversations[id])
  if (!conversation) return null
  const { agent, team, contact, number, subject } = conversation
  return (
    <li className={css.line}>
      {pick && (
        <Checkbox
          checked={pick.chosen.has(id)}
          onChange={(event) => pick.choose([id], event.currentTarget.checked)}
          aria-label={handover.choose(`#${number} ${contact.name}`)}
        />
      )}
      <Link to="/gesprekken/$conversation" params={{ conversation: id }} className={css.what ?? ''}>
        <span className={css.who}>
          <span className="numbers">#{number}</span> <bdi>{contact.name}</bdi>
        </span>
        <span className={css.subject}>{subject || inbox.noSubject}</span>
      </Link>
      <span className={css.situation}>
        <SituationChip situation={conversation.situation} tone={toneOf(conversation)} quiet />
      </span>
      <span className={css.when}>
        <When of={conversation} />
      </span>
      <Owner name={agent?.alias ?? null} face={agent?.face ?? null} team={team?.name ?? null} />
    </li>
  )
}

/** When it is due, and what is late stands out. */
function When({ of: { waitsSince, dueAt, snoozedUntil, workState } }: { of: Conversation }) {
  const words = useWords()
  const handover = useWordsOf(handoverWords)
  const now = useMinute()
  if (waitsSince && dueAt && Date.parse(dueAt) > now)
    return (
      <>
        {handover.before} <Moment at={dueAt} />
      </>
    )
  if (waitsSince) return <Waiting since={waitsSince} due={dueAt} full />
  if (snoozedUntil)
    return (
      <>
        {handover.back} <Moment at={snoozedUntil} />
      </>
    )
  if (workState === 'pending') return words.workState.pending
  return <span className={css.missing}>{handover.noMoment}</span>
}

export function TaskLine({ task, about, pick }: { task: Task; about: Conversation | undefined; pick: Pick }) {
  const handover = useWordsOf(handoverWords)
  const now = useLive((state) => state.things.task?.[task.id]) ?? task
  const agent = useColleagues()[now.agentId ?? '']
  const team = useTeams().byId[now.teamId ?? '']
  const what = (
    <>
      <span className={css.who}>{now.title}</span>
      {about && (
        <span className={css.subject}>
          <span className="numbers">#{about.number}</span> <bdi>{about.contact.name}</bdi>
        </span>
      )}
    </>
  )
  return (
    <li className={css.line} data-done={now.doneAt !== null}>
      {pick && (
        <Checkbox
          checked={pick.chosen.has(task.id)}
          onChange={(event) => pick.choose([task.id], event.currentTarget.checked)}
          aria-label={handover.choose(now.title)}
        />
      )}
      {about ? (
        <Link to="/gesprekken/$conversation" params={{ conversation: about.id }} className={css.what ?? ''}>
          {what}
        </Link>
      ) : (
        <span className={css.what}>{what}</span>
      )}
      <span className={css.when}>
        <WhenDue of={now} />
      </span>
      <Owner name={agent?.alias ?? null} face={agent?.face ?? null} team={team?.name ?? null} />
    </li>
  )
}

/** The same for a task: one that should have been done says so. */
function WhenDue({ of: { dueAt, doneAt } }: { of: Task }) {
  const handover = useWordsOf(handoverWords)
  const now = useMinute()
  if (!dueAt) return <span className={css.missing}>{handover.noMoment}</span>
  const late = doneAt === null && Date.parse(dueAt) < now
  return (
    <span className={late ? css.late : undefined}>
      {late && <IconAlarm size={14} stroke={2} aria-hidden />}
      {late ? handover.late : handover.before} <Moment at={dueAt} />
    </span>
  )
}

function Owner(props: { name: string | null; face: string | null; team: string | null }) {
  const handover = useWordsOf(handoverWords)
  if (!props.name)
    return (
      <span className={css.missing}>
        <IconUserQuestion size={16} stroke={1.8} aria-hidden />
        <bdi className={css.name}>{props.team === null ? handover.noOwner : handover.nobodyOf(props.team)}</bdi>
      </span>
    )
  return (
    <span className={css.owner}>
      <Face name={props.name} picture={props.face} ours size={22} />
      <bdi className={css.name}>{props.name}</bdi>
    </span>
  )
}
