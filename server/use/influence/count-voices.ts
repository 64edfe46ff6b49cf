/** Hold what messages tell beside what was taken from them before, and bring the counts of accounts in line. */
import {
  type Erased,
  type Observation,
  observe,
  type Reactor,
  withoutErased,
} from '../../../domain/influence/evidence.ts'
import { applaudedIn, type Observed, observedIn } from '../../../domain/influence/observed.ts'
import type { Context } from '../../context.ts'
import { type Applauded, readApplause } from '../../store/applause.ts'
import { waitForReach } from '../../store/brand-walk.ts'
import type { Transaction } from '../../store/database.ts'
import {
  deleteInteractions,
  type EvidenceRow,
  fromEvidence,
  type Interaction,
  noEvidence,
  readEvidence,
  readInteractions,
  toEvidence,
  writeEvidence,
  writeInteractions,
} from '../../store/influence.ts'
import {
  awaitVoices,
  deleteObservations,
  insertObservations,
  lastReactions,
  observationsOf,
  readVoices,
  type Observation as Seen,
  type Voice,
} from '../../store/influence-voice.ts'
import { objectingAmong } from './left-out.ts'

/** `accounts`: of which something is counted anew. `louder`: how many of them reach so much more or less that what they said is. */
type Counted = { accounts: string[]; louder: number }

export async function countVoices(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
  audiences: ReadonlyMap<string, readonly Observation[]>,
): Promise<Counted> {
  const voices = await readVoices(tx, organisationId, ids)
  const before = await observationsOf(tx, organisationId, ids)
  const applause = await readApplause(tx, organisationId, ids)
  const told = [...voices.flatMap(seenIn), ...applause.flatMap(seenInApplause)]
  const addressed = new Set(voices.flatMap((voice) => (voice.addressed ? [voice.account_id] : [])))
  const named = [...told, ...before].flatMap(({ account_id, by_account_id }) => [
    account_id,
    by_account_id ?? account_id,
  ])
  const held = await holdEvidence(ctx, tx, organisationId, [...new Set([...named, ...addressed])])
  const watched = (id: string | null) => id === null || !held.get(id)?.left_out_since
  const now = told.filter((one) => watched(one.account_id) && watched(one.by_account_id))
  const [had, has] = [new Set(before.map(keyOf)), new Set(now.map(keyOf))]
  const fresh = now.filter((one) => !had.has(keyOf(one)))
  const gone = before.filter((one) => !has.has(keyOf(one)))
  await awaitVoices(tx, organisationId, [...voices.flatMap(awaitedBy), ...applause.flatMap(awaitedByApplause)])
  await deleteObservations(tx, organisationId, gone)
  await insertObservations(tx, organisationId, fresh)
  return recount(tx, organisationId, held, { fresh, gone, addressed, audiences })
}

/** What the domain sees in a message. */
function seenIn({ id, account_id, at, is_public, answers_account, names, answers_us, quotes_account }: Voice): Seen[] {
  const answers = answers_us ? null : answers_account
  const said = { writer: account_id, isPublic: is_public, answers, quotes: quotes_account, names }
  return observedIn(said).map((one) => toSeen(id, at, one))
}

/** And in a like. */
const seenInApplause = ({ id, at, ...applause }: Applauded): Seen[] =>
  applaudedIn(applause).map((one) => toSeen(id, at, one))

const toSeen = (message_id: string, at: Date, { account, by }: Observed): Seen => ({
  ...{ message_id, account_id: account, by_account_id: by, at },
})

const keyOf = (one: Seen) => `${one.message_id} ${one.account_id} ${one.by_account_id}`

/** What it answers or quotes has not come in. */
function awaitedBy(voice: Voice) {
  const { id, channel_id, is_public, answers, answers_account, answers_us, quotes, quotes_held } = voice
  const missing = [answers_account === null && !answers_us ? answers : null, quotes_held ? null : quotes]
  return [...new Set(is_public ? missing : [])].flatMap((external_id) =>
    external_id === null ? [] : [{ channel_id, external_id, message_id: id }],
  )
}

const awaitedByApplause = ({ id, channel_id, about, held }: Applauded) =>
  held ? [] : [{ channel_id, external_id: about, message_id: id }]

/** With a row for those who are new, who may have objected before we knew them. */
async function holdEvidence(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  organisationId: string,
  accounts: readonly string[],
): Promise<Map<string, EvidenceRow>> {
  const held = await readEvidence(tx, organisationId, accounts)
  const fresh = accounts.filter((id) => !held.has(id))
  const objecting = await objectingAmong(ctx, tx, organisationId, fresh)
  for (const id of fresh) held.set(id, objecting.get(id) ?? noEvidence(id))
  return held
}

