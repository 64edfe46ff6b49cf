/** How many follow an author, as the network told with their messages: read again from what arrived, where that is still kept. */
import type { Observation } from '../../../domain/influence/evidence.ts'
import { Refusal } from '../../../domain/message/message.ts'
import type { Context } from '../../context.ts'
import { readArrivals } from '../../store/arrival.ts'
import { type ReceivingChannel, readChannelFacts } from '../../store/channel-facts.ts'
import type { Voice } from '../../store/influence-voice.ts'
import { decodeOne } from '../receive/understand.ts'

export type Audience = Extract<Observation, { kind: 'profile' }>

/** By account; of each all that was told. */
export async function audiencesIn(
  ctx: Context,
  organisationId: string,
  voices: readonly Voice[],
): Promise<Map<string, Audience[]>> {
  const found = new Map<string, Audience[]>()
  const facts = await readChannelFacts(ctx.db, organisationId)
  const tells = ({ channel_id }: Voice) =>
    ctx.channels.get(facts.get(channel_id)?.kind ?? '')?.capabilities.tellsAudience === true
  const asked = new Map<number, Voice>()
  for (const voice of voices)
    if (voice.is_public && voice.arrival !== null && tells(voice)) asked.set(voice.arrival, voice)
  for (const { position, raw, receivedAt } of await readArrivals(ctx.db, organisationId, [...asked.keys()])) {
    const voice = asked.get(position)
    if (!voice || raw.length === 0) continue
    const told = await audienceOf(ctx, facts.get(voice.channel_id), raw, receivedAt)
    if (!told) continue
    const known = found.get(voice.account_id) ?? []
    found.set(voice.account_id, [...known, { kind: 'profile', at: voice.at.getTime(), ...told }])
  }
  return found
}

/** @returns null when it does not say; what could be read once may be refused by a newer version of the program */
async function audienceOf(ctx: Context, facts: ReceivingChannel | undefined, raw: Uint8Array, receivedAt: Date) {
  try {
    const event = await decodeOne(ctx, facts, raw, receivedAt)
    const { audience = null, lists = null } = 'note' in event ? event.note.actor : {}
    return audience === null && lists === null ? null : { audience, lists }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
