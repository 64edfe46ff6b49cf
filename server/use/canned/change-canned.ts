/** Canned responses are made, changed and thrown away; who sees them learns it at once. */
import { type CannedAction, changesOf, unknownVariables } from '../../../domain/conversation/canned.ts'
import { cleanLine, cleanText } from '../../../domain/message/text.ts'
import { accessCannedToChange, checkMayShare } from '../../access/canned.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import {
  type CannedContent,
  changeCannedRow,
  countCanned,
  createCannedRow,
  deleteCanned,
  mostCanned,
} from '../../store/canned.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { checkChanges } from '../check-changes.ts'

export type CannedGiven = {
  name: string
  shortcut: string
  text: string
  actions: readonly CannedAction[]
  teamIds: readonly string[]
}

/** @returns its id */
export async function createCanned(
  ctx: Context,
  who: AgentWho,
  given: CannedGiven & { personal: boolean },
): Promise<string> {
  if (!given.personal) checkMayShare(who)
  const id = ctx.newId()
  const at = ctx.clock()
  await transact(ctx.db, async (tx) => {
    const content = await checkContent(tx, who, given, at)
    if ((await countCanned(tx, who.organisationId)) >= mostCanned)
      throw refuse('full', { detail: `There are ${mostCanned} canned responses already: remove one first.` })
    await createCannedRow(tx, who.organisationId, { ...content, id, agent_id: given.personal ? who.agentId : null, at })
    await tell(tx, who, id, 1, at)
  })
  await ctx.wake.ring('events', who.organisationId)
  return id
}

export async function changeCanned(ctx: Context, who: AgentWho, id: string, given: CannedGiven): Promise<void> {
  const at = ctx.clock()
  await transact(ctx.db, async (tx) => {
    await accessCannedToChange(tx, who, id)
    const content = await checkContent(tx, who, given, at)
    await tell(tx, who, id, await changeCannedRow(tx, who.organisationId, id, content, at), at)
  })
  await ctx.wake.ring('events', who.organisationId)
}

export async function dropCanned(ctx: Context, who: AgentWho, id: string): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const { version } = await accessCannedToChange(tx, who, id)
    await deleteCanned(tx, who.organisationId, id)
    await tell(tx, who, id, version + 1, ctx.clock())
  })
  await ctx.wake.ring('events', who.organisationId)
}

/** @throws ProblemError for a variable, a team, a label or a colleague that is not there, and when it says and does nothing */
async function checkContent(tx: Transaction, who: AgentWho, given: CannedGiven, at: Date): Promise<CannedContent> {
  const text = cleanText(given.text).trimEnd()
  const [unknown] = unknownVariables(text)
  if (unknown) throw refuseField('text', `holds {{${unknown}}}, which is no variable`)
  if (text === '' && given.actions.length === 0) throw refuseField('text', 'is empty, and nothing is done either')
  await checkChanges(tx, who.organisationId, changesOf(given.actions, who.agentId, at), at)
  const teams = [...new Set(given.teamIds)]
  const there = teams.length
    ? await tx
        .selectFrom('team')
        .select('id')
        .where('organisation_id', '=', who.organisationId)
        .where('id', 'in', teams)
        .where('removed_at', 'is', null)
        .execute()
    : []
  if (there.length < teams.length) throw refuseField('teamIds', 'name a team that is not there')
  const { shortcut, actions } = given
  return { name: cleanLine(given.name, 80), shortcut, text, actions: JSON.stringify(actions), team_ids: teams }
}

async function tell(tx: Transaction, who: AgentWho, objectId: string, version: number, at: Date): Promise<void> {
  const { organisationId, agentId } = who
  await recordEvents(tx, organisationId, [{ kind: 'canned.changed', objectId, version, agentId }], at)
}
