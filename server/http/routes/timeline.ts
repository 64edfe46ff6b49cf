/** Around the messages: notes, what was done, what hangs together; and until when one sets something aside. */
import { findConversation, linkConversations as link, unlinkConversations as unlink } from '../../../contract/link.ts'
import { mergeConversations as mergeEndpoint, unmergeConversation as unmergeEndpoint } from '../../../contract/merge.ts'
import {
  changeNote as changeNoteEndpoint,
  removeNote as removeNoteEndpoint,
  writeNote as writeNoteEndpoint,
} from '../../../contract/note.ts'
import { readMoments } from '../../../contract/snooze.ts'
import { readTimeline } from '../../../contract/timeline.ts'
import { refuse } from '../../problem.ts'
import type { Store } from '../../store/database.ts'
import { newestPosition } from '../../store/event.ts'
import { notesOf } from '../../store/note.ts'
import { conversationsById } from '../../store/queue.ts'
import { tasksOf } from '../../store/task.ts'
import { actsOf, findByNumber, linkedWith, mergesOf, partsOf } from '../../store/timeline.ts'
import { linkConversations } from '../../use/link-conversations.ts'
import { mergeConversations } from '../../use/merge-conversations.ts'
import { snoozeMoments } from '../../use/snooze-moments.ts'
import { unmergeConversation } from '../../use/unmerge-conversation.ts'
import { changeNote, removeNote, writeNote } from '../../use/write-note.ts'
import type { Mount } from '../mount.ts'
import { showConversation } from '../show/conversation.ts'
import { showAct, showNote, showTask } from '../show/timeline.ts'

const mostNotes = 500
const mostActs = 500
const mostTasks = 200

export function timelineRoutes(mount: Mount): void {
  mount(readTimeline, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const position = await newestPosition(ctx.db, organisationId)
    await accessConversation(ctx.db, organisationId, input.id)
    const parts = await partsOf(ctx.db, organisationId, input.id)
    const family = [input.id, ...parts]
    const merges = await mergesOf(ctx.db, organisationId, parts)
    const linked = await linkedWith(ctx.db, organisationId, family)
    const rows = await conversationsById(ctx.db, organisationId, [...parts, ...linked])
    const shown = new Map(rows.map((row) => [row.id, showConversation(row)]))
    return {
      notes: (await notesOf(ctx.db, organisationId, family, mostNotes)).map(showNote),
      tasks: (await tasksOf(ctx.db, organisationId, family, mostTasks)).map(showTask),
      acts: (await actsOf(ctx.db, organisationId, family, mostActs)).map(showAct),
      merged: merges.flatMap(({ from_id, into_id, at, agent_id }) => {
        const conversation = shown.get(from_id)
        return conversation ? [{ conversation, at: at.toISOString(), agentId: agent_id, intoId: into_id }] : []
      }),
      linked: linked.flatMap((id) => shown.get(id) ?? []),
      position,
    }
  })

  mount(writeNoteEndpoint, async ({ ctx, who, input }) => showNote(await writeNote(ctx, who, input.id, input)))
  mount(changeNoteEndpoint, async ({ ctx, who, input }) => showNote(await changeNote(ctx, who, input.id, input)))
  mount(removeNoteEndpoint, async ({ ctx, who, input }) => showNote(await removeNote(ctx, who, input.id)))

  mount(mergeEndpoint, async ({ ctx, who, input }) => {
    await mergeConversations(ctx, who, { fromId: input.id, intoId: input.into, otherContact: input.otherContact })
    return accessConversation(ctx.db, who.organisationId, input.into)
  })
  mount(unmergeEndpoint, async ({ ctx, who, input }) => {
    await unmergeConversation(ctx, who, input.id)
    return accessConversation(ctx.db, who.organisationId, input.id)
  })

  mount(link, async ({ ctx, who, input }) => {
    await linkConversations(ctx, who, input.id, input.other, true)
    return {}
  })
  mount(unlink, async ({ ctx, who, input }) => {
    await linkConversations(ctx, who, input.id, input.other, false)
    return {}
  })
  mount(findConversation, async ({ ctx, who, input }) => {
    const found = await findByNumber(ctx.db, who.organisationId, input.number)
    if (!found) throw refuse('not-found', { detail: `There is no conversation #${input.number}` })
    return accessConversation(ctx.db, who.organisationId, found.merged_into ?? found.id)
  })

  mount(readMoments, async ({ ctx, who, input }) => snoozeMoments(ctx, who.organisationId, input))
}

async function accessConversation(store: Store, organisationId: string, id: string) {
  const [row] = await conversationsById(store, organisationId, [id])
  if (!row) throw refuse('not-found', { detail: 'There is no such conversation' })
  return showConversation(row)
}