type Changes = {
  fresh: readonly Seen[]
  gone: readonly Seen[]
  addressed: ReadonlySet<string>
  audiences: ReadonlyMap<string, readonly Observation[]>
}

async function recount(
  tx: Transaction,
  organisationId: string,
  held: ReadonlyMap<string, EvidenceRow>,
  { fresh, gone, addressed, audiences }: Changes,
): Promise<Counted> {
  const pairs = [...fresh, ...gone].flatMap(({ account_id, by_account_id }) =>
    by_account_id === null ? [] : [{ to_account_id: account_id, from_account_id: by_account_id }],
  )
  const interactions = groupBy(await readInteractions(tx, organisationId, unique(pairs)), (one) => one.to_account_id)
  const besides = await lastReactions(
    tx,
    organisationId,
    gone.flatMap(({ account_id, by_account_id }) => (by_account_id === null ? [] : [{ account_id, by_account_id }])),
  )
  const lastOf = new Map(besides.map(({ account_id, by_account_id, at }) => [`${account_id} ${by_account_id}`, at]))
  const [freshOf, goneOf] = [groupBy(fresh, (one) => one.account_id), groupBy(gone, (one) => one.account_id)]
  const rows: EvidenceRow[] = []
  const reaches: { before: EvidenceRow; after: EvidenceRow }[] = []
  const written: Interaction[] = []
  const dropped: Interaction[] = []
  for (const [id, row] of held) {
    const [added, taken, told] = [freshOf.get(id) ?? [], goneOf.get(id) ?? [], audiences.get(id) ?? []]
    const speaksToUs = addressed.has(id) && !row.addressed
    if (row.left_out_since || (added.length + taken.length + told.length === 0 && !speaksToUs)) continue
    const known = new Map((interactions.get(id) ?? []).map((one) => [one.from_account_id, toReactor(one)]))
    const standing = observe(toEvidence(row, known), [...added.map(toObservation), ...told])
    if (standing.state === 'objected') continue
    const after = withoutErased(
      standing,
      taken.map((one) => toErased(one, lastOf)),
    )
    const now = {
      ...fromEvidence(row, after, after.reactors.size - known.size),
      addressed: row.addressed || speaksToUs,
    }
    rows.push(now)
    reaches.push({ before: row, after: now })
    written.push(...[...after.reactors].map((one) => toInteraction(id, one)))
    dropped.push(...[...known].filter(([by]) => !after.reactors.has(by)).map((one) => toInteraction(id, one)))
  }
  await writeInteractions(tx, organisationId, written)
  await deleteInteractions(tx, organisationId, dropped)
  await writeEvidence(tx, organisationId, rows)
  const louder = await waitForReach(tx, organisationId, reaches)
  return { accounts: rows.map(({ account_id }) => account_id), louder }
}

const toReactor = ({ weight, at, count }: Interaction): Reactor => ({
  value: weight,
  at: at.getTime(),
  count,
  // How many react to whoever reacted is read when it is weighed, so that it is always of now.
  reach: null,
})

const toInteraction = (
  to_account_id: string,
  [from_account_id, { value, at, count }]: [string, Reactor],
): Interaction => ({
  to_account_id,
  from_account_id,
  weight: value,
  at: new Date(at),
  count,
})

const toObservation = ({ by_account_id, at }: Seen): Observation =>
  by_account_id === null
    ? { kind: 'post', at: at.getTime() }
    : { kind: 'reaction', at: at.getTime(), by: by_account_id, reach: null }

const toErased = ({ account_id, by_account_id, at }: Seen, lastOf: ReadonlyMap<string, Date | null>): Erased =>
  by_account_id === null
    ? { kind: 'post', at: at.getTime() }
    : {
        kind: 'reaction',
        at: at.getTime(),
        by: by_account_id,
        besides: lastOf.get(`${account_id} ${by_account_id}`)?.getTime() ?? null,
      }

function groupBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group) group.push(one)
    else groups.set(key(one), [one])
  }
  return groups
}

const unique = (pairs: readonly Pick<Interaction, 'to_account_id' | 'from_account_id'>[]) => [
  ...new Map(pairs.map((pair) => [`${pair.to_account_id} ${pair.from_account_id}`, pair])).values(),
]
