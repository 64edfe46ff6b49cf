/** A real WordPress and the whole house: a comment becomes a conversation, the answer stands on the blog, and comes back as ours. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenAt } from '../../channels/wordpress/receive.ts'
import { messagesById } from '../../server/store/queue.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { sendReply } from '../../server/use/send-reply.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { earOn } from '../support/ear.ts'
import { makeOrganisation, type TestOrganisation } from '../support/organisation.ts'
import { startWordPress, type WordPress, wordpressIsMissing } from '../support/wordpress/wordpress.ts'

describe.skipIf(wordpressIsMissing)('a real WordPress and the desk', () => {
  let blog: WordPress
  let house: TestHouse
  let to: TestOrganisation
  beforeAll(async () => {
    blog = await startWordPress()
    house = await openHouse({ environment: { SAMENSPRAAK_PRIVATE_HOSTS: blog.host } })
    to = await makeOrganisation(house.ctx, 'wordpress')
    const { address, user, password } = blog.brand
    await house.ctx.db
      .updateTable('channel')
      .set({
        address,
        settings: JSON.stringify({ address, user, ours: true, everyMinutes: 1 }),
        secrets: house.ctx.seal.close(JSON.stringify({ password })),
      })
      .where('organisation_id', '=', to.organisationId)
      .execute()
  }, 120_000)
  afterAll(async () => {
    await house?.close()
    await blog?.stop()
  })

  test('a comment that waits is let through, answered once, and the answer is known as ours', async () => {
    const { ctx } = house
    const ear = earOn(listenAt, { settings: { ...blog.brand, ours: true, everyMinutes: 1 }, host: blog.host })
    const look = async () => {
      const { items } = await ear.look()
      await acceptArrivals(ctx, to, items)
      while ((await receiveMessages(ctx, to.organisationId)) > 0);
    }
    const messages = async () => {
      const rows = await ctx.db
        .selectFrom('message')
        .select('id')
        .where('organisation_id', '=', to.organisationId)
        .where('conversation_id', '=', await conversation())
        .execute()
      const shown = await messagesById(
        ctx.db,
        to.organisationId,
        rows.map(({ id }) => id),
      )
      return shown.sort((a, b) => a.seq - b.seq)
    }
    let asked = 0
    const conversation = async () => {
      const { conversation_id: id } = await ctx.db
        .selectFrom('message')
        .select('conversation_id')
        .where('organisation_id', '=', to.organisationId)
        .where('external_id', '=', String(asked))
        .executeTakeFirstOrThrow()
      return id ?? ''
    }
    await look()
    asked = await blog.say({
      text: 'Al drie dagen geen internet',
      name: 'Bram',
      email: 'bram@klant.example',
      approved: 0,
    })
    await look()
    const answer = async () =>
      sendReply(ctx, to, {
        conversationId: await conversation(),
        text: 'We bellen je, Bram.',
        said: 1,
        key: 'antwoord',
      })
    await expect(answer()).rejects.toThrow(/waits for approval/)
    await blog.moderate('let', asked)
    await look()
    expect(await messages()).toMatchObject([{ state: 'present', can_reply: { ok: true } }])
    await answer()
    house.wait(10_000)
    for (const claimed of await claimReplies(ctx, to.organisationId, 10))
      await deliverReply(ctx, to.organisationId, claimed)
    await look()
    expect(await messages()).toMatchObject([
      { direction: 'in' },
      { direction: 'out', text: 'We bellen je, Bram.', state: 'present', delivery_state: 'sent' },
    ])
    const { outcomes } = await ctx.db
      .selectFrom('arrival')
      .select(({ fn }) => fn.agg<string[]>('array_agg', ['outcome']).as('outcomes'))
      .where('organisation_id', '=', to.organisationId)
      .executeTakeFirstOrThrow()
    expect(outcomes).toContain('echo')
  })
})
