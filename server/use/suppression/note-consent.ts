/**
 * Somebody said something about being sent things: that we may, that we may not (for good), or not for a while. It stays with the account
 * or address by which they said it, and holds for everything that is theirs as it stands: the stricter wins.
 */
import { type Addressee, named } from '../../../domain/suppression/addressee.ts'
import type { Consent } from '../../../domain/suppression/decide.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { hasSaid, insertConsent, readConsent, withdrawConsent } from '../../store/consent.ts'
import { renewContacts } from '../../store/contact-join.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { holdPeople, nameKey } from '../../store/guard.ts'
import type { Name } from '../../store/suppression.ts'
import { whoIs } from '../../store/whom.ts'
import { logAct } from '../log-act.ts'

type By = { organisationId: string; agentId: string | null }

export type Said = Pick<Consent, 'kind' | 'purpose' | 'medium' | 'until'> & {
  /** By what they said it: an address, a number, an account. */
  by: Exclude<Addressee, { contact: string }>
  /** Where: a form, a call, an import. */
  source: string
  proof: string | null
  /** Since when it holds; null is now. */
  since: Date | null
  /** The same that stands already is not noted again. */
  once?: boolean
}

/** @returns the id; what stood already and was not to be noted again keeps its own @throws ProblemError when nobody can be called so, or when what is temporary has no end */
export async function noteConsent(ctx: Context, by: By, said: Said): Promise<string> {
  const name = named(said.by)
  if (!name || 'contact' in name) throw refuse('invalid', { detail: 'This is no address, number or account.' })
  if (said.kind === 'objection' && said.until)
    throw refuse('invalid', { detail: 'An objection has no end. Note a pause when it is for a while.' })
  if (said.kind === 'pause' && !said.until) throw refuse('invalid', { detail: 'Say until when the pause lasts.' })
  const [id, at] = [ctx.newId(), ctx.clock()]
  await transact(ctx.db, async (tx) => {
    const { kind, purpose, medium, source, proof, until } = said
    const people = await holdNamed(tx, by.organisationId, [name])
    if (said.once && (await hasSaid(tx, by.organisationId, { ...name, kind, purpose, medium, until }))) return
    await insertConsent(tx, by.organisationId, {
      ...{ id, ...name, kind, purpose, medium, source, proof, until },
      ...{ since: said.since ?? at, noted_by: by.agentId, noted_at: at },
    })
    await logSaid(ctx, tx, by, 'consent-noted', { kind, purpose, medium }, people)
    await recordEvents(tx, by.organisationId, await tellConsent(tx, by, id, people), at)
  })
  await ctx.wake.ring('events', by.organisationId)
  return id
}

/** What was noted does not hold any more: it was a mistake, or they took it back. @throws ProblemError when it does not stand */
export async function endConsent(ctx: Context, by: By, id: string): Promise<void> {
  const at = ctx.clock()
  await transact(ctx.db, async (tx) => {
    const row = await readConsent(tx, by.organisationId, id)
    if (!row) throw refuse('not-found', { detail: 'Nothing was noted so.' })
    const people = await holdNamed(tx, by.organisationId, [row])
    if (!(await withdrawConsent(tx, by.organisationId, id, { agentId: by.agentId, at })))
      throw refuse('conflict', { detail: 'This was taken back already.' })
    await logSaid(ctx, tx, by, 'consent-ended', row, people)
    await recordEvents(tx, by.organisationId, await tellConsent(tx, by, id, people), at)
  })
  await ctx.wake.ring('events', by.organisationId)
}

/** By which address it was, and what they said exactly, stands with what was noted and not in the logbook as well. */
function logSaid(
  ctx: Context,
  tx: Transaction,
  by: By,
  kind: 'consent-noted' | 'consent-ended',
  said: Pick<Said, 'kind' | 'purpose' | 'medium'>,
  people: readonly string[],
): Promise<void> {
  const about = { what: said.kind, purpose: said.purpose, medium: said.medium }
  return logAct(ctx, tx, by, { kind, subjectId: people[0] ?? null, about })
}

/** Hold the guards of everybody who goes by one of these names. @returns who they are */
export async function holdNamed(tx: Transaction, organisationId: string, names: readonly Name[]): Promise<string[]> {
  const found = await whoIs(tx, organisationId, names)
  const people = [...new Set(found.filter(({ possibly }) => !possibly).map(({ root }) => root))]
  await holdPeople(
    tx,
    organisationId,
    people,
    names.map(({ network, value }) => nameKey(network, value)),
  )
  return people
}

/** What happened, to be recorded: these people said something. @param id of what was noted */
export async function tellConsent(
  tx: Transaction,
  { organisationId, agentId }: By,
  id: string,
  people: readonly string[],
): Promise<Happening[]> {
  const changed = await renewContacts(tx, organisationId, people)
  return [
    { kind: 'consent.changed', objectId: id, version: 1, agentId },
    ...changed.map((one) => ({ kind: 'contact.changed' as const, objectId: one.id, version: one.version, agentId })),
  ]
}
