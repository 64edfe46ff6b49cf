/** One item of the ledger: what happened, and what had to be looked up for it, because decoding asks nobody anything. */
import { Refusal } from '../../domain/message/message.ts'
import { commitEvent, type StreamEvent, standing } from './event.ts'
import { at, listAt, parse, textAt } from './json.ts'
import { collections, isDid, type Kind } from './uri.ts'

export type Item = {
  /** The accounts that are ours. */
  us: readonly string[]
  event: StreamEvent
  /** What its writer goes by. */
  who?: Who
  /** The post that it quotes. */
  quoted?: { name: string; text: string }
  /** Its thread takes no answers, or none of ours. */
  closed?: boolean
}

/** `shy`: asks not to be shown to people without an account. `followers`: how many, where the network says so. */
export type Who = { handle: string; name: string; shy?: boolean; followers?: number }

export const writeItem = (item: Item): Uint8Array => Buffer.from(JSON.stringify(item), 'utf8')

/** @throws Refusal */
export function readItem(raw: Uint8Array): Item {
  const item = parse(Buffer.from(raw).toString('utf8'))
  const event = eventIn(at(item, 'event'))
  if (!event) throw new Refusal('The item does not hold anything that happens on Bluesky')
  const [handle, name] = [textAt(item, 'who', 'handle'), textAt(item, 'who', 'name')]
  const followers = at(item, 'who', 'followers')
  const quoted = textAt(item, 'quoted', 'text')
  return {
    us: listAt(item, 'us').filter(isDid),
    event,
    ...((handle || name) && { who: { handle, name, ...(typeof followers === 'number' && { followers }) } }),
    ...(quoted && { quoted: { name: textAt(item, 'quoted', 'name'), text: quoted } }),
    ...(at(item, 'closed') === true && { closed: true }),
  }
}

function eventIn(event: unknown): StreamEvent | null {
  const [did, time] = [at(event, 'did'), at(event, 'time')]
  if (!isDid(did) || typeof time !== 'number' || !(time >= 0 && time < 8.64e15)) return null
  const base = { did, time }
  const kind = at(event, 'kind')
  if (kind === 'identity') return { ...base, kind, handle: textAt(event, 'handle') || null }
  if (kind === 'account') return { ...base, kind, ...standing(event) }
  return commitEvent(base, {
    collection: typeof kind === 'string' && Object.hasOwn(collections, kind) ? collections[kind as Kind] : '',
    operation: at(event, 'operation'),
    rkey: at(event, 'rkey'),
    rev: at(event, 'rev'),
    record: at(event, 'record'),
  })
}
