/**
 * `POST /hooks/{organisation}.{channel}`: what a channel's own network tells us. The signature is checked before anything is parsed. The
 * address names the organisation too, so that nothing is looked up over organisations.
 */
import { callTold } from '../../contract/phone.ts'
import type { Context } from '../context.ts'
import { refuse, refuseFields } from '../problem.ts'
import { type ChannelRow, readChannel } from '../store/channel.ts'
import { openSecrets } from '../use/channel-settings.ts'
import { hearExchange } from '../use/phone/hear-exchange.ts'
import { limitBody } from './body.ts'
import { faultsOf } from './input.ts'
import { parseJson } from './json.ts'
import { rateLimiter } from './rate-limit.ts'
import { isSigned } from './signed.ts'

const mostBytes = 64 * 1024

/** Where the network of a channel tells us what happens; null when it has nothing to tell. */
export const hookOf = (organisationId: string, { id, kind }: Pick<ChannelRow, 'id' | 'kind'>): string | null =>
  kind === 'phone' ? `/hooks/${organisationId}.${id}` : null

export function hooksOf(ctx: Context): (request: Request, name: string, visitor: string) => Promise<Response> {
  // Who does not have the secret may guess ten times a minute.
  const guesses = rateLimiter({ burst: 10, perMinute: 10 }, ctx.clock)
  return async (request, name, visitor) => {
    const { organisationId, channel, secret } = await accessHook(ctx, name)
    guesses.spend(visitor)
    const body = await limitBody(request, mostBytes).text()
    if (!isSigned(secret, request, body, ctx.clock()))
      throw refuse('sign-in-needed', {
        detail: 'The signature is not right: sign as Standard Webhooks says, or send the secret as a Bearer token.',
      })
    guesses.giveBack(visitor)
    const parsed = parseJson(body)
    if (!parsed.ok) throw refuse('malformed-json', { detail: `It stops being JSON at character ${parsed.at + 1}.` })
    const told = callTold.safeParse(parsed.value)
    if (!told.success) throw refuseFields(faultsOf(callTold, parsed.value))
    await hearExchange(ctx, organisationId, channel, told.data)
    return new Response(null, { status: 204 })
  }
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const hookName = new RegExp(`^(${uuid})\\.(${uuid})$`)

async function accessHook(ctx: Context, name: string) {
  const [, organisationId = '', channelId = ''] = hookName.exec(name) ?? []
  const channel = channelId ? await readChannel(ctx.db, organisationId, channelId) : undefined
  if (!channel || channel.demo || !channel.enabled || hookOf(organisationId, channel) === null)
    throw refuse('not-found', { detail: 'Nobody listens here: the address stands with the channel.' })
  const secret = openSecrets(ctx, channel.secrets).secret ?? ''
  if (secret.length < 16)
    throw refuse('not-found', { detail: 'This channel has no secret of at least 16 characters yet: fill it in first.' })
  return { organisationId, channel, secret }
}
