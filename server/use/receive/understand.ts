/**
 * From raw bytes to what they say, before any transaction: nothing here touches the store. Heavy items are decoded in a worker
 * thread, and between light ones everybody else gets a turn, so that no mail and no pile of mails holds up anybody's screen.
 */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Judged } from '../../../domain/language/reading.ts'
import { type ChannelEvent, Refusal } from '../../../domain/message/message.ts'
import type { Context } from '../../context.ts'
import type { Arrival } from '../../store/arrival.ts'
import type { ReceivingChannel } from '../../store/channel-facts.ts'
import { Passing } from '../../store/database.ts'
import { decodeAside } from './aside.ts'

export type Understood = {
  arrival: Arrival
  event: ChannelEvent
  /** What is read from its words; null where there is nothing to read. */
  judged: Judged | null | 'later'
  /** Hex; equal for equal subject, text, rating and attachments. Empty where nothing is said. */
  fingerprint: string
  /** Its writer objected: it is taken in as taken back, and they did not take it back. */
  unheard?: true
}
export type Refused = { arrival: Arrival; reason: string }
export type Item = Understood | Refused

/** Bytes from which an item is heavy, when its channel does not say so itself. */
const heavyFrom = 64 * 1024
/** Milliseconds of decoding after which others get a turn. */
const longestTurn = 10

/**
 * Decode arrivals, in order. What the channel calls undecodable is refused with its reason; anything else that goes wrong is a fault
 * of ours and is refused by its name, because the same bytes will fail again: the raw item is kept for a retry.
 * @throws Passing when there is no thread to decode in: that is about no item
 */
export async function understand(
  ctx: Pick<Context, 'channels' | 'log'>,
  channels: ReadonlyMap<string, ReceivingChannel>,
  arrivals: readonly Arrival[],
): Promise<Item[]> {
  const items: Item[] = []
  let began = performance.now()
  for (const arrival of arrivals) {
    if (performance.now() - began > longestTurn) {
      await setImmediate()
      began = performance.now()
    }
    try {
      const event = await decodeOne(ctx, channels.get(arrival.channelId), arrival.raw, arrival.receivedAt)
      items.push({ arrival, event, judged: null, fingerprint: fingerprintOf(event) })
    } catch (error) {
      if (error instanceof Passing) throw error
      if (!(error instanceof Refusal)) ctx.log.error({ err: error, position: arrival.position }, 'decoding failed')
      const reason = error instanceof Refusal ? error.message : `Could not be read: ${nameOfFault(error)}`
      items.push({ arrival, reason })
    }
  }
  return items
}

/** Decode one item, in a worker thread when it is heavy. @throws what `Channel.decode` and `decodeAside` throw */
export function decodeOne(
  ctx: Pick<Context, 'channels'>,
  facts: Pick<ReceivingChannel, 'id' | 'kind' | 'name' | 'address' | 'aliases'> | undefined,
  raw: Uint8Array,
  receivedAt: Date,
): Promise<ChannelEvent> {
  if (!facts) throw new Refusal('The channel is gone')
  const channel = ctx.channels.get(facts.kind)
  if (!channel) throw new Refusal(`This program does not know channels of the kind "${facts.kind}"`)
  const { id, name, address, aliases } = facts
  const about = { connection: { id, name, address, aliases }, received: receivedAt }
  const isHeavy = raw.length >= (channel.capabilities.heavyFrom ?? heavyFrom)
  return isHeavy ? decodeAside(facts.kind, raw, about) : channel.decode(raw, about)
}

/** A fault without its text: the text might quote the message. */
export function nameOfFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

function fingerprintOf(event: ChannelEvent): string {
  if (!('note' in event)) return ''
  const hash = createHash('sha256')
  hash.update(`${event.note.subject ?? ''}\0${event.note.text}\0`)
  const { rating, attachments } = event.note
  if (rating) hash.update(`${rating.value}/${rating.best}/${rating.worst}\0`)
  for (const file of attachments) hash.update(file.bytes)
  return hash.digest('hex').slice(0, 32)
}
