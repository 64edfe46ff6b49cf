/** Reviews through the house: their stars, what changes besides words, and one answer to each. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Channel, SendOutcome } from '../../channels/kit/channel.ts'
import { conversationsById, messagesById } from '../../server/store/queue.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { sendReply } from '../../server/use/send-reply.ts'
import { waysTo } from '../../server/use/writing/ways.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'

/** A site that takes one answer to a review, as a whole text that can be changed. */
const site = { did: [] as string[][], next: [] as SendOutcome[] }
const oneReply: Channel = {
  ...plainChannel,
  kind: 'oneReply',
  capabilities: { ...plainChannel.capabilities, sendsIdempotently: false, onePublicReply: true },
  async send({ text, inReplyTo }) {
    site.did.push(['send', inReplyTo[0] ?? '', text])
    return site.next.shift() ?? { state: 'sent', id: `answer-to-${inReplyTo[0]}` }
  },
  async revise({ text }, id) {
    site.did.push(['revise', id, text])
    return site.next.shift() ?? { state: 'sent', id }
  },
  lookUp: async () => ({ state: 'unknown' }),
}

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['oneReply', oneReply]]) } })
})
afterAll(() => house.close())
beforeEach(() => {
  site.did = []
  site.next = []
})

async function messages({ organisationId }: TestOrganisation) {
  const rows = await house.ctx.db
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .orderBy('seq')
    .execute()
  const shown = await messagesById(
    house.ctx.db,
    organisationId,
    rows.map(({ id }) => id),
  )
  return shown.sort((a, b) => a.seq - b.seq)
}

async function deliver({ organisationId }: TestOrganisation) {
  house.wait(60_000)
  for (const claimed of await claimReplies(house.ctx, organisationId, 10))
    await deliverReply(house.ctx, organisationId, claimed)
}

let keys = 0
async function answer(to: TestOrganisation, text: string) {
  const { id } = await house.ctx.db
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .executeTakeFirstOrThrow()
  const [{ said = 0 } = {}] = await conversationsById(house.ctx.db, to.organisationId, [id])
  return sendReply(house.ctx, to, { conversationId: id, text, said, key: `beoordeling-${++keys}` })
}

/** What somebody is told before they answer, for each way. */
async function wouldReplace({ organisationId }: TestOrganisation) {
  const { id, contact_id, channel_id } = await house.ctx.db
    .selectFrom('conversation')
    .select(['id', 'contact_id', 'channel_id'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const of = { id, contactId: contact_id, channelId: channel_id }
  return (await waysTo(house.ctx, house.ctx.db, organisationId, of)).map(({ replaces }) => replaces)
}

describe('a review', () => {
  const stars = (value: number) => ({ rating: { value, best: 5, worst: 1 } })

  test('has its stars; other stars are a revision in the same words', async () => {
    const to = await makeOrganisation(house.ctx, 'oneReply')
    await bring(house.ctx, to, [create({ id: 'r', text: 'Prima', ...stars(5) })])
    expect(await messages(to)).toMatchObject([{ rating: { value: 5, best: 5, worst: 1 }, state: 'present' }])
    await bring(house.ctx, to, [{ type: 'Update', note: note({ id: 'r', text: 'Prima', revision: 0, ...stars(2) }) }])
    expect(await messages(to)).toMatchObject([{ rating: { value: 2 }, state: 'edited', text: 'Prima' }])
    const before = await house.ctx.db
      .selectFrom('message_revision')
      .select(['text', 'rating'])
      .where('organisation_id', '=', to.organisationId)
      .execute()
    expect(before).toEqual([{ text: 'Prima', rating: { value: 5, best: 5, worst: 1 } }])
  })

  test('whether it can be answered may change without its words: nobody says then that it was edited', async () => {
    const to = await makeOrganisation(house.ctx, 'oneReply')
    const waits = { ok: false, reason: 'It waits' } as const
    await bring(house.ctx, to, [create({ id: 'r', text: 'Prima', canReply: waits })])
    await bring(house.ctx, to, [
      { type: 'Update', note: note({ id: 'r', text: 'Prima', revision: 1, canReply: { ok: true } }) },
    ])
    expect(await messages(to)).toMatchObject([{ can_reply: { ok: true }, state: 'present' }])
    // An edit that does not speak of it leaves it as it is.
    await bring(house.ctx, to, [{ type: 'Update', note: note({ id: 'r', text: 'Toch niet', revision: 2 }) }])
    expect(await messages(to)).toMatchObject([{ can_reply: { ok: true }, state: 'edited', text: 'Toch niet' }])
  })

  test('takes one answer: a second takes its place, and the first says so', async () => {
    const to = await makeOrganisation(house.ctx, 'oneReply')
    await bring(house.ctx, to, [create({ id: 'r', text: 'Slecht' })])
    expect(await wouldReplace(to)).toEqual([null])
    await answer(to, 'Wat vervelend.')
    expect(await wouldReplace(to)).toEqual([null])
    await deliver(to)
    expect(await wouldReplace(to)).toEqual(['Wat vervelend.'])
    await answer(to, 'We hebben u gebeld.')
    await deliver(to)
    await answer(to, 'Het is opgelost.')
    await deliver(to)
    expect(site.did).toEqual([
      ['send', 'r', 'Wat vervelend.'],
      ['revise', 'answer-to-r', 'We hebben u gebeld.'],
      ['revise', 'answer-to-r', 'Het is opgelost.'],
    ])
    const replaced = 'A later answer took its place'
    expect(await messages(to)).toMatchObject([
      { text: 'Slecht' },
      { text: 'Wat vervelend.', delivery_state: 'sent', delivery_reason: replaced },
      { text: 'We hebben u gebeld.', delivery_state: 'sent', delivery_reason: replaced },
      { text: 'Het is opgelost.', delivery_state: 'sent', delivery_reason: null },
    ])
    // Its echo is that of the last one, and nothing new.
    await bring(house.ctx, to, [
      { type: 'Update', note: note({ id: 'answer-to-r', ours: true, text: 'Het is opgelost.', revision: 2 }) },
    ])
    expect(await messages(to)).toHaveLength(4)
    expect((await messages(to))[1]).toMatchObject({ text: 'Wat vervelend.' })
  })

  test('when nobody knows whether the second took its place it is simply tried again', async () => {
    const to = await makeOrganisation(house.ctx, 'oneReply')
    await bring(house.ctx, to, [create({ id: 'r', text: 'Slecht' })])
    await answer(to, 'Wat vervelend.')
    await deliver(to)
    await answer(to, 'We hebben u gebeld.')
    site.next = [{ state: 'unknown', reason: 'It broke' }]
    await deliver(to)
    await deliver(to)
    expect(site.did.map(([what]) => what)).toEqual(['send', 'revise', 'revise'])
    expect((await messages(to)).at(-1)).toMatchObject({ delivery_state: 'sent' })
  })

  test('after another review a new answer is a first one', async () => {
    const to = await makeOrganisation(house.ctx, 'oneReply')
    await bring(house.ctx, to, [create({ id: 'r', text: 'Slecht' })])
    await answer(to, 'Wat vervelend.')
    await deliver(to)
    await bring(house.ctx, to, [create({ id: 's', text: 'Nog slechter', thread: { inReplyTo: ['r'] } })])
    await answer(to, 'Nog vervelender.')
    await deliver(to)
    expect(site.did.map(([what, of]) => [what, of])).toEqual([
      ['send', 'r'],
      ['send', 's'],
    ])
  })
})
