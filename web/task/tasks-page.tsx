/** Taken: what I and my teams have to do, what is due first; and what was done. */
import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChecks, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { listTasks, type Task, taskOwners } from '../../contract/task.ts'
import { call } from '../kit/call.ts'
import { useKeys } from '../kit/keys.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { live, useLive } from '../live/store.ts'
import { useMay, useMe } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useWords } from '../words/language.tsx'
import { TaskDialog } from './task-dialog.tsx'
import { TaskLine } from './task-line.tsx'
import css from './tasks-page.module.css'

type Whose = (typeof taskOwners)[number]
const none: Readonly<Record<string, Task>> = {}

export function TasksPage() {
  const words = useWords()
  const may = useMay('conversation.answer')
  const [whose, setWhose] = useState<Whose>('both')
  const [done, setDone] = useState<'yes' | 'no'>('no')
  const [adding, setAdding] = useState(false)
  const narrow = useMediaQuery('(max-width: 640px)') ?? false
  const { pages, tasks } = useTasks(whose, done)
  const says = words.timeline
  useKeys({ d: () => setAdding(true) }, may)
  return (
    <Page
      title={says.tasksTitle}
      lead={says.tasksLead}
      actions={
        may && (
          <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setAdding(true)}>
            {says.addTask}
          </Button>
        )
      }
    >
      <div className={css.filters}>
        <SegmentedControl
          aria-label={says.taskFor}
          value={whose}
          onChange={(value) => setWhose(value as Whose)}
          orientation={narrow ? 'vertical' : 'horizontal'}
          data={taskOwners.map((value) => ({ value, label: says[value] }))}
        />
        <SegmentedControl
          aria-label={says.tasks}
          value={done}
          onChange={(value) => setDone(value as 'yes' | 'no')}
          data={[
            { value: 'no', label: says.toDo },
            { value: 'yes', label: says.finished },
          ]}
        />
      </div>
      {pages.isPending ? (
        <Bones rows={5} />
      ) : pages.isError ? (
        <Failed error={pages.error} onRetry={() => void pages.refetch()} />
      ) : tasks.length === 0 ? (
        <Empty icon={<IconChecks stroke={1.5} />} title={done === 'no' ? says.noTasks : says.noDone}>
          {done === 'no' ? says.noTasksBody : says.noDoneBody}
        </Empty>
      ) : (
        <ul className={css.tasks} aria-label={says.tasksTitle}>
          {tasks.map((task) => (
            <TaskLine key={task.id} task={task}>
              <About id={task.conversationId} />
            </TaskLine>
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {says.moreTasks}
        </Button>
      )}
      {adding && <TaskDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function About({ id }: { id: string | null }) {
  const { timeline } = useWords()
  const of = useLive((state) => (id ? state.conversations[id] : undefined))
  if (!of) return null
  return (
    <Link
      to="/gesprekken/$conversation"
      params={{ conversation: of.mergedInto ?? of.id }}
      search={{}}
      className={css.about ?? ''}
    >
      <span className="unseen">{timeline.toConversation} </span>#{of.number} <bdi>{of.contact.name}</bdi>
    </Link>
  )
}

/** Pages from the server for what we do not know yet, events for everything after that. */
function useTasks(whose: Whose, done: 'yes' | 'no') {
  const me = useMe()
  const teams = useTeams().byId
  const pages = useInfiniteQuery({
    queryKey: ['tasks', whose, done],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      const { items, conversations, next, position } = await call(listTasks, { whose, done, ...after }, { signal })
      live.learn({ things: { task: items }, conversations }, position)
      return { next, last: items.at(-1) ?? null }
    },
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const known = useLive((state) => state.things.task) ?? none
  const lastPage = pages.data?.pages.at(-1)
  const edge = lastPage?.next ? lastPage.last : null
  const tasks = useMemo(() => {
    const mine = new Set(Object.values(teams).flatMap((team) => (team.memberIds.includes(me.agent.id) ? team.id : [])))
    const isMine = (task: Task) => {
      if (whose === 'everyone') return true
      if (whose === 'given') return task.createdBy === me.agent.id && task.agentId !== me.agent.id
      return (whose !== 'teams' && task.agentId === me.agent.id) || (whose !== 'mine' && mine.has(task.teamId ?? ''))
    }
    const order = done === 'yes' ? byDone : byDue
    return Object.values(known)
      .filter(
        (task) => isMine(task) && (task.doneAt !== null) === (done === 'yes') && (!edge || order(task, edge) <= 0),
      )
      .sort(order)
  }, [known, teams, me.agent.id, whose, done, edge])
  return { pages, tasks }
}

const someday = '9999'
const after = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byDue = (a: Task, b: Task) => after(a.dueAt ?? someday, b.dueAt ?? someday) || after(a.id, b.id)
const byDone = (a: Task, b: Task) => after(b.doneAt ?? '', a.doneAt ?? '') || after(b.id, a.id)
