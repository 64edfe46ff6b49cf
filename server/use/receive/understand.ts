/**
 * From raw bytes to what they say, before any transaction: nothing here touches the store. Large items are decoded in a worker
 * thread, so that one heavy mail never holds up everybody's screen.
 */
import { createHash } from 'node:crypto'
import { type ChannelEvent, Refusal } from '../../../domain/message/message.ts'
import type { Context } from '../../context.ts'
import type { Arrival } from '../../store/arrival.ts'
import type { ReceivingChannel } from '../../store/channel-facts.ts'
import { decodeAside } from './aside.ts'

export type Understood = {
  arrival: Arrival
  event: ChannelEvent
  /** Hex; equal for equal subject, text and attachments. Empty for a deletion. */
  fingerprint: string
}
export type Refused = { arrival: Arrival; reason: string }
export type Item = Understood | Refused

/** Bytes above which decoding may take more than 20 ms of processor time. */
const large = 64 * 1024

/**
 * Decode arrivals, in order. What the channel calls undecodable is refused with its reason; anything else that goes wrong is a fault
 * of ours and is refused by its name, because the same bytes will fail again: the raw item is kept for a retry.
 */
export async function understand(
  ctx: Context,
  channels: ReadonlyMap<string, ReceivingChannel>,
  arrivals: readonly Arrival[],
): Promise<Item[]> {
  const items: Item[] = []
  for (const arrival of arrivals) {
    try {
      const event = await decode(ctx, channels.get(arrival.channelId), arrival)
      items.push({ arrival, event, fingerprint: fingerprintOf(event) })
    } catch (error) {
      if (!(error instanceof Refusal)) ctx.log.error({ err: error, position: arrival.position }, 'decoding failed')
      const reason = error instanceof Refusal ? error.message : `Could not be read: ${nameOfFault(error)}`
      items.push({ arrival, reason })
    }
  }
  return items
}

function decode(
  ctx: Context,
  facts: ReceivingChannel | undefined,
  { raw, receivedAt }: Arrival,
): Promise<ChannelEvent> {
  if (!facts) throw new Refusal('The channel is gone')
  const channel = ctx.channels.get(facts.kind)
  if (!channel) throw new Refusal(`This program does not know channels of the kind "${facts.kind}"`)
  const about = { connection: { id: facts.id, name: facts.name, address: facts.address }, received: receivedAt }
  return raw.length > large ? decodeAside(facts.kind, raw, about) : channel.decode(raw, about)
}

/** A fault without its text: the text might quote the message. */
export function nameOfFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

function fingerprintOf(event: ChannelEvent): string {
  if (event.type === 'Delete') return ''
  const hash = createHash('sha256')
  hash.update(`${event.note.subject ?? ''}\0${event.note.text}\0`)
  for (const file of event.note.attachments) hash.update(file.bytes)
  return hash.digest('hex').slice(0, 32)
}
