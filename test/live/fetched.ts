/** What a browser knows, for law 6: fetched anew, and as it stands on the screen. */

import type { AgentWho } from '../../server/access/who.ts'
import type { Context } from '../../server/context.ts'
import { showAgent } from '../../server/http/show/agent.ts'
import { showDay } from '../../server/http/show/arrival.ts'
import { showChannel } from '../../server/http/show/channel.ts'
import { showConversation, showMessage } from '../../server/http/show/conversation.ts'
import { showMark } from '../../server/http/show/draft.ts'
import { showGuideline } from '../../server/http/show/guideline.ts'
import { showLabel, showTeam } from '../../server/http/show/queue.ts'
import { showRule } from '../../server/http/show/rule.ts'
import { showNote, showTask } from '../../server/http/show/timeline.ts'
import { listAgents } from '../../server/store/agent.ts'
import { listChannels } from '../../server/store/channel.ts'
import { draftsFor } from '../../server/store/draft.ts'
import { newestPosition } from '../../server/store/event.ts'
import { readGuideline } from '../../server/store/guideline.ts'
import { listLabels } from '../../server/store/label.ts'
import { ledgerDays } from '../../server/store/ledger.ts'
import { notesOf } from '../../server/store/note.ts'
import { conversationsById, pageOfMessages } from '../../server/store/queue.ts'
import { listRules } from '../../server/store/rule.ts'
import { tasksOf } from '../../server/store/task.ts'
import { readTeams } from '../../server/store/team.ts'
import { learn } from '../../web/live/learn.ts'
import { emptyState, type LiveState } from '../../web/live/state.ts'
import type { TestOrganisation } from '../support/organisation.ts'

/** What a browser would know that has just fetched everything. */
export async function fetchedIn(ctx: Context, of: TestOrganisation, who: AgentWho): Promise<LiveState> {
  const { db } = ctx
  const { organisationId } = of
  const position = await newestPosition(db, organisationId)
  const ids = await db.selectFrom('conversation').select('id').where('organisation_id', '=', organisationId).execute()
  const conversations = (
    await conversationsById(
      db,
      organisationId,
      ids.map((row) => row.id),
    )
  ).map(showConversation)
  // Nothing is of no conversation.
  const all = ids.length > 0 ? ids.map((row) => row.id) : [organisationId]
  let state = learn(
    { ...emptyState, position },
    {
      channels: (await listChannels(db, organisationId)).map((row) => showChannel(ctx, who, row)),
      agents: (await listAgents(db, organisationId)).map(showAgent),
      days: (await ledgerDays(db, organisationId, '2000-01-01', '2100-01-01')).map(showDay),
      conversations,
      // Whatever else stands by itself is listed here too.
      things: {
        rule: (await listRules(db, organisationId)).map(showRule),
        label: (await listLabels(db, organisationId)).map(showLabel),
        guideline: [showGuideline(await readGuideline(db, organisationId))],
        team: (await readTeams(db, organisationId)).map(showTeam),
        note: (await notesOf(db, organisationId, all, 1000)).map(showNote),
        task: (await tasksOf(db, organisationId, all, 1000)).map(showTask),
        draft: (await draftsFor(db, organisationId, who.agentId)).map(showMark),
      },
    },
    position,
  )
  for (const { id } of ids) {
    const messages = (await pageOfMessages(db, organisationId, id, null, 1000)).map(showMessage)
    state = learn(state, { thread: { id, messages, before: null } }, position)
  }
  return state
}

/** Everything on the screen, without what the reducer remembers for itself. */
export function visible(
  { conversations, threads, channels, agents, days, things }: LiveState,
  opened: ReadonlySet<string>,
) {
  const rows = Object.fromEntries(Object.entries(days).map(([key, day]) => [key, day.row]))
  const read = Object.fromEntries(
    Object.entries(threads)
      .filter(([id]) => opened.has(id))
      .map(([id, thread]) => [id, thread.messages]),
  )
  const tables = Object.entries(things).filter(([, table]) => Object.keys(table).length > 0)
  return { conversations, threads: read, channels, agents, days: rows, things: Object.fromEntries(tables) }
}
