/** What stands around the messages of a conversation: asked once, notes and tasks kept by events, the rest asked again after a change. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Message } from '../../contract/conversation.ts'
import type { Note } from '../../contract/note.ts'
import type { Task } from '../../contract/task.ts'
import { type Act, readTimeline, type Timeline } from '../../contract/timeline.ts'
import { call } from '../kit/call.ts'
import { live, useLive } from '../live/store.ts'

export type Around = Pick<Timeline, 'notes' | 'tasks' | 'acts' | 'merged' | 'linked'>

const nothing: Around = { notes: [], tasks: [], acts: [], merged: [], linked: [] }
const noNotes: Readonly<Record<string, Note>> = {}
const noTasks: Readonly<Record<string, Task>> = {}

export function useAround(id: string): Around {
  const asked = useQuery({
    queryKey: ['timeline', id],
    queryFn: async ({ signal }) => {
      const { position, ...around } = await call(readTimeline, { id }, { signal })
      const { notes, tasks, merged, linked } = around
      const conversations = [...merged.map((one) => one.conversation), ...linked]
      live.learn({ things: { note: notes, task: tasks }, conversations }, position)
      return around
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  const notes = useLive((state) => state.things.note) ?? noNotes
  const tasks = useLive((state) => state.things.task) ?? noTasks
  const around = asked.data ?? nothing
  return useMemo(() => {
    const family = new Set([id, ...around.merged.map((one) => one.conversation.id)])
    const here = (of: string | null) => of !== null && family.has(of)
    // That two of them belonged together says nothing any more once they are one.
    const between = ({ kind, other }: Act) => (kind === 'link' || kind === 'unlink') && here(other?.id ?? null)
    return {
      ...around,
      acts: around.acts.filter((act) => !between(act)),
      notes: Object.values(notes)
        .filter((note) => here(note.conversationId))
        .sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1)),
      tasks: Object.values(tasks)
        .filter((task) => here(task.conversationId))
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    }
  }, [id, around, notes, tasks])
}

/** A row of the timeline: something said, noted, or one or more things done in a row. */
export type Row =
  | { is: 'message'; at: string; id: string; message: Message }
  | { is: 'note'; at: string; id: string; note: Note }
  | { is: 'acts'; at: string; id: string; acts: readonly Act[] }

/**
 * Everything in the order of time; acts that follow one another on one day are one row.
 * @param dayOf the day on which somebody here says that it was
 * @param from what is older stands above what is loaded, and is left out; null when the beginning is loaded
 * @param until the same for what is newer
 */
export function weave(
  messages: readonly Message[],
  around: Pick<Around, 'notes' | 'acts'>,
  from: string | null,
  until: string | null,
  dayOf: (at: string) => string,
): Row[] {
  const rows: Row[] = [
    ...messages.map((message) => ({ is: 'message', at: message.receivedAt, id: message.id, message }) as const),
    ...around.notes.map((note) => ({ is: 'note', at: note.writtenAt, id: note.id, note }) as const),
    ...around.acts.map((act) => ({ is: 'acts', at: act.at, id: act.id, acts: [act] }) as const),
  ]
    .filter((row) => (from === null || row.at >= from) && (until === null || row.at <= until))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || order.indexOf(a.is) - order.indexOf(b.is))
  const woven: Row[] = []
  for (const row of rows) {
    const last = woven.at(-1)
    if (row.is === 'acts' && last?.is === 'acts' && dayOf(row.at) === dayOf(last.at))
      woven[woven.length - 1] = { ...last, acts: [...last.acts, ...row.acts] }
    else woven.push(row)
  }
  return woven
}

/** At the same moment: first what was said, then what was done about it. */
const order = ['message', 'note', 'acts']
