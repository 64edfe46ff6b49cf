/** What a batch brings about, inside its transaction: part after part, each loaded, taken in step by step, and saved. */
import { type ChannelEvent, isApplause } from '../../../domain/message/message.ts'
import type { Context } from '../../context.ts'
import { addToDays, forgetErased, forgetRaw, judgeArrivals, type Verdict } from '../../store/arrival.ts'
import type { ReceivingChannel } from '../../store/channel-facts.ts'
import type { Transaction } from '../../store/database.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { loadKnown, pointers } from './known.ts'
import { leaveObjectors } from './objectors.ts'
import { save } from './save.ts'
import { memoryOf, take } from './take.ts'
import { tokenMaker } from './token.ts'
import type { Item, Refused, Understood } from './understand.ts'
import { loadWeights, type Weights } from './weights.ts'
import { nothingWritten, type Written } from './written.ts'

export type Channels = ReadonlyMap<string, ReceivingChannel>

/** @returns what became of each item; the ledger, its counters and the events are written with it */
export async function writeBatch(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  channels: Channels,
  items: readonly Item[],
): Promise<Verdict[]> {
  const now = ctx.clock()
  const understood = await leaveObjectors(
    tx,
    organisationId,
    items.filter((item) => 'event' in item),
  )
  const verdicts = items.filter((item) => 'reason' in item).map(refusal)
  const events: Happening[] = []
  const erased: string[] = []
  for (let next = 0; next < understood.length; ) {
    const part = understood.slice(next, endOfRun(understood, next))
    const known = await loadKnown(tx, organisationId, part)
    const weights = await loadWeights(tx, organisationId, known, part, (id) => channels.get(id), now)
    const written = nothingWritten()
    next += takePart(ctx, channels, part, known, weights, written)
    await save(tx, organisationId, ctx.newId, known, written, now)
    events.push(...written.events)
    verdicts.push(...written.verdicts)
    erased.push(...written.erased)
  }
  await judgeArrivals(tx, organisationId, verdicts)
  await forgetErased(tx, organisationId, [...new Set([...repeatedOf(verdicts), ...erased])])
  // A like is kept as what it is, until it is taken back: then it must not stand in what came in either.
  await forgetRaw(tx, organisationId, understood.flatMap(applauseAt))
  const counts = verdicts.map(({ channelId, day, outcome }) => ({ channelId, day, [outcome]: 1 }))
  await addToDays(tx, organisationId, counts)
  for (const channelId of new Set(verdicts.map((one) => one.channelId)))
    events.push({ kind: 'arrival.counted', objectId: channelId, version: 1 })
  await recordEvents(tx, organisationId, events, now)
  return verdicts
}

/** Take items in until one touches what this part has made itself, which must be saved first. @returns how many were taken in */
function takePart(
  ctx: Context,
  channels: Channels,
  part: readonly Understood[],
  known: Awaited<ReturnType<typeof loadKnown>>,
  weights: Weights,
  written: Written,
): number {
  const tokenOf = tokenMaker(ctx)
  const takingAt = perChannel((channelId) => {
    const channel = channels.get(channelId)
    if (!channel) throw new Error('a decoded arrival has lost its channel')
    const edits = ctx.channels.get(channel.kind)?.capabilities.tellsEdits ?? false
    return { known, weights, written, channel, edits, pointers: pointers(known, channelId), newId: ctx.newId, tokenOf }
  })
  let taken = 0
  for (const item of part) {
    const taking = takingAt(item.arrival.channelId)
    const memory = memoryOf(item, taking)
    const target = 'of' in memory ? memory.of?.id : undefined
    if (memory.kind !== 'duplicate' && target && written.touched.has(target)) break
    take(item, memory, taking)
    taken++
    // Loose words that were changed must be read anew before a conversation takes them in.
    if (memory.kind === 'revision' || memory.kind === 'deletion') break
  }
  return taken
}

/** What is made once for each channel. */
function perChannel<T>(make: (channelId: string) => T): (channelId: string) => T {
  const made = new Map<string, T>()
  return (channelId) => {
    const held = made.get(channelId) ?? make(channelId)
    made.set(channelId, held)
    return held
  }
}

const adds: ReadonlySet<ChannelEvent['type']> = new Set(['Create', 'Like', 'Announce'])

/**
 * Up to and with the next change of something said before, after which the rest is read anew anyway. An account that is gone takes back
 * whatever it said until then, so it comes after that is saved.
 */
function endOfRun(understood: readonly Understood[], from: number): number {
  const change = understood.findIndex((item, i) => i >= from && !adds.has(item.event.type))
  if (change === -1) return understood.length
  return understood[change]?.event.type === 'Gone' && change > from ? change : change + 1
}

/** Messages that something was said about again: an edit, a deletion, the same once more. */
function repeatedOf(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap((one) => (one.outcome !== 'shown' && one.messageId ? [one.messageId] : []))
}

const applauseAt = ({ event, arrival }: Understood) => (isApplause(event) ? [arrival.position] : [])

function refusal({ arrival: { position, channelId, day }, reason }: Refused): Verdict {
  return { position, channelId, day, outcome: 'refused', reason, messageId: null }
}
