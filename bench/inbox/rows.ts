/**
 * The rows of an invented house with a long past: six channels of very different size, twenty agents, two years, and in the first of
 * them a week in which eight of a hundred conversations were held.
 */
import { type Chance, chanceFrom } from '../kit/chance.ts'
import type { Row } from '../kit/copy.ts'
import { inventLanguage, type Language } from './language.ts'

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
  language: Language
}

/** A conversation as its messages need it; `contact` is the place among the contacts. */
export type Said = { i: number; id: string; contact: number; channel: string; thread: string; at: Date; many: number }

const day = 86_400_000
const share = { open: 0.1, pending: 0.05, ofNobody: 0.3 }
const perConversation = 3
/** When the bad week begins, as a share of the time and of the conversations; and how many it holds. */
const burst = { at: 0.25, holds: 0.08 }

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
    language: inventLanguage(chance),
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

export function* contactRows(past: Past): Generator<Row> {
  const { organisation_id, contacts, began } = past
  for (const [i, id] of contacts.entries()) yield { organisation_id, id, name: nameOf(past, i), created_at: began }
}

export function nameOf({ language: { firstNames, lastNames } }: Past, contact: number): string {
  return `${firstNames[contact % firstNames.length]} ${lastNames[(contact * 7919) % lastNames.length]}`
}

const isInBurst = ({ threads }: Past, i: number) => {
  const part = i / threads.length
  return part >= burst.at && part < burst.at + burst.holds
}

/** One after the other through the two years, and many in the bad week. */
function momentOf(past: Past, i: number): Date {
  const { from, until } = past.spoken
  const part = i / past.threads.length
  const after = (until - from) * burst.at
  if (part < burst.at) return new Date(from + (part / burst.at) * after)
  if (isInBurst(past, i)) return new Date(from + after + ((part - burst.at) / burst.holds) * 7 * day)
  const left = until - from - after - 7 * day
  return new Date(until - ((1 - part) / (1 - burst.at - burst.holds)) * left)
}

export function textOf(past: Past, { i }: { i: number }, seq: number): string {
  const { texts, burstTexts } = past.language
  const from = isInBurst(past, i) && (i + seq) % 10 < 7 ? burstTexts : texts
  return from[(i * 7919 + seq * 104_729) % from.length] ?? ''
}

export const subjectOf = (past: Past, of: { i: number }) => textOf(past, of, 1).split(' ').slice(0, 6).join(' ')

/** The message has the id of its conversation, but for its version. */
export const messageId = (conversation: string, seq: number) =>
  `${conversation.slice(0, 14)}${seq}${conversation.slice(15)}`

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

/** @param said gets what the messages need to know */
export function* conversationRows(past: Past, said: Said[]): Generator<Row> {
  const { organisation_id, threads, contacts, agents, chance, newId } = past
  const within = ({ from, until }: Span) => new Date(from + chance.whole(until - from))
  for (const [i, thread_id] of threads.entries()) {
    const [id, channel_id, contact] = [newId(), channelOf(past, i), chance.whole(contacts.length)]
    const turn = chance.next()
    const work_state = turn < share.open ? 'open' : turn < share.open + share.pending ? 'pending' : 'answered'
    const open = work_state === 'open'
    const [last_message_at, many] = [momentOf(past, i), perConversation]
    said.push({ i, id, contact, channel: channel_id, thread: thread_id, at: last_message_at, many })
    yield {
      organisation_id,
      id,
      number: i + 1,
      token: id.replaceAll('-', ''),
      channel_id,
      thread_id,
      contact_id: contacts[contact] ?? '',
      matter_id: id,
      subject: subjectOf(past, { i }),
      snippet: textOf(past, { i }, many).slice(0, 160),
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

/** An account has the id of its contact here. */
export function* accountRows(past: Past): Generator<Row> {
  const { organisation_id, began, contacts } = past
  const seen = { first_seen: began, last_seen: began }
  for (const [i, id] of contacts.entries())
    yield {
      organisation_id,
      id,
      network: 'forum',
      external_id: id,
      name: nameOf(past, i),
      handle: `klant${i}`,
      ...seen,
    }
}

export function* claimRows({ organisation_id, began, contacts }: Past): Generator<Row> {
  for (const id of contacts)
    yield { organisation_id, id, account_id: id, contact_id: id, evidence: 'same account', strength: 1, since: began }
}

export function* messageRows(past: Past, said: readonly Said[]): Generator<Row> {
  const { organisation_id, contacts } = past
  const fingerprint = Buffer.alloc(16)
  for (const one of said)
    for (let seq = 1; seq <= one.many; seq++) {
      const when = new Date(one.at.getTime() - (one.many - seq) * 3_600_000)
      yield {
        organisation_id,
        id: messageId(one.id, seq),
        channel_id: one.channel,
        external_id: `${one.id} ${seq}`,
        thread_id: one.thread,
        conversation_id: one.id,
        account_id: contacts[one.contact] ?? '',
        seq,
        direction: seq % 2 ? 'in' : 'out',
        visibility: 'direct',
        state: 'present',
        revision: 0,
        fingerprint,
        text: textOf(past, one, seq),
        published_at: when,
        received_at: when,
      }
    }
}
