/** A million conversations by COPY: six channels of very different size, twenty agents, two years. */
import type pg from 'pg'
import type { Context } from '../../server/context.ts'
import type { Run } from '../kit/bench.ts'
import { type Chance, chanceFrom } from '../kit/chance.ts'
import { copyRows, type Row, withoutIndexes } from '../kit/copy.ts'
import { textOf } from '../kit/messages.ts'

type Span = { from: number; until: number }
export type Seeded = {
  organisationId: string
  /** The owner, who is signed in. */
  agentId: string
  channels: string[]
  conversations: number
  messages: number
  /** Conversations that hold messages; the others are only there to be in the way. */
  withMessages: string[]
  due: Span
  spoken: Span
}

const day = 86_400_000
const share = { open: 0.1, pending: 0.05, withMessages: 0.1, ofNobody: 0.3 }

export async function seed(run: Run, client: pg.Client, ctx: Context, n: number): Promise<Seeded> {
  const chance = chanceFrom(3)
  const now = ctx.clock().getTime()
  const { rows } = await client.query<{ organisation_id: string; id: string }>('select organisation_id, id from agent')
  const [owner] = rows
  if (!owner) throw new Error('nobody lives in this house')
  const organisation_id = owner.organisation_id
  const some = (many: number) => Array.from({ length: many }, () => ctx.newId())
  const [agents, channels, contacts] = [[owner.id, ...some(19)], some(6), some(Math.ceil(n / 3))]
  const at = new Date(now - 730 * day)
  const spoken = { from: at.getTime(), until: now }
  const due = { from: now - 10 * day, until: now + day }
  const withMessages: string[] = []
  const threads = some(n)
  const mine = { organisation_id, created_at: at }

  const put = async (table: string, of: Iterable<Row>) => {
    run.say(`seeding ${table}`)
    await withoutIndexes(client, table, () => copyRows(client, table, of))
  }
  await client.query('begin')
  await client.query("set local maintenance_work_mem = '512MB'")
  await put(
    'agent',
    agents
      .slice(1)
      .map((id, i) => ({ ...mine, id, name: `Agent ${i}`, alias: `Agent ${i}`, email: `${i}@x.org`, role: 'agent' })),
  )
  await put(
    'channel',
    channels.map((id, i) => ({
      ...mine,
      id,
      kind: 'api',
      name: `Kanaal ${i}`,
      address: `kanaal-${i}`,
      settings: '{}',
    })),
  )
  await put(
    'contact',
    map(contacts, (id, i) => ({ ...mine, id, name: `Klant ${i}` })),
  )
  const accounts = { first_seen: at, last_seen: at, network: 'forum' }
  await put(
    'account',
    map(contacts, (id, i) => ({ organisation_id, id, external_id: `klant-${i}`, name: `Klant ${i}`, ...accounts })),
  )
  // A third of the contacts would do; every conversation has a thread of its own.
  const channelOf = new Map<string, string>()
  await put(
    'thread',
    map(threads, (id) => {
      const channel_id = skewed(chance, channels)
      channelOf.set(id, channel_id)
      return { ...mine, id, channel_id }
    }),
  )
  const said = new Map<string, { contact: string; channel: string; thread: string; at: Date; many: number }>()
  await put(
    'conversation',
    map(threads, (thread_id, i) => {
      const id = ctx.newId()
      const row = conversation(chance, { id, number: i + 1, contacts, agents, spoken, due })
      const channel_id = channelOf.get(thread_id) ?? ''
      if (chance.next() < share.withMessages) {
        withMessages.push(id)
        said.set(id, {
          contact: row.contact_id,
          channel: channel_id,
          thread: thread_id,
          at: row.last_message_at,
          many: row.said,
        })
      }
      return { organisation_id, thread_id, channel_id, ...row }
    }),
  )
  let messages = 0
  await put(
    'message',
    (function* () {
      for (const [conversation_id, one] of said)
        for (let seq = 1; seq <= one.many; seq++) {
          messages++
          yield {
            organisation_id,
            id: ctx.newId(),
            channel_id: one.channel,
            external_id: `m-${messages}`,
            thread_id: one.thread,
            conversation_id,
            account_id: one.contact,
            seq,
            direction: seq % 2 ? 'in' : 'out',
            visibility: 'direct',
            state: 'present',
            revision: 0,
            fingerprint: Buffer.alloc(16),
            text: textOf(chance),
            published_at: new Date(one.at.getTime() - (one.many - seq) * 3_600_000),
            received_at: new Date(one.at.getTime() - (one.many - seq) * 3_600_000),
          }
        }
    })(),
  )
  await client.query("update counter set value = $2 where organisation_id = $1 and name = 'conversation'", [
    organisation_id,
    n,
  ])
  await client.query('commit')
  run.say('analyze')
  await client.query('analyze')
  return {
    organisationId: organisation_id,
    agentId: owner.id,
    channels,
    conversations: n,
    messages,
    withMessages,
    due,
    spoken,
  }
}

function* map<T>(list: readonly T[], row: (item: T, i: number) => Row): Generator<Row> {
  for (const [i, item] of list.entries()) yield row(item, i)
}

/** Half of it to the first, a quarter to the second, and so on. */
function skewed(chance: Chance, list: readonly string[]): string {
  return list[Math.min(list.length - 1, Math.floor(-Math.log2(1 - chance.next())))] ?? ''
}

function conversation(
  chance: Chance,
  of: { id: string; number: number; contacts: string[]; agents: string[]; spoken: Span; due: Span },
) {
  const turn = chance.next()
  const work_state = turn < share.open ? 'open' : turn < share.open + share.pending ? 'pending' : 'answered'
  const open = work_state === 'open'
  const within = ({ from, until }: Span) => new Date(from + chance.whole(until - from))
  const last_message_at = within(of.spoken)
  const text = textOf(chance)
  return {
    id: of.id,
    number: of.number,
    token: of.id.replaceAll('-', ''),
    contact_id: chance.pick(of.contacts),
    matter_id: of.id,
    subject: text.slice(0, 40),
    snippet: text.slice(0, 160),
    work_state,
    agent_id: chance.next() < share.ofNobody ? null : chance.pick(of.agents),
    said: 2 + chance.whole(2),
    opened_at: last_message_at,
    last_message_at,
    last_direction: open ? 'in' : 'out',
    waits_since: open ? last_message_at : null,
    due_at: open ? within(of.due) : null,
  }
}
