/**
 * Make, change and remove search terms and their groups. Other words are another term: the old one takes its hits away, the new one
 * looks back over history, and both say how far they are.
 */
import type { TermColour, TermSubject } from '../../../contract/term.ts'
import { parse } from '../../../domain/listening/parse.ts'
import { isBroad } from '../../../domain/listening/volume.ts'
import { checkTeam } from '../../access/channels.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { beginWalk } from '../../store/brand-walk.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import {
  changeGroup,
  countTerms,
  deleteGroup,
  enableTerm,
  type GroupRow,
  insertGroup,
  insertTerm,
  lockGroup,
  readTerm,
  removeTerm,
  removeTermsOf,
} from '../../store/term.ts'
import { removeStreamViews } from '../../store/view.ts'
import { shareOf } from './preview-term.ts'

type Who = { organisationId: string; agentId: string | null }

const mostGroups = 100
/** Of one organisation: so many are still met in a fraction of a millisecond. */
const mostTerms = 100_000

export type GivenGroup = {
  name: string
  about: TermSubject
  /** Which one, where it is about a competitor; without it the one that goes by the name of the group. */
  competitor?: string | null | undefined
  colour: TermColour
  teamId: string | null
}

/** @returns its id */
export async function createTermGroup(ctx: Context, who: Who, given: GivenGroup): Promise<string> {
  const id = ctx.newId()
  await change(ctx, who, id, async (tx) => {
    if (given.teamId) await checkTeam(tx, who.organisationId, given.teamId)
    const row = { id, ...given, competitor: competitorOf(given, null) }
    if ((await insertGroup(tx, who.organisationId, row)) > mostGroups)
      throw refuse('conflict', { detail: `There are ${mostGroups} groups already: remove one first.` })
  })
  return id
}

export async function changeTermGroup(
  ctx: Context,
  who: Who,
  id: string,
  given: { [K in keyof GivenGroup]?: GivenGroup[K] | undefined },
): Promise<void> {
  await change(ctx, who, id, async (tx) => {
    const before = await accessGroup(tx, who, id)
    if (given.teamId) await checkTeam(tx, who.organisationId, given.teamId)
    const { name = before.name, about = before.about } = given
    const competitor = competitorOf({ name, about, competitor: given.competitor }, before.competitor)
    await changeGroup(tx, who.organisationId, id, { ...given, competitor })
    if (about !== before.about || competitor !== before.competitor) await beginWalk(tx, who.organisationId, 'hits', id)
  })
}

const competitorOf = (
  { name, about, competitor }: Pick<GivenGroup, 'name' | 'about' | 'competitor'>,
  before: string | null,
): string | null => (about === 'competitor' ? (competitor === undefined ? before : competitor) || name : null)

/** The group is gone at once, and so are views of its stream; its terms take their hits away in the background. */
export async function removeTermGroup(ctx: Context, who: Who, id: string): Promise<void> {
  await change(ctx, who, id, async (tx, events) => {
    await accessGroup(tx, who, id)
    await removeTermsOf(tx, who.organisationId, id)
    await deleteGroup(tx, who.organisationId, id)
    for (const { id: objectId, version } of await removeStreamViews(tx, who.organisationId, id, ctx.clock()))
      events.push({ kind: 'view.changed', objectId, version })
  })
  await ctx.wake.ring('views', who.organisationId)
}

/**
 * @param broad also when it matches nearly everything
 * @returns its id
 * @throws ProblemError `term-unclear` with the fault, `term-too-broad` with how much it matches
 */
export async function addTerm(ctx: Context, who: Who, groupId: string, query: string, broad = false): Promise<string> {
  await checkQuery(ctx, who, query, broad)
  const id = ctx.newId()
  await change(ctx, who, groupId, async (tx) => {
    await accessGroup(tx, who, groupId)
    await checkNumber(tx, who)
    await insertTerm(tx, who.organisationId, { id, groupId, query, madeBy: who.agentId, at: ctx.clock() })
  })
  return id
}

/** @returns the id of the term that there is now */
export async function changeTerm(
  ctx: Context,
  who: Who,
  id: string,
  given: { query?: string | undefined; enabled?: boolean | undefined; broad?: boolean | undefined },
): Promise<string> {
  const { organisationId, agentId } = who
  const { query, enabled, broad = false } = given
  if (query !== undefined) await checkQuery(ctx, who, query, broad)
  const { group_id, query: before } = await accessTerm(ctx.db, who, id)
  const isOther = query !== undefined && query !== before
  const now = isOther ? ctx.newId() : id
  await change(ctx, who, group_id, async (tx) => {
    if (isOther) {
      if (!(await removeTerm(tx, organisationId, id))) throw gone()
      await insertTerm(tx, organisationId, { id: now, groupId: group_id, query, madeBy: agentId, at: ctx.clock() })
    }
    if (enabled !== undefined && !(await enableTerm(tx, organisationId, now, enabled))) throw gone()
  })
  return now
}

export async function removeOneTerm(ctx: Context, who: Who, id: string): Promise<void> {
  const { group_id } = await accessTerm(ctx.db, who, id)
  await change(ctx, who, group_id, async (tx) => {
    if (!(await removeTerm(tx, who.organisationId, id))) throw gone()
  })
}

async function checkQuery(ctx: Context, { organisationId }: Who, text: string, broad: boolean): Promise<void> {
  const parsed = parse(text)
  if (!parsed.ok)
    throw refuse('term-unclear', {
      detail: `The search term stops being clear at character ${parsed.fault.at + 1} (${parsed.fault.code}).`,
      more: { fault: parsed.fault },
    })
  if (broad) return
  const share = await shareOf(ctx, organisationId, parsed.query)
  if (isBroad(share))
    throw refuse('term-too-broad', {
      detail: `It matches ${share.met} of the newest ${share.looked} messages: narrow it down with AND or NOT, or say that it should be this broad.`,
      more: share,
    })
}

/** In one transaction, and whoever looks hears of it. */
async function change(
  ctx: Context,
  who: Who,
  groupId: string,
  work: (tx: Transaction, events: Happening[]) => Promise<void>,
) {
  const { organisationId, agentId } = who
  await transact(ctx.db, async (tx) => {
    const events: Happening[] = [{ kind: 'term-group.changed', objectId: groupId, version: 1, agentId }]
    await work(tx, events)
    await recordEvents(tx, organisationId, events, ctx.clock())
  })
  await ctx.wake.ring('events', organisationId)
}

async function accessGroup(tx: Transaction, { organisationId }: Who, id: string): Promise<GroupRow> {
  const group = await lockGroup(tx, organisationId, id)
  if (!group) throw refuse('not-found', { detail: 'There is no such group of terms.' })
  return group
}

async function accessTerm(store: Context['db'], { organisationId }: Who, id: string) {
  const row = await readTerm(store, organisationId, id)
  if (!row || row.removed) throw gone()
  return row
}

async function checkNumber(tx: Transaction, { organisationId }: Who): Promise<void> {
  if ((await countTerms(tx, organisationId)) >= mostTerms)
    throw refuse('conflict', { detail: `There are ${mostTerms} search terms already: remove some first.` })
}

const gone = () => refuse('not-found', { detail: 'There is no such search term any more.' })
