/**
 * An answer that left gets other words, or is taken back. Doing either twice is as good as once, so what nobody knows is tried again,
 * and waits for a person only when that did not help for a day.
 */
import type { Channel, Sending } from '../../../channels/kit/channel.ts'
import type { Context } from '../../context.ts'
import { findReply, type Reply } from '../../store/outbox.ts'
import { readSent } from '../../store/sent.ts'
import type { Attempted } from './deliver-reply.ts'
import { writeLetter } from './write-letter.ts'

export async function attemptChange(
  ctx: Context,
  organisationId: string,
  change: Reply,
  { channel, sending }: { channel: Channel; sending: Sending },
): Promise<Attempted> {
  const never = (reason: string): Attempted => ({ state: 'not sent', permanent: true, reason })
  const sent = await readSent(ctx.db, organisationId, change.message_id)
  const first = await findReply(ctx.db, organisationId, change.message_id)
  if (!sent?.externalId || !first) return never('The answer can no longer be found on its network')
  const { externalId } = sent
  if (change.does === 'withdraw') {
    if (sent.state === 'deleted') return { state: 'sent', id: externalId }
    const { withdraw } = channel
    return withdraw ? tried(() => withdraw(externalId, sending)) : never('This channel cannot take back what was sent')
  }
  const { revise } = channel
  const { text } = change
  if (!revise) return never('This channel cannot change what was sent')
  const letter = text === null || sent.state === 'deleted' ? null : await writeLetter(ctx, organisationId, first)
  if (!letter || text === null) return never('The answer is gone')
  return tried(() => revise({ ...letter, key: change.id, text }, externalId, sending))
}

async function tried(attempt: () => Promise<Attempted>): Promise<Attempted> {
  const outcome = await attempt().catch(
    (error: unknown): Attempted => ({
      state: 'unknown',
      reason: error instanceof Error ? error.message : 'unknown fault',
    }),
  )
  return outcome.state === 'unknown' ? { ...outcome, again: true } : outcome
}
