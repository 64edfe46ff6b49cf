/**
 * What this program has just written into the ledger, kept for a moment, so that receiving it need not read it back. The ledger is the
 * truth: what is not here, because another program wrote it or too much came at once, is read from there.
 */
import type { Context } from '../context.ts'
import type { Arrival } from '../store/arrival.ts'

/** Bytes that are kept at most; when more comes, all is let go. */
const mostBytes = 16 * 1024 * 1024
/** What an arrival takes beside its own bytes, about. */
const overhead = 1000

type Here = { config: Pick<Context['config'], 'role'> }
type Kept = { bytes: number; of: Map<string, Arrival[]> }
const kept = new WeakMap<Here, Kept>()

/** Keep these, in order, once they are committed. */
export function keepAccepted(ctx: Here, organisationId: string, arrivals: readonly Arrival[]): void {
  // Where nothing is received nothing is asked for again.
  if (ctx.config.role === 'web') return
  const bytes = weigh(arrivals)
  const held = kept.get(ctx)
  const here = held && held.bytes + bytes <= mostBytes ? held : { bytes: 0, of: new Map<string, Arrival[]>() }
  kept.set(ctx, here)
  if (bytes > mostBytes) return
  here.bytes += bytes
  here.of.set(organisationId, [...(here.of.get(organisationId) ?? []), ...arrivals])
}

/**
 * Take what comes right after a position, without a gap; it is not kept any longer, and neither is what came before it.
 * @param items at most so many, together at most `bytes` (one is always given, however large)
 * @returns none when the next one is not here
 */
export function takeAccepted(
  ctx: Here,
  organisationId: string,
  after: number,
  items: number,
  bytes: number,
): Arrival[] {
  const held = kept.get(ctx)
  const all = held?.of.get(organisationId) ?? []
  const from = all.findIndex(({ position }) => position > after)
  const rest = from === -1 ? [] : all.slice(from)
  let size = 0
  const end = rest.findIndex(({ position, raw }, i) => {
    size += raw.length
    return position !== after + 1 + i || i === items || (i > 0 && size > bytes)
  })
  const taken = end === -1 ? rest : rest.slice(0, end)
  if (held) {
    const left = rest.slice(taken.length)
    held.bytes -= weigh(all) - weigh(left)
    if (left.length > 0) held.of.set(organisationId, left)
    else held.of.delete(organisationId)
  }
  return taken
}

const weigh = (arrivals: readonly Arrival[]) => arrivals.reduce((sum, { raw }) => sum + raw.length + overhead, 0)
