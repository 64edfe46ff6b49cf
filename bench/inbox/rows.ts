/** The rows of an invented house with a long past: six channels of very different size, twenty agents, two years. */
import { type Chance, chanceFrom } from '../kit/chance.ts'
import type { Row } from '../kit/copy.ts'
import { textOf } from '../kit/messages.ts'

export type Span = { from: number; until: number }

export type Past = {
  organisation_id: string
  newId: () => string
  chance: Chance
  /** The first of them is the owner, who is there already. */
  agents: string[]
  channels: string[]
  contacts: string[]
  /** One for each conversation. */
  threads: string[]
  began: Date
  due: Span
  spoken: Span
  texts: string[]
}

/** A conversation that holds messages; the others are only there to be in the way. */
export type Said = { id: string; contact: string; channel: string; thread: string; at: Date; many: number }

const day = 86_400_000
const share = { open: 0.1, pending: 0.05, withMessages: 0.04, ofNobody: 0.3 }

export function pastOf(
  of: { organisation_id: string; owner: string; newId: () => string; now: number },
  n: number,
): Past {
  const { organisation_id, owner, newId, now } = of
  const chance = chanceFrom(3)
  const some = (many: number) => Array.from({ length: many }, newId)
  return {
    organisation_id,
    newId,
    chance,
    agents: [owner, ...some(19)],
    channels: some(6),
    contacts: some(Math.ceil(n / 3)),
    threads: some(n),
    began: new Date(now - 730 * day),
    due: { from: now - 10 * day, until: now + day },
    spoken: { from: now - 730 * day, until: now },
    texts: Array.from({ length: 1000 }, () => textOf(chance)),
  }
}

export function* agentRows({ organisation_id, agents, began }: Past): Generator<Row> {
  for (const [i, id] of agents.slice(1).entries()) {
    const name = `Agent ${i}`
    yield { organisation_id, id, name, alias: name, email: `agent-${i}@example.org`, role: 'agent', created_at: began }
  }
}

export function* channelRows({ organisation_id, channels, began }: Past): Generator<Row> {
  for (const [i, id] of channels.entries()) {
    const address = `kanaal-${i}`
    yield { organisation_id, id, kind: 'api', name: `Kanaal ${i}`, address, settings: '{}', created_at: began }
  }
}

export function* contactRows({ organisation_id, contacts, began }: Past): Generator<Row> {
  for (const [i, id] of contacts.entries()) yield { organisation_id, id, name: `Klant ${i}`, created_at: began }
}

/** Half of it on the first channel, a quarter on the second, and so on. */
export function channelOf({ channels, threads }: Past, i: number): string {
  const upTo = 1 - (i + 0.5) / threads.length
  return channels[Math.min(channels.length - 1, Math.floor(-Math.log2(upTo)))] ?? ''
}

export function* threadRows(past: Past): Generator<Row> {
  const { organisation_id, threads, began } = past
  for (const [i, id] of threads.entries())
    yield { organisation_id, id, channel_id: channelOf(past, i), created_at: began }
}

/** @param said gets those that will hold messages */
export function* conversationRows(past: Past, said: Said[]): Generator<Row> {
  const { organisation_id, threads, contacts, agents, chance, texts, newId } = past
  const within = ({ from, until }: Span) => new Date(from + chance.whole(until - from))
  for (const [i, thread_id] of threads.entries()) {
    const [id, channel_id, contact_id] = [newId(), channelOf(past, i), chance.pick(contacts)]
    const turn = chance.next()
    const work_state = turn < share.open ? 'open' : turn < share.open + share.pending ? 'pending' : 'answered'
    const open = work_state === 'open'
    const [last_message_at, many, text] = [within(past.spoken), 2 + chance.whole(2), chance.pick(texts)]
    if (chance.next() < share.withMessages)
      said.push({ id, contact: contact_id, channel: channel_id, thread: thread_id, at: last_message_at, many })
    yield {
      organisation_id,
      id,
      number: i + 1,
      token: id.replaceAll('-', ''),
      channel_id,
      thread_id,
      contact_id,
      matter_id: id,
      subject: text.slice(0, 40),
      snippet: text.slice(0, 160),
      work_state,
      agent_id: chance.next() < share.ofNobody ? null : chance.pick(agents),
      said: many,
      opened_at: last_message_at,
      last_message_at,
      last_direction: open ? 'in' : 'out',
      waits_since: open ? last_message_at : null,
      due_at: open ? within(past.due) : null,
    }
  }
}

/** The accounts behind the conversations that hold messages; an account has the id of its contact here. */
export function* accountRows({ organisation_id, began }: Past, said: readonly Said[]): Generator<Row> {
  const seen = { first_seen: began, last_seen: began }
  for (const id of new Set(said.map(({ contact }) => contact)))
    yield { organisation_id, id, network: 'forum', external_id: id, name: 'Klant', ...seen }
}

export function* messageRows({ organisation_id, newId, chance, texts }: Past, said: readonly Said[]): Generator<Row> {
  for (const { id, channel, contact, thread, at, many } of said)
    for (let seq = 1; seq <= many; seq++) {
      const when = new Date(at.getTime() - (many - seq) * 3_600_000)
      yield {
        organisation_id,
        id: newId(),
        channel_id: channel,
        external_id: `${id} ${seq}`,
        thread_id: thread,
        conversation_id: id,
        account_id: contact,
        seq,
        direction: seq % 2 ? 'in' : 'out',
        visibility: 'direct',
        state: 'present',
        revision: 0,
        fingerprint: Buffer.alloc(16),
        text: chance.pick(texts),
        published_at: when,
        received_at: when,
      }
    }
}
