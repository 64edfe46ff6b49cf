/** Invented objects of the contract, whole and valid, for the tests of the pages. */
import type { ArrivalDay } from '../../contract/arrival.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Conversation, Message } from '../../contract/conversation.ts'
import type { LiveEvent } from '../../contract/live.ts'
import type { Agent } from '../../contract/organisation.ts'

const kinds = ['conversation', 'message', 'channel', 'agent', 'account', 'contact'] as const

/** The same id for the same kind and number; ids of one kind sort by number. */
export function id(kind: (typeof kinds)[number], n: number): string {
  return `00000000-0000-7000-8000-${kinds.indexOf(kind)}${String(n).padStart(11, '0')}`
}

/** Minutes after eight in the evening. */
export const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 21, 20, minutes)).toISOString()

export function conversationOf(n: number, part: Partial<Conversation> = {}): Conversation {
  return {
    id: id('conversation', n),
    number: n,
    version: 1,
    said: 1,
    subject: `Vraag ${n}`,
    snippet: 'Goedenavond',
    workState: 'open',
    customerWord: 'none',
    situation: 'waiting for us',
    complaint: { labelIds: [], with: 'painful', without: 'waiting for us' },
    history: false,
    channel: { id: id('channel', 1), kind: 'email', name: 'Klantenservice', demo: false },
    contact: { id: id('contact', n), name: `Klant ${n}` },
    agent: null,
    team: null,
    contactCount: 1,
    lastDirection: 'in',
    openedAt: at(n),
    lastMessageAt: at(n),
    waitsSince: at(n),
    dueAt: at(n + 60),
    labelIds: [],
    followerIds: [],
    snoozedUntil: null,
    mergedInto: null,
    ...part,
  }
}

export function messageOf(conversation: number, n: number, part: Partial<Message> = {}): Message {
  return {
    id: id('message', n),
    version: 1,
    conversationId: id('conversation', conversation),
    seq: n,
    direction: 'in',
    visibility: 'direct',
    state: 'present',
    automatic: null,
    trusted: true,
    author: { name: 'Fatima', handle: null, url: null, agentId: null, accountId: id('account', 1), face: null },
    audience: [],
    subject: null,
    text: 'Goedenavond',
    quotedFrom: null,
    hasHtml: false,
    attachments: [],
    canReply: { ok: true },
    url: null,
    rating: null,
    logged: null,
    delivery: null,
    publishedAt: at(n),
    receivedAt: at(n),
    ...part,
  }
}

export function channelOf(n: number, part: Partial<Channel> = {}): Channel {
  return {
    id: id('channel', n),
    version: 1,
    kind: 'email',
    name: 'Klantenservice',
    address: 'hallo@voltmeer.example',
    enabled: true,
    demo: false,
    team: null,
    promiseMinutes: 240,
    settings: {},
    secretsSet: [],
    listening: null,
    ...part,
  }
}

export function agentOf(n: number, part: Partial<Agent> = {}): Agent {
  return {
    id: id('agent', n),
    version: 1,
    name: 'Sanne Visser',
    alias: 'Sanne',
    email: 'sanne@voltmeer.example',
    role: 'agent',
    signature: '',
    face: null,
    language: null,
    extension: null,
    active: true,
    ...part,
  }
}

export function dayOf(n: number, part: Partial<ArrivalDay> = {}): ArrivalDay {
  return {
    channel: { id: id('channel', n), kind: 'email', name: 'Klantenservice', demo: false },
    day: '2026-11-21',
    received: 0,
    shown: 0,
    revision: 0,
    duplicate: 0,
    echo: 0,
    refused: 0,
    inFlight: 0,
    ...part,
  }
}

export const eventOf = (position: number, part: Partial<LiveEvent>): LiveEvent => ({
  position,
  kind: 'conversation.changed',
  version: 1,
  objectId: id('conversation', 1),
  at: '2026-11-21T20:00:00.000Z',
  agentId: null,
  now: {},
  ...part,
})
