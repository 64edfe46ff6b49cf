/** A conversation from beginning to end, what was said and (when asked) what we noted among ourselves, in the order of time. */
import type { Context } from '../context.ts'
import { listAgents, readAgent } from '../store/agent.ts'
import { type NoteRow, notesOf } from '../store/note.ts'
import { type PageKey, pageOfMessagesFrom, type ShownConversation, type ShownMessage } from '../store/queue.ts'
import { partsOf } from '../store/timeline.ts'

export type Line =
  | { is: 'message'; at: Date; by: string; message: ShownMessage }
  | { is: 'note'; at: Date; by: string; note: NoteRow }

export type Transcript = {
  organisation: string
  language: 'nl' | 'en'
  conversation: ShownConversation
  /** A moment on the clocks of the organisation, in words. */
  moment: (at: Date) => string
  lines: () => AsyncGenerator<Line>
}

const atOnce = 200
const mostNotes = 2000

export async function openTranscript(
  ctx: Context,
  reader: { organisationId: string; agentId?: string },
  conversation: ShownConversation,
  withNotes: boolean,
): Promise<Transcript> {
  const { organisationId, agentId } = reader
  const organisation = await ctx.db
    .selectFrom('organisation')
    .select(['name', 'language', 'zone'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const agent = agentId ? await readAgent(ctx.db, organisationId, agentId) : undefined
  const language = agent?.language ?? organisation.language
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: organisation.zone,
    dateStyle: 'full',
    timeStyle: 'short',
  })
  return {
    organisation: organisation.name,
    language,
    conversation,
    moment: (at) => format.format(at),
    lines: () => linesOf(ctx, organisationId, conversation.id, withNotes),
  }
}

async function* linesOf(ctx: Context, organisationId: string, id: string, withNotes: boolean): AsyncGenerator<Line> {
  const notes = withNotes ? await noteLines(ctx, organisationId, id) : []
  for await (const message of messagesOf(ctx, organisationId, id)) {
    for (const note of notes.splice(0, countBefore(notes, message.received_at))) yield note
    // What was taken back, or never left, was not said.
    if (message.delivery_state !== 'undone')
      yield { is: 'message', at: message.published_at, by: authorOf(message), message }
  }
  yield* notes
}

function countBefore(notes: readonly Line[], at: Date): number {
  const next = notes.findIndex((note) => note.at >= at)
  return next === -1 ? notes.length : next
}

async function noteLines(ctx: Context, organisationId: string, id: string): Promise<Line[]> {
  const family = [id, ...(await partsOf(ctx.db, organisationId, id))]
  const names = new Map((await listAgents(ctx.db, organisationId)).map((agent) => [agent.id, agent.name]))
  const notes = await notesOf(ctx.db, organisationId, family, mostNotes)
  return notes
    .filter((note) => !note.deleted_at)
    .map((note) => ({ is: 'note', at: note.written_at, by: names.get(note.agent_id) ?? '?', note }))
}

/** Oldest first, a page at a time; each page is read when it is asked for. */
async function* messagesOf(ctx: Context, organisationId: string, id: string): AsyncGenerator<ShownMessage> {
  for (let after: PageKey | null = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' }; after; ) {
    const page: ShownMessage[] = await pageOfMessagesFrom(ctx.db, organisationId, id, after, atOnce)
    yield* page
    const last: ShownMessage | undefined = page.length === atOnce ? page.at(-1) : undefined
    after = last ? { at: last.received_at, id: last.id } : null
  }
}

export function authorOf(message: ShownMessage): string {
  return message.agent_alias ?? (message.account_name || message.account_handle || message.account_external_id) ?? '?'
}
