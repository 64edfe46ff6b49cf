/** May this be sent to these people now? From memory; where an organisation is not in memory yet, by what the store says. */
import type { Addressee } from '../../../domain/suppression/addressee.ts'
import type { Ask } from '../../../domain/suppression/ask.ts'
import { dayName } from '../../../domain/suppression/cap.ts'
import { type Decision, decide, nobody } from '../../../domain/suppression/decide.ts'
import { defaultRules } from '../../../domain/suppression/rules.ts'
import type { Context } from '../../context.ts'
import type { Decided } from '../../store/decision-log.ts'
import { calledOf, wordsEach } from '../../suppression/called.ts'
import type { Answered } from '../../suppression/room.ts'
import { zones } from '../../zones.ts'
import { decideNow, noteDecisions } from './decide-now.ts'

/** So many are asked of the store while memory is filled; more wait for it. */
const few = 1_000
const patienceMs = 30_000

/** @property version the event up to which everything is known */
export type Told = { decisions: readonly Decision[]; version: number; stale: boolean }

type By = { organisationId: string; tool: string }

/** @returns in the order of the addressees */
export async function decideQuickly(ctx: Context, by: By, ask: Ask, addressees: readonly Addressee[]): Promise<Told> {
  const called = calledOf(ctx.suppression.seed, addressees)
  if (addressees.length > few) return decideCalled(ctx, by, ask, called)
  const answered = await ctx.suppression.decide(by.organisationId, ask, called, 0)
  if (answered) return note(ctx, by, ask, answered)
  const found = await decideNow(ctx, by.organisationId, ask, addressees)
  await noteDecisions(ctx, by.organisationId, ask, found, { tool: by.tool, occasion: 'decision' })
  return found
}

/** @param called as `calledOf` gives them: what they were called is not known any more */
export async function decideCalled(ctx: Context, by: By, ask: Ask, called: Uint32Array): Promise<Told> {
  const answered = await ctx.suppression.decide(by.organisationId, ask, called, patienceMs)
  if (answered) return note(ctx, by, ask, answered)
  ctx.log.warn('memory could not be filled in time: marketing is held')
  const clock = { now: ctx.clock(), zone: 'UTC', zones }
  const decision = decide(ask, nobody, defaultRules, clock, true)
  const decisions = Array.from({ length: called.length / wordsEach }, () => decision)
  return { decisions, version: 0, stale: true }
}

async function note(ctx: Context, { organisationId, tool }: By, ask: Ask, answered: Answered): Promise<Told> {
  const { decisions, version, stale, at, zone } = answered
  const day = dayName(zones.wall(zone, at))
  const about = { tool, occasion: 'decision', at, day } as const
  const n = decisions.reduce((sum, { code }) => sum + (code === 'free' ? 0 : 1), 0)
  if (n > 0) await ctx.suppression.notes.add({ organisationId, n, about, decided: decidedIn(ctx, ask, answered) })
  return { decisions, version, stale }
}

/** But for what nothing spoke against: that is not about anybody's dialogue. */
function* decidedIn({ newId }: Context, ask: Ask, { decisions, contactAt }: Answered): Generator<Decided> {
  for (const [i, decision] of decisions.entries())
    if (decision.code !== 'free') yield { id: newId(), ask, contactId: contactAt(i), key: null, decision }
}
