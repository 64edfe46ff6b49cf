/** Notes among ourselves: writing one, changing one's own, taking its words away. */
import { cleanText } from '../../domain/message/text.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { lockConversations } from '../store/conversation.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { changeNoteRow, insertNote, lockNote, type NoteRow } from '../store/note.ts'
import { checkPeople } from './check-people.ts'
import { checkOnItsOwn } from './merge-conversations.ts'
import { touchConversation } from './touch-conversation.ts'

type Who = { organisationId: string; agentId: string; role: string }
export type Words = { text: string; agentIds?: readonly string[] | undefined; teamIds?: readonly string[] | undefined }

export function writeNote(ctx: Context, who: Who, conversationId: string, words: Words): Promise<NoteRow> {
  return noted(ctx, who, async (tx) => {
    const [conversation] = await lockConversations(tx, who.organisationId, [conversationId])
    if (!conversation) throw refuse('not-found', { detail: 'There is no such conversation' })
    await checkOnItsOwn(tx, who.organisationId, conversation)
    await touchConversation(tx, who, conversationId, ctx.clock())
    const mentions = await mentionsIn(tx, who, words)
    const text = cleanText(words.text)
    return insertNote(tx, who.organisationId, {
      id: ctx.newId(),
      conversationId,
      agentId: who.agentId,
      text,
      ...mentions,
      at: ctx.clock(),
    })
  })
}

/** @throws a problem when it is somebody else's, or was taken away */
export function changeNote(ctx: Context, who: Who, id: string, words: Words): Promise<NoteRow> {
  return noted(ctx, who, async (tx) => {
    const note = await accessNote(tx, who, id)
    if (note.agent_id !== who.agentId) throw refuse('not-allowed', { detail: 'Only who wrote a note changes it' })
    const { agentIds, teamIds } = await mentionsIn(tx, who, words)
    return changeNoteRow(tx, who.organisationId, id, {
      text: cleanText(words.text),
      mentioned_agent_ids: agentIds,
      mentioned_team_ids: teamIds,
      edited_at: ctx.clock(),
    })
  })
}

/** Its words go, that there was one stays. @throws a problem when it is somebody else's and one runs nothing here */
export function removeNote(ctx: Context, who: Who, id: string): Promise<NoteRow> {
  return noted(ctx, who, async (tx) => {
    const note = await accessNote(tx, who, id)
    const runs = who.role === 'owner' || who.role === 'admin'
    if (note.agent_id !== who.agentId && !runs)
      throw refuse('not-allowed', { detail: 'Only who wrote a note, or an administrator, takes it away' })
    return changeNoteRow(tx, who.organisationId, id, {
      text: '',
      mentioned_agent_ids: [],
      mentioned_team_ids: [],
      deleted_at: ctx.clock(),
    })
  })
}

async function accessNote(tx: Transaction, { organisationId }: Who, id: string): Promise<NoteRow> {
  const note = await lockNote(tx, organisationId, id)
  if (!note || note.deleted_at) throw refuse('not-found', { detail: 'There is no such note' })
  return note
}

async function mentionsIn(tx: Transaction, { organisationId }: Who, { agentIds = [], teamIds = [] }: Words) {
  const mentioned = { agentIds: [...new Set(agentIds)], teamIds: [...new Set(teamIds)] }
  await checkPeople(tx, organisationId, mentioned)
  return mentioned
}

/** The transaction around it: the event comes last, the bell after the commit. */
async function noted(ctx: Context, who: Who, work: (tx: Transaction) => Promise<NoteRow>): Promise<NoteRow> {
  const { organisationId, agentId } = who
  const note = await transact(ctx.db, async (tx) => {
    const made = await work(tx)
    const event = { kind: 'note.changed' as const, objectId: made.id, version: made.version, agentId }
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return made
  })
  await ctx.wake.ring('events', organisationId)
  return note
}
