/** One task: what, for whom, before when, and how long it has been there; ticked off in place. */
import { Checkbox } from '@mantine/core'
import { IconAlarm, IconHeartHandshake, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Task } from '../../contract/task.ts'
import { useAgents } from '../agent/queries.ts'
import { useMinute } from '../kit/clock.ts'
import { Tip } from '../kit/tip.tsx'
import { useMay } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useSpeech } from '../words/language.tsx'
import { useTaskActions } from './actions.ts'
import css from './task-line.module.css'

export function TaskLine({ task, children }: { task: Task; children?: ReactNode }) {
  const { words, format } = useSpeech()
  const may = useMay('conversation.answer')
  const agents = useAgents().byId
  const teams = useTeams().byId
  const now = useMinute()
  const { tick, drop } = useTaskActions()
  const { timeline: says } = words
  const owner = task.agentId ? agents[task.agentId]?.alias : teams[task.teamId ?? '']?.name
  const late = task.doneAt === null && task.dueAt !== null && Date.parse(task.dueAt) < now
  const age = (from: string, to: number) => format.duration(to - Date.parse(from), words.time.moment)
  return (
    <li className={css.task} data-done={task.doneAt !== null} data-late={late}>
      <Checkbox
        size="sm"
        checked={task.doneAt !== null}
        disabled={!may}
        onChange={() => void tick(task)}
        label={<bdi className={css.title}>{task.title}</bdi>}
      />
      {may && task.doneAt === null && (
        <Tip label={says.drop}>
          <button
            type="button"
            className={css.drop}
            aria-label={`${says.drop}: ${task.title}`}
            onClick={() => void drop(task)}
          >
            <IconX size={14} stroke={1.8} aria-hidden />
          </button>
        </Tip>
      )}
      <span className={css.facts}>
        {task.kind === 'commitment' && (
          <span className={css.fact}>
            <IconHeartHandshake size={14} stroke={1.8} aria-hidden />
            {says.commitment}
          </span>
        )}
        <span>{says.of(owner ?? says.somebody)}</span>
        {task.doneAt !== null ? (
          <>
            <span>{says.doneBy(agents[task.doneBy ?? '']?.alias ?? says.somebody)}</span>
            <span>{says.took(age(task.createdAt, Date.parse(task.doneAt)))}</span>
          </>
        ) : (
          <>
            {task.dueAt && (
              <span className={late ? css.late : css.fact}>
                {late && <IconAlarm size={14} stroke={2} aria-hidden />}
                {late ? says.overdue(format.exact(task.dueAt, now)) : says.isDue(format.exact(task.dueAt, now))}
              </span>
            )}
            <span>{says.open(age(task.createdAt, now))}</span>
          </>
        )}
        {children}
      </span>
    </li>
  )
}
