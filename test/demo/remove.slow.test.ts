import { sql } from 'kysely'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { createChannel } from '../../server/use/create-channel.ts'
import { liveDemo } from '../../server/use/live-demo.ts'
import { loadDemo } from '../../server/use/load-demo.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { removeDemo } from '../../server/use/remove-demo.ts'
import { openHouse, type TestHouse } from '../http/house.ts'

/** Each loads the whole demo firm; with LEVELS=all every one of them is run. */
const all = process.env.LEVELS === 'all'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const houses: TestHouse[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

type Settled = { house: TestHouse; organisationId: string; bring(items: object[], receive?: boolean): Promise<void> }

/** A house with a real channel of its own. */
async function settled(): Promise<Settled> {
  const house = await openHouse()
  houses.push(house)
  await house.owner()
  const { ctx } = house
  const { id: organisationId } = await ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  const { row } = await createChannel(
    ctx,
    { organisationId, agentId },
    { kind: 'api', name: 'Echt', settings: { address: 'echt' } },
  )
  return {
    house,
    organisationId,
    async bring(items, receive = true) {
      const place = { organisationId, channelId: row.id, zone: 'Europe/Amsterdam' }
      await acceptArrivals(
        ctx,
        place,
        items.map((item) => ({ bytes: Buffer.from(JSON.stringify(item)) })),
      )
      while (receive && (await receiveMessages(ctx, organisationId)) > 0);
    },
  }
}

/** Every row that the organisation holds, but for the log, the counters and the versions of teams, which only ever grow. */
async function everything({ house: { ctx } }: Settled): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id'
      and table_name not in ('event', 'counter', 'arrival_cursor', 'sent_lane') order by 1`.execute(ctx.db)
  const held: Record<string, string[]> = {}
  for (const { name } of tables) {
    const row = name === 'team' ? sql`(to_jsonb(t) - 'version')::text` : sql`t::text`
    const { rows } = await sql<{ row: string }>`select ${row} as row from ${sql.table(name)} t order by 1`.execute(
      ctx.db,
    )
    held[name] = rows.map(({ row }) => row)
  }
  return held
}

const file = Buffer.from('een plaatje').toString('base64')
const real = [
  { id: 'a', text: 'een echte vraag', author: { id: '1', name: 'Echte Klant', verifiedEmail: 'echt@example.org' } },
  { id: 'b', text: 'antwoord', ours: true, inReplyTo: 'a' },
  { id: 'a', type: 'edit', text: 'een echte vraag, verbeterd', author: { id: '1', name: 'Echte Klant' } },
  {
    id: 'c',
    text: 'met bijlage',
    author: { id: '2' },
    attachments: [{ name: 'x.png', mediaType: 'image/png', base64: file }],
  },
  { id: 7 },
]

describe('the demo firm', () => {
  test('leaves without a trace, and what is real stays as it was', async () => {
    const to = await settled()
    await to.bring(real)
    const before = await everything(to)
    await loadDemo(to.house.ctx, to.organisationId)
    for (let n = 0; n < 6; n++) {
      to.house.wait(90_000)
      await liveDemo(to.house.ctx, to.organisationId)
    }
    expect((await everything(to)).message?.length).toBeGreaterThan(90)
    await removeDemo(to.house.ctx, to.organisationId)
    expect(await everything(to)).toEqual(before)
    const last = await to.house.ctx.db
      .selectFrom('event')
      .select(['kind', 'object_id'])
      .orderBy('position', 'desc')
      .executeTakeFirst()
    expect(last).toEqual({ kind: 'demo.removed', object_id: to.organisationId })
  })

  test('leaves a person who is real too: the same person, under the name that is left', async () => {
    const to = await settled()
    await loadDemo(to.house.ctx, to.organisationId)
    await to.bring([
      { id: 'f', text: 'hier ook', author: { id: 'fb', name: 'Fa B.', verifiedEmail: 'F.Bakkali@waterkant.example' } },
    ])
    const contact = () =>
      to.house.ctx.db
        .selectFrom('contact')
        .innerJoin('claim', 'claim.contact_id', 'contact.id')
        .innerJoin('account', 'account.id', 'claim.account_id')
        .select(['contact.id', 'contact.name', 'account.network'])
        .where('contact.id', '=', (eb) =>
          eb
            .selectFrom('conversation')
            .select('contact_id')
            .where('channel_id', 'in', (of) => of.selectFrom('channel').select('id').where('name', '=', 'Echt')),
        )
        .orderBy('account.network')
        .execute()
    const both = await contact()
    expect(both.map(({ name, network }) => [name, network])).toEqual([
      ['Fatima Bakkali', 'dorpspraat'],
      ['Fatima Bakkali', 'echt'],
      ['Fatima Bakkali', 'email'],
      ['Fatima Bakkali', 'plein'],
    ])
    await removeDemo(to.house.ctx, to.organisationId)
    expect(await contact()).toEqual([{ id: both[0]?.id, name: 'Fa B.', network: 'echt' }])
    const people = to.house.ctx.db.selectFrom('contact').select('name').where('joined_to', 'is', null)
    expect(await people.execute()).toEqual([{ name: 'Fa B.' }])
  })

  test.runIf(all)(
    'takes its people along: what they were given goes back, and who was invited and came stays',
    async () => {
      const to = await settled()
      await to.bring(real)
      const owner = await to.house.owner()
      await loadDemo(to.house.ctx, to.organisationId)
      type People = { agents: { id: string; alias: string }[] }
      const people = async () => (await owner.ask<People>('GET', '/api/v1/agents')).body.agents
      const idOf = async (alias: string) => (await people()).find((one) => one.alias === alias)?.id ?? ''
      const { id: conversationId } = await to.house.ctx.db
        .selectFrom('conversation')
        .select('id')
        .where('subject', '=', 'een echte vraag, verbeterd')
        .executeTakeFirstOrThrow()
      await owner.ask('POST', '/api/v1/conversations/changes', {
        ids: [conversationId],
        changes: [
          { do: 'assign', agentId: await idOf('Sanne') },
          { do: 'set', workState: 'open' },
        ],
      })
      const task = { kind: 'task', title: 'Echt werk', conversationId, agentId: await idOf('Sanne') }
      expect((await owner.ask('POST', '/api/v1/tasks', task)).status).toBe(201)
      const invited = await owner.ask<{ invitation: string }>(
        'POST',
        `/api/v1/agents/${await idOf('Joyce')}/invitation`,
      )
      const token = invited.body.invitation.split('#')[1]
      const stranger = to.house.stranger()
      const came = await stranger.ask('POST', '/api/v1/invitations', { token, password: 'fietsbel-in-de-regen' })
      expect(came.status).toBeLessThan(300)
      await removeDemo(to.house.ctx, to.organisationId)
      expect((await people()).map(({ alias }) => alias).sort()).toEqual(['Joris', 'Joyce'])
      const joris = await idOf('Joris')
      const left = await to.house.ctx.db.selectFrom('task').select(['title', 'agent_id']).execute()
      expect(left).toEqual([{ title: 'Echt werk', agent_id: joris }])
      const open = await to.house.ctx.db
        .selectFrom('conversation')
        .select('agent_id')
        .where('id', '=', conversationId)
        .execute()
      expect(open).toEqual([{ agent_id: null }])
    },
  )

  test.runIf(all)('leaves while something still arrives, and nobody waits for it for ever', async () => {
    const to = await settled()
    await loadDemo(to.house.ctx, to.organisationId)
    const demo = await to.house.ctx.db.selectFrom('channel').select('id').where('demo', '=', true).execute()
    for (const { id } of demo)
      await acceptArrivals(to.house.ctx, { organisationId: to.organisationId, channelId: id, zone: 'UTC' }, [
        { bytes: Buffer.from('{"id":"laat","text":"nog iets","author":{"id":"laat"}}') },
      ])
    await to.bring([real[0] ?? {}], false)
    await removeDemo(to.house.ctx, to.organisationId)
    while ((await receiveMessages(to.house.ctx, to.organisationId)) > 0);
    const left = await everything(to)
    expect(left.message?.map((row) => row.includes('een echte vraag'))).toEqual([true])
    expect(left.arrival).toHaveLength(1)
  })

  test.runIf(all)('can leave twice, come back, and move in once however often it is asked', async () => {
    const to = await settled()
    await removeDemo(to.house.ctx, to.organisationId)
    await Promise.all([loadDemo(to.house.ctx, to.organisationId), loadDemo(to.house.ctx, to.organisationId)])
    const first = (await everything(to)).message?.length
    expect(await to.house.ctx.db.selectFrom('channel').select('id').where('demo', '=', true).execute()).toHaveLength(7)
    await removeDemo(to.house.ctx, to.organisationId)
    await removeDemo(to.house.ctx, to.organisationId)
    await loadDemo(to.house.ctx, to.organisationId)
    expect((await everything(to)).message).toHaveLength(first ?? 0)
  })

  test('is loaded and removed by whoever runs the house, and by nobody else', async () => {
    const to = await settled()
    const owner = await to.house.owner()
    const agent = await to.house.colleague('agent')
    expect((await agent.ask('POST', '/api/v1/demo')).status).toBe(403)
    const begun = await owner.ask('POST', '/api/v1/demo')
    expect([begun.status, begun.body]).toEqual([202, { started: true }])
    // It goes on behind the answer; removing waits until it is done.
    const isDemo = async () =>
      (await owner.ask<{ organisation: { demo: boolean } }>('GET', '/api/v1/session')).body.organisation.demo
    await expect.poll(isDemo).toBe(true)
    expect((await agent.ask('DELETE', '/api/v1/demo')).status).toBe(403)
    expect((await owner.ask('DELETE', '/api/v1/demo')).status).toBeLessThan(300)
    expect(await isDemo()).toBe(false)
  })
})
