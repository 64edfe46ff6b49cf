/** Changing what was sent, over a network that does what a test tells it to. */
import { allChannels } from '../../channels/index.ts'
import type { Channel, SendOutcome } from '../../channels/kit/channel.ts'
import { conversationsById, messagesById } from '../../server/store/queue.ts'
import { earlierWords } from '../../server/store/sent.ts'
import type { Role } from '../../server/store/tables.ts'
import { changeSent } from '../../server/use/change-sent.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { sendReply } from '../../server/use/send-reply.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'

/** What it was asked, what it answers next (after that it does everything), and what happens while it is busy. */
export const network = { did: [] as string[][], next: [] as SendOutcome[], meanwhile: async () => {} }
const changeable: Channel = {
  ...plainChannel,
  kind: 'changeable',
  async revise({ text }, id) {
    network.did.push(['revise', id, text])
    await network.meanwhile()
    return network.next.shift() ?? { state: 'sent', id }
  },
  async withdraw(id) {
    network.did.push(['withdraw', id])
    await network.meanwhile()
    return network.next.shift() ?? { state: 'sent', id }
  },
}

let house: TestHouse

/** The house of this file's tests, in which that network is known. */
export async function openChangingHouse(): Promise<TestHouse> {
  const channels = new Map([...allChannels, ['changeable', changeable] as const, ['plain', plainChannel] as const])
  house = await openHouse({ context: { channels } })
  return house
}

export function resetNetwork(): void {
  network.did = []
  network.next = []
  network.meanwhile = async () => {}
}

export async function deliver({ organisationId }: TestOrganisation, ms = 60_000) {
  house.wait(ms)
  const all = await claimReplies(house.ctx, organisationId, 10)
  for (const claimed of all) await deliverReply(house.ctx, organisationId, claimed)
  return all.length
}

/** A customer asked something and was answered; the answer has left. */
export async function answered(kind = 'changeable') {
  const to = await makeOrganisation(house.ctx, kind)
  const { organisationId, agentId } = to
  await bring(house.ctx, to, [create({ id: 'vraag', text: 'Hoe laat sluiten jullie?' })])
  const { id: conversationId } = await house.ctx.db
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const draft = { conversationId, text: 'Om zes uur.', said: 1, key: `antwoord-${conversationId}` }
  const id = await sendReply(house.ctx, to, draft)
  await deliver(to)
  let keys = 0
  return {
    to,
    id,
    name: `net-${id}`,
    revise: (text: string, said = 2, role: Role = 'agent', by = agentId, key = `wijziging-${id}-${++keys}`) =>
      changeSent(house.ctx, { organisationId, agentId: by, role }, { does: 'revise', id, text, said, key }),
    withdraw: (role: Role = 'agent', by = agentId) =>
      changeSent(house.ctx, { organisationId, agentId: by, role }, { does: 'withdraw', id }),
    async shown() {
      const [row] = await messagesById(house.ctx.db, organisationId, [id])
      return { ...row, last: row?.changes?.at(-1) }
    },
    async conversation() {
      return (await conversationsById(house.ctx.db, organisationId, [conversationId]))[0]
    },
    earlier: async () => (await earlierWords(house.ctx.db, organisationId, id)).map(({ text }) => text),
    async acts() {
      const of = house.ctx.db
        .selectFrom('act')
        .select(['kind', 'agent_id'])
        .where('organisation_id', '=', organisationId)
      const rows = await of.where('kind', 'like', 'sent-%').orderBy('id').execute()
      return rows.map(({ kind, agent_id }) => [kind, agent_id])
    },
    hears: (text: string) =>
      bring(house.ctx, to, [create({ id: `nog-${text}`, text, thread: { inReplyTo: ['vraag'] } })]),
    count: async () =>
      (await house.ctx.db.selectFrom('message').select('id').where('organisation_id', '=', organisationId).execute())
        .length,
  }
}

type Answered = Awaited<ReturnType<typeof answered>>
export const update = ({ to, name }: Answered, text: string, revision = 1) =>
  bring(house.ctx, to, [{ type: 'Update', note: note({ id: name, ours: true, text, revision }) }])
export const gone = ({ to, name }: Answered) =>
  bring(house.ctx, to, [{ type: 'Delete', id: name, at: new Date('2026-11-21T21:00:00Z') }])
