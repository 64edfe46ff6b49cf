/**
 * The factors of people, made anew from what is counted of their accounts. Only of who is a customer or spoke to us, and may not be a minor, and as
 * long as the organisation has a ground for it; of all others nothing is kept. What is stored changes only when it would be seen, so that those who
 * look at it hear of it, and nobody hears of a voice that fades by a hair.
 */
import { signalsOf } from '../../../domain/influence/evidence.ts'
import { type Factor, factorOf } from '../../../domain/influence/factor.ts'
import { mayBeMinor } from '../../../domain/influence/minor.ts'
import { personFactor } from '../../../domain/influence/person.ts'
import { explained } from '../../../domain/influence/scale.ts'
import { shippedScale } from '../../../domain/influence/shipped.ts'
import { nothing, type Signals } from '../../../domain/influence/signals.ts'
import type { Context } from '../../context.ts'
import { renewContacts } from '../../store/contact-join.ts'
import type { Transaction } from '../../store/database.ts'
import type { Happening } from '../../store/event.ts'
import { toEvidence } from '../../store/influence.ts'
import {
  deleteFactors,
  type FactorRow,
  lookLater,
  type Presence,
  readFactors,
  readPresences,
  recordsAbout,
  standingFor,
  writeFactors,
} from '../../store/influence-factor.ts'
import { readGround } from '../../store/influence-ground.ts'

const day = 24 * 60 * 60 * 1000
/** Thousandths of a level that are seen. */
const seen = 50

/** @param contacts whoever they go on in is weighed. @returns whose factor is seen differently now, for the last statement */
export async function weighPeople(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  organisationId: string,
  contacts: readonly string[],
): Promise<Happening[]> {
  if (contacts.length === 0 || !(await readGround(tx, organisationId))) return []
  const standing = await standingFor(tx, organisationId, [...new Set(contacts)])
  const roots = [...new Set(standing.map(({ root }) => root))]
  const now = ctx.clock()
  const known = await readFactors(tx, organisationId, roots)
  const made = await makeFactors(tx, organisationId, roots, now)
  const parts = standing.flatMap(({ id, root }) => (id === root ? [] : [id]))
  const none = roots.filter((id) => !made.has(id))
  const gone = await deleteFactors(tx, organisationId, [...parts, ...none])
  const fresh = [...made.values()].flatMap((row) => {
    const before = known.get(row.contact_id)
    return looksOther(row, before) ? [{ ...row, version: (before?.version ?? 0) + 1 }] : []
  })
  const renewed = new Set(fresh.map(({ contact_id }) => contact_id))
  const same = [...made.keys()].filter((id) => !renewed.has(id))
  await writeFactors(tx, organisationId, fresh)
  await lookLater(tx, organisationId, same, new Date(now.getTime() + day))
  const missed = gone.filter((id) => roots.includes(id) && known.get(id)?.level != null)
  const changed = await renewContacts(tx, organisationId, [...renewed, ...missed])
  return changed.map(({ id, version }) => ({ kind: 'contact.changed' as const, objectId: id, version }))
}

/** Of those for whom one may be made, and enough is known. */
async function makeFactors(tx: Transaction, organisationId: string, roots: readonly string[], now: Date) {
  const presences = await readPresences(tx, organisationId, roots, now)
  const records = await recordsAbout(tx, organisationId, roots)
  const today = now.toISOString().slice(0, 10)
  const made = new Map<string, FactorRow>()
  for (const root of roots) {
    const theirs = presences.filter(({ contact_id }) => contact_id === root)
    const told = records.filter((record) => record.root === root)
    const isCustomer = told.length > 0 || theirs.some(({ addressed }) => addressed)
    if (!isCustomer || told.some((record) => mayBeMinor(record, today))) continue
    const row = factorRow(root, theirs, now)
    if (row) made.set(root, row)
  }
  return made
}

function factorRow(contactId: string, theirs: readonly Presence[], now: Date): FactorRow | null {
  const held = theirs.map((one) => ({ one, signals: signalsAt(one, now) }))
  const person = personFactor(
    held.map(({ one, signals }) => ({ account: one.account_id, factor: factorFrom(one, signals), sure: one.strength })),
    shippedScale,
  )
  const leading = person.state === 'known' && held.find(({ one }) => one.account_id === person.account)
  if (person.state !== 'known' || !leading) return null
  const { level, points, low, high, asleep, parts, scale } = person
  const { one, signals } = leading
  const followers = signals.audience
  const counted = Math.min(followers, Math.floor(explained(signals, shippedScale)))
  return {
    contact_id: contactId,
    level,
    points,
    low,
    high,
    asleep,
    parts: [...parts],
    about: { accountId: one.account_id, followers, counted, people: one.people },
    scale,
    version: 1,
    at: now,
    look_at: new Date(now.getTime() + day),
  }
}

function signalsAt(one: Presence, now: Date): Signals {
  const evidence = toEvidence(one, new Map())
  if (evidence.state === 'objected') return nothing
  return { ...signalsOf(evidence, now.getTime()), reactors: one.people_weight, reactorsReach: one.people_reach }
}

const factorFrom = (one: Presence, signals: Signals): Factor =>
  one.left_out_since ? { state: 'unknown', why: 'objected' } : factorOf(signals, one.observed, shippedScale)

function looksOther(row: FactorRow, known: FactorRow | undefined): boolean {
  if (!known || known.points === null || row.points === null) return true
  const same = ({ level, asleep, scale, about }: FactorRow) => `${level} ${asleep} ${scale} ${about?.accountId}`
  return same(row) !== same(known) || Math.abs(row.points - known.points) >= seen
}
