import { randomBytes } from 'node:crypto'
import type { Channel, Settings } from '../../channels/kit/channel.ts'
import { checkKind, checkTeam } from '../access/channels.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { type ChannelRow, createChannelRow, readChannel } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { addressOf, checkSettings, type Secrets, sealSecrets } from './channel-settings.ts'
import { logAct } from './log-act.ts'
import { nameInPublic } from './name-in-public.ts'

export type NewChannel = {
  kind: string
  name: string
  settings: Settings
  teamId?: string | null | undefined
  promiseMinutes?: number | undefined
}

/**
 * Connect a channel; it listens from now on.
 * @returns it, and the secrets that we made for it
 * @throws ProblemError that names the settings that are wrong
 */
export async function createChannel(
  ctx: Context,
  who: Pick<AgentWho, 'organisationId' | 'agentId'>,
  given: NewChannel,
): Promise<{ row: ChannelRow; made: Secrets }> {
  const channel = checkKind(ctx, given.kind)
  const made = makeSecrets(channel, given.settings)
  const { settings, secrets } = checkSettings(channel, { ...given.settings, ...made })
  const id = ctx.newId()
  const at = ctx.clock()
  const row = await transact(ctx.db, async (tx) => {
    const { organisationId, agentId } = who
    if (given.teamId) await checkTeam(tx, organisationId, given.teamId)
    await createChannelRow(tx, organisationId, {
      id,
      kind: channel.kind,
      name: given.name,
      address: addressOf(settings, id),
      settings,
      secrets: sealSecrets(ctx, secrets),
      teamId: given.teamId ?? null,
      promiseMinutes: given.promiseMinutes ?? 240,
      demo: false,
      at,
    })
    await nameInPublic(tx, organisationId, channel, { id, address: addressOf(settings, id) })
    await recordEvents(tx, organisationId, [{ kind: 'channel.changed', objectId: id, version: 1, agentId }], at)
    await logAct(ctx, tx, who, { kind: 'channel-created', subjectId: id, about: { name: given.name } })
    return readChannel(tx, organisationId, id)
  })
  await ctx.wake.ring('channels', who.organisationId)
  await ctx.wake.ring('events', who.organisationId)
  if (!row) throw new Error('the channel that was just made is gone')
  return { row, made }
}

/** In the form of Standard Webhooks, which any other purpose can take too. */
function makeSecrets({ fields }: Channel, given: Settings): Secrets {
  const left = fields.filter((field) => field.makes && field.kind === 'secret' && !given[field.name])
  return Object.fromEntries(left.map((field) => [field.name, `whsec_${randomBytes(32).toString('base64')}`]))
}
