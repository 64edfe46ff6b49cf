import { inflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { history } from '../../demo/world.ts'
import { followBrand } from '../../server/use/brand/follow-brand.ts'
import { readBrand } from '../../server/use/brand/read-brand.ts'
import { followVoices } from '../../server/use/influence/follow-voices.ts'
import { loadDemo } from '../../server/use/load-demo.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { lookBack } from '../../server/use/term/look-back.ts'
import { openHouse } from '../http/house.ts'
import { stored } from '../support/stored.ts'
import { type DemoTest, openDemo } from './demo-house.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let demo: DemoTest
/** As it was before anything here looked at it. */
let justLoaded: Awaited<ReturnType<typeof stored>>
beforeAll(async () => {
  demo = await openDemo()
  justLoaded = await stored(demo.house.ctx, demo.organisationId)
})
afterAll(() => demo.close())

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(demo.house.ctx.db)).rows

describe('the demo firm', () => {
  test('moves in with all its channels marked as demo', async () => {
    const channels = await rows(sql`select kind, name, demo, enabled from channel order by name`)
    expect(channels).toMatchObject([
      { kind: 'bluesky', name: 'Bluesky', demo: true },
      { kind: 'api', name: 'Dorpspraat', demo: true, enabled: false },
      { kind: 'email', name: 'Klantenpost', demo: true },
      { kind: 'feed', name: 'Lindeveens Nieuws', demo: true },
      { kind: 'api', name: 'Plein', demo: true },
      { kind: 'phone', name: 'Telefoon', demo: true },
      { kind: 'api', name: 'Website', demo: true },
    ])
  })

  test('has hundreds of customers, many of them on several channels as one person', async () => {
    const people = await rows<{ name: string; accounts: number }>(sql`
      select p.name, count(*)::int as accounts from contact p
      join claim c on c.organisation_id = p.organisation_id and c.contact_id = p.id
      where p.organisation_id = ${demo.organisationId} group by p.id, p.name`)
    const names = new Set(people.map(({ name }) => name))
    names.delete('Mail Delivery System')
    expect(names.size).toBeGreaterThan(350)
    expect(names).toContain('سميرة حداد')
    const twice = people.filter(({ accounts }) => accounts > 1).map(({ name }) => name)
    expect(twice).toEqual(expect.arrayContaining(['Fatima Bakkali', 'Nadia Öztürk', 'Vera Blankers']))
  })

  test('has people whom many hear, on a ground that is recorded', async () => {
    while (await followVoices(demo.house.ctx, demo.organisationId));
    const heard = await rows<{ name: string; level: number }>(sql`
      select p.name, f.level from contact_factor f
      join contact p on p.organisation_id = f.organisation_id and p.id = f.contact_id order by f.points desc limit 5`)
    expect(heard.slice(0, 2).map(({ name }) => name)).toEqual(expect.arrayContaining(['Lotte Hendriks']))
    expect(heard[0]?.level).toBeGreaterThanOrEqual(3)
    expect(heard.at(-1)?.level).toBe(1)
    const [{ ground = '' } = {}] = await rows<{ ground: string }>(
      sql`select influence_ground as ground from organisation`,
    )
    expect(ground).toMatch(/^Demo: /)
  })

  test('shows every situation of the queue: fresh, waiting, late, mine, pending, answered', async () => {
    const now = demo.house.ctx.clock().getTime()
    const queue = await rows<{ state: string; waits: Date | null; due: Date | null; agent: string | null }>(sql`
      select work_state as state, waits_since as waits, due_at as due, agent_id as agent from conversation`)
    const open = queue.filter(({ state }) => state === 'open')
    const minutes = (since: Date | null) => (now - (since?.getTime() ?? now)) / 60_000
    expect(open.some(({ waits }) => minutes(waits) < 10)).toBe(true)
    expect(open.some(({ due }) => minutes(due) < 0)).toBe(true)
    expect(open.some(({ due }) => minutes(due) > 600)).toBe(true)
    expect(open.some(({ agent }) => agent !== null)).toBe(true)
    for (const state of ['open', 'pending', 'answered'])
      expect(queue.filter((one) => one.state === state).length).toBeGreaterThan(1)
    expect(await rows(sql`select distinct state from outbox order by 1`)).toEqual([
      { state: 'delivered' },
      { state: 'failed' },
      { state: 'sent' },
    ])
  })

  test('shows every kind of message', async () => {
    const kinds = await rows<Record<string, number>>(sql`
      select count(*) filter (where automatic = 'auto-reply')::int as away, count(*) filter (where automatic = 'bounce')::int as bounced,
        count(*) filter (where state = 'edited')::int as edited, count(*) filter (where state = 'deleted')::int as deleted,
        count(*) filter (where html is not null)::int as html, count(*) filter (where quoted_from is not null)::int as quoted,
        count(*) filter (where length(text) > 3000)::int as long, count(*) filter (where not trusted)::int as doubtful,
        count(*) filter (where not (can_reply->>'ok')::boolean)::int as closed, count(*) filter (where text ~ '^[^[:alnum:]]+$')::int as pictures,
        count(*) filter (where conversation_id is null)::int as overheard
      from message`)
    for (const [kind, n] of Object.entries(kinds[0] ?? {})) expect(n, kind).toBeGreaterThan(0)
  })

  test('gives the ledger something to show, and it adds up', async () => {
    const days = await rows<Record<string, number>>(sql`
      select sum(received)::int as received, sum(shown)::int as shown, sum(revision)::int as revision, sum(duplicate)::int as duplicate,
        sum(echo)::int as echo, sum(refused)::int as refused from arrival_day`)
    const { received = 0, ...rest } = days[0] ?? {}
    expect(Object.values(rest).reduce((sum, n) => sum + n, 0)).toBe(received)
    for (const [outcome, n] of Object.entries(rest)) expect(n, outcome).toBeGreaterThan(0)
    expect(rest.refused).toBe(3)
  })

  test('has sent two campaigns through the relay: each mail is told, some of them were held and went later', async () => {
    const became = await rows<{ name: string; offered: number; state: string; code: string; n: number }>(sql`
      select c.name, c.offered::int as offered, n.state, n.code, n.n::int as n from relay_campaign c
      join relay_count n on n.organisation_id = c.organisation_id and n.campaign_id = c.id where n.n > 0`)
    if (process.env.SHOW) console.log(became)
    for (const name of ['Warm de winter in', 'Glasvezel voor je buurt']) {
      const of = became.filter((one) => one.name === name)
      expect(of.reduce((sum, { n }) => sum + n, 0)).toBe(of[0]?.offered)
      expect(of.find(({ state }) => state === 'forwarded')?.n).toBeGreaterThan(50)
    }
    expect(became.find(({ state }) => state === 'held')).toMatchObject({ code: 'dialogue' })
    const [later] = await rows<{ n: number }>(sql`
      select count(*)::int as n from relay_recipient where state = 'forwarded' and decided_at > received_at`)
    expect(later?.n).toBeGreaterThan(0)
    const [leaves] = await rows<{ n: number }>(
      sql`select count(*)::int as n from relay_recipient where state = 'accepted'`,
    )
    expect(leaves?.n).toBe(0)
  })

  test('brings real files', async () => {
    const files = await rows<{ name: string; inline: boolean; bytes: Buffer }>(sql`
      select a.name, a.inline, c.bytes from attachment a
      join attachment_chunk c on c.organisation_id = a.organisation_id and c.hash = a.hash where a.media_type !~ '^(message|text)'
      order by a.name`)
    expect(files.map(({ name, inline }) => [name, inline])).toEqual([
      ['meter kikkerkade 31.png', false],
      ['schade de snoek.pdf', false],
      ['snoek.png', true],
    ])
    const [meter, pdf] = files.map(({ bytes }) => bytes)
    expect(pixelsOf(meter ?? Buffer.alloc(0))).toBe(140 * 221)
    const text = pdf?.toString('latin1') ?? ''
    const places = [...text.matchAll(/(\d{10}) 00000 n/g)].map(([, place]) => Number(place))
    expect(places.map((place) => text.slice(place, place + 7))).toEqual(places.map((_, i) => `${i + 1} 0 obj`))
    expect(places).toHaveLength(5)
  })
})

