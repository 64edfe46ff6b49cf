/**
 * One thing that happened on the network, the same whether Jetstream told it or a server's own firehose. This, with what we looked up
 * about it, is an item of the ledger (see `item.ts`).
 */
import { at, parse, textAt } from './json.ts'
import { isDid, isKey, type Kind, kindOf } from './uri.ts'

export type StreamEvent = Said | Unsaid | Identity | Standing

/** Whose it is, and when the stream told it, in milliseconds. */
type Base = { did: string; time: number }
/** A post; a gate: who may answer in the thread that begins with the post of that key; a like or a repost of what stands in the record. */
export type Said = Base & {
  kind: Kind
  operation: 'create' | 'update'
  rkey: string
  rev: string
  record: unknown
}
type Unsaid = Base & { kind: Kind; operation: 'delete'; rkey: string; rev: string }
type Identity = Base & { kind: 'identity'; handle: string | null }
/** `status` says why an account is not active: deleted, takendown, suspended, deactivated. */
type Standing = Base & { kind: 'account'; active: boolean; status: string }

/** An event, and the place in the stream behind it. */
export type Told = { place: number; event: StreamEvent | null }

/** @returns null for what is of no kind that we read */
export function commitEvent(
  base: Base,
  commit: { collection: string; operation: unknown; rkey: unknown; rev: unknown; record: unknown },
): StreamEvent | null {
  const { collection, operation, rkey, record } = commit
  const kind = kindOf(collection)
  if (!kind || !isKey(rkey)) return null
  const rev = typeof commit.rev === 'string' ? commit.rev.slice(0, 100) : ''
  if (operation === 'delete') return { ...base, kind, operation, rkey, rev }
  const whole = typeof record === 'object' && record !== null
  return whole && (operation === 'create' || operation === 'update')
    ? { ...base, kind, operation, rkey, rev, record }
    : null
}

/** A message of Jetstream (https://github.com/bluesky-social/jetstream). @returns null for what is none */
export function readJetstream(frame: string): Told | null {
  const told = parse(frame)
  const [did, micros] = [at(told, 'did'), at(told, 'time_us')]
  if (!isDid(did) || typeof micros !== 'number' || !Number.isSafeInteger(micros)) return null
  const base = { did, time: Math.floor(micros / 1000) }
  return { place: micros, event: eventIn(told, base) }
}

function eventIn(told: unknown, base: Base): StreamEvent | null {
  const part = (...path: string[]) => at(told, ...path)
  switch (part('kind')) {
    case 'commit':
      return commitEvent(base, {
        collection: textAt(told, 'commit', 'collection'),
        operation: part('commit', 'operation'),
        rkey: part('commit', 'rkey'),
        rev: part('commit', 'rev'),
        record: part('commit', 'record'),
      })
    case 'identity':
      return { ...base, kind: 'identity', handle: textAt(told, 'identity', 'handle') || null }
    case 'account':
      return { ...base, kind: 'account', ...standing(part('account')) }
    default:
      return null
  }
}

export const standing = (account: unknown) => ({
  active: at(account, 'active') === true,
  status: textAt(account, 'status').slice(0, 100),
})
