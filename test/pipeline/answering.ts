/** Answering over a network that does what a test tells it to. */
import { allChannels } from '../../channels/index.ts'
import type { Channel, SendOutcome } from '../../channels/kit/channel.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { sendReply } from '../../server/use/send-reply.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, plainChannel, type TestOrganisation } from '../support/organisation.ts'

/** What the network does with the next letters, in order; after that it takes everything. */
export const network: { script: SendOutcome[]; sent: string[]; knows: Set<string> } = {
  script: [],
  sent: [],
  knows: new Set(),
}

/** A network that takes a letter twice when it is sent twice, and that can be asked what it has. */
const forgetful: Channel = {
  ...plainChannel,
  kind: 'forgetful',
  capabilities: { ...plainChannel.capabilities, sendsIdempotently: false },
  async send(letter) {
    const scripted = network.script.shift()
    if (scripted) return scripted
    network.sent.push(letter.key)
    return { state: 'sent', id: `net-${letter.key}` }
  },
  async lookUp(key) {
    return network.knows.has(key) ? { state: 'sent', id: `net-${key}` } : { state: 'unknown' }
  },
}

/** The same, but it takes a key once. */
const forgiving: Channel = { ...forgetful, kind: 'forgiving', capabilities: plainChannel.capabilities }

let house: TestHouse

/** The house of this file's tests, in which the scripted networks are known. */
export async function openAnsweringHouse(): Promise<TestHouse> {
  const networks = [plainChannel, forgetful, forgiving].map((channel) => [channel.kind, channel] as const)
  house = await openHouse({ context: { channels: new Map([...allChannels, ...networks]) } })
  return house
}

export async function conversation(to: TestOrganisation) {
  return house.ctx.db
    .selectFrom('conversation')
    .selectAll()
    .where('organisation_id', '=', to.organisationId)
    .executeTakeFirstOrThrow()
}
export async function reply(to: TestOrganisation, id: string) {
  return house.ctx.db
    .selectFrom('outbox')
    .selectAll()
    .where('organisation_id', '=', to.organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

let keys = 0
export async function begin(kind = 'forgetful') {
  const to = await makeOrganisation(house.ctx, kind)
  await bring(house.ctx, to, [create({ id: 'vraag' })])
  const { id: conversationId, said } = await conversation(to)
  const answer = (text = 'Wij kijken ernaar.', over: { said?: number; key?: string } = {}) =>
    sendReply(house.ctx, to, { conversationId, text, said, key: `sleutel-${++keys}`, ...over })
  return { to, conversationId, said, answer }
}
export async function deliver(to: TestOrganisation, waitMs = 5000) {
  house.wait(waitMs)
  for (const claimed of await claimReplies(house.ctx, to.organisationId, 10))
    await deliverReply(house.ctx, to.organisationId, claimed)
}