/** Bytes of the pixels, after the picture was read as any reader does. */
function pixelsOf(png: Buffer): number {
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.subarray(at + 4, at + 8).toString() === 'IDAT')
      return inflateSync(png.subarray(at + 8, at + 8 + length)).length
    at += 12 + length
  }
  return 0
}

describe('at first sight', () => {
  test('it is a normal afternoon: most is answered, a few are late, several are due soon, most later', async () => {
    const now = demo.house.ctx.clock().getTime()
    const queue = await rows<{ state: string; due: Date | null; alias: string | null }>(sql`
      select work_state as state, due_at as due, alias from conversation
      left join agent on agent.id = conversation.agent_id`)
    const open = queue.filter(({ state }) => state === 'open')
    expect(queue.filter(({ state }) => state === 'answered').length).toBeGreaterThan(queue.length * 0.8)
    const minutes = open.map(({ due }) => ((due?.getTime() ?? now) - now) / 60_000)
    const late = minutes.filter((left) => left < 0).length
    const soon = minutes.filter((left) => left >= 0 && left < 100).length
    expect(late).toBeGreaterThan(2)
    expect(late).toBeLessThan(9)
    expect(soon).toBeGreaterThan(6)
    expect(open.length - late - soon).toBeGreaterThan(open.length / 2)
    const hands = new Set(open.map(({ alias }) => alias))
    for (const alias of [null, 'Joris', 'Sanne', 'Mehmet', 'Joyce', 'Noor', 'Jelle']) expect(hands).toContain(alias)
  })

  test('colleagues are there, in their teams, with what they know about, and nobody can come in as one of them', async () => {
    const people = await rows<{ name: string; teams: string[]; knows: string[]; password: boolean; mail: string }>(sql`
      select a.name, a.email as mail,
        array(select t.name from team_member m join team t on t.id = m.team_id where m.agent_id = a.id order by 1) as teams,
        array(select l.name from agent_skill s join label l on l.id = s.label_id where s.agent_id = a.id order by 1) as knows,
        exists (select 1 from sign_in_credential c where c.user_id = a.id) as password
      from agent a`)
    const staff = people.filter(({ mail }) => mail !== 'joris@example.org')
    expect(staff.length).toBe(6)
    for (const one of staff) {
      expect(one.teams.length, one.name).toBeGreaterThan(0)
      expect(one.knows.length, one.name).toBeGreaterThan(0)
      expect(one).toMatchObject({ password: false, mail: expect.stringMatching(/@demo\.vonkenvezel\.example$/) })
    }
    expect(new Set(staff.flatMap(({ teams }) => teams))).toEqual(new Set(['Service', 'PR', 'Marketing', 'Verkoop']))
  })

  test('what they promised, noted and keep at hand is there, and no rule does anything yet', async () => {
    const [n] = await rows<Record<string, number>>(sql`
      select (select count(*) from canned)::int as canned, (select count(*) from view)::int as views,
        (select count(*) from note)::int as notes, (select count(*) from task where kind = 'commitment')::int as commitments,
        (select count(*) from task where kind = 'task')::int as tasks, (select count(*) from rule)::int as rules`)
    for (const [what, count] of Object.entries(n ?? {})) expect(count, what).toBeGreaterThan(1)
    expect(await rows(sql`select id from rule where enabled`)).toEqual([])
  })
})

describe('the history', () => {
  const now = new Date('2026-11-21T13:00:00Z')
  const midnight = new Date('2026-11-19T23:00:00Z')

  test('is the same every time: what was said in order, nothing later than now, over two months', () => {
    const steps = history(now, midnight)
    expect(history(now, midnight)).toEqual(steps)
    const times = steps.map(({ at }) => at.getTime())
    const said = steps.filter(({ does }) => does === 'arrive').map(({ at }) => at.getTime())
    expect(said).toEqual(said.toSorted((a, b) => a - b))
    expect(Math.max(...times)).toBeLessThan(now.getTime())
    expect((now.getTime() - Math.min(...times)) / 86_400_000).toBeGreaterThan(58)
  })

  test('that was cut off goes on where it was, and nothing comes twice', async () => {
    const house = await openHouse()
    // At the very same moment: some of it is told in minutes ago, and a day ends at midnight.
    house.wait(demo.house.ctx.clock().getTime() - house.ctx.clock().getTime())
    await house.owner()
    const { id } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    for (const lives of [3, 8]) {
      let n = 0
      const config = {
        ...house.ctx.config,
        get limits() {
          if (++n > lives) throw new Error('killed')
          return house.ctx.config.limits
        },
      }
      await expect(loadDemo({ ...house.ctx, config }, id)).rejects.toThrow('killed')
    }
    await loadDemo(house.ctx, id)
    const resumed = await stored(house.ctx, id)
    // The ids of our own replies are made anew in each house; channels and teams are told apart by theirs, so counters stand in any order.
    const plain = (part: unknown) => JSON.stringify(part).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    const comparable = ({ events: _events, queues = [], days = [], ...rest }: typeof resumed) =>
      plain(rest) + [...queues, ...days].map(plain).sort()
    expect(comparable(resumed)).toBe(comparable(justLoaded))
    await house.close()
  })

  test('is talked about on an open network: overheard, none of it work, and met by the terms that came with it', async () => {
    const { ctx } = demo.house
    while (await followTerms(ctx, demo.organisationId));
    while (await lookBack(ctx, demo.organisationId));
    const around = await rows<{ n: number; mine: number }>(sql`
      select count(*)::int as n, count(conversation_id)::int as mine from message m
      join channel c on c.organisation_id = m.organisation_id and c.id = m.channel_id
      where c.kind = 'bluesky' and m.organisation_id = ${demo.organisationId}`)
    expect(around[0]?.n).toBeGreaterThan(45)
    expect(around[0]?.mine).toBe(0)
    const groups = await rows<{ name: string; n: number }>(sql`
      select g.name, count(h.message_id)::int as n from term_group g
      left join hit h on h.organisation_id = g.organisation_id and h.group_id = g.id
      where g.organisation_id = ${demo.organisationId} group by g.name order by g.name`)
    expect(groups.map(({ n }) => n > 4)).toEqual([true, true, true, true])
  })

  test('is spoken of enough for a rating in most weeks, and for a share of voice beside its competitor', async () => {
    const { ctx } = demo.house
    while (await followBrand(ctx, demo.organisationId));
    const { weeks, topics } = await readBrand(ctx, demo.organisationId, 9, { kind: 'all' })
    expect(weeks[0]?.of.map(({ competitor }) => competitor)).toEqual([null, 'Netwijs'])
    expect(weeks.filter(({ of }) => of[0]?.rating.tooFew === false).length).toBeGreaterThan(6)
    expect(weeks.filter(({ of }) => of[1]?.share.tooFew === false).length).toBeGreaterThan(6)
    expect(topics.length).toBeGreaterThan(3)
    if (process.env.SHOW) for (const one of weeks) console.log(one.week, JSON.stringify(one.of))
  })
})
