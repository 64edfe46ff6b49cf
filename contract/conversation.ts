import * as z from 'zod/mini'
import { boost } from './boost.ts'
import { delivery, sentChange } from './delivery.ts'
import { byId, cursor, endpoint, id, page, time, whole } from './endpoint.ts'
import { dangers, judgement, sentiments, traits } from './judgement.ts'
import { spread } from './spread.ts'

export const workStates = ['open', 'pending', 'snoozed', 'answered'] as const
export const customerWords = ['none', 'proposed', 'agreed', 'refused', 'silent'] as const
export const situations = ['calm', 'in dialogue', 'painful', 'waiting for us', 'agreed', 'farewell'] as const

export const conversation = z.object({
  id,
  number: z.number(),
  version: z.number(),
  /** How many messages it holds; a reply names it, so that the server can refuse a stale answer. */
  said: z.number(),
  subject: z.string(),
  snippet: z.string(),
  workState: z.enum(workStates),
  customerWord: z.enum(customerWords),
  situation: z.enum(situations),
  /** Which of its labels mean that a complaint is going on, and its situation with one and without: a label may change its meaning. */
  complaint: z.object({ labelIds: z.array(id), with: z.enum(situations), without: z.enum(situations) }),
  history: z.boolean(),
  channel: z.object({ id, kind: z.string(), name: z.string(), demo: z.boolean() }),
  contact: z.object({ id, name: z.string() }),
  agent: z.nullable(z.object({ id, alias: z.string(), face: z.nullable(z.string()) })),
  team: z.nullable(z.object({ id, name: z.string() })),
  contactCount: z.number(),
  lastDirection: z.enum(['in', 'out']),
  openedAt: time,
  lastMessageAt: time,
  waitsSince: z.nullable(time),
  dueAt: z.nullable(time),
  boost: z.optional(z.nullable(boost)),
  labelIds: z.array(id),
  followerIds: z.array(id),
  /** Set aside until then; null with the state `snoozed` is until the customer says something. */
  snoozedUntil: z.nullable(time),
  /** It goes on as part of that one. */
  mergedInto: z.nullable(id),
  /** A sign of danger that nobody denied: a card says what to do, and it is never handed out by "next". */
  danger: z.optional(z.nullable(z.enum(dangers))),
  /** The one thing about what the customer said last that is worth a sign in a list. */
  sign: z.optional(z.nullable(z.enum(traits))),
  /** What is read from what the customer said last: how it sounds, and what it is. */
  reads: z.optional(z.array(z.enum([...sentiments, ...traits]))),
})
export type Conversation = z.infer<typeof conversation>

export const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  inline: z.boolean(),
  /** What there is to see, for who cannot see it. */
  alt: z.optional(z.nullable(z.string())),
})

export const message = z.object({
  id,
  version: z.number(),
  conversationId: z.nullable(id),
  seq: z.number(),
  direction: z.enum(['in', 'out']),
  visibility: z.enum(['public', 'followers', 'direct', 'phone']),
  state: z.enum(['present', 'edited', 'deleted']),
  automatic: z.nullable(z.enum(['auto-reply', 'bounce', 'loop', 'list'])),
  /** False: the channel has reason to doubt that this person wrote it. */
  trusted: z.boolean(),
  author: z.object({
    name: z.string(),
    handle: z.nullable(z.string()),
    url: z.nullable(z.string()),
    agentId: z.nullable(id),
    accountId: z.nullable(id),
    face: z.nullable(z.string()),
  }),
  audience: z.array(z.string()),
  subject: z.nullable(z.string()),
  text: z.string(),
  quotedFrom: z.nullable(z.number()),
  hasHtml: z.boolean(),
  attachments: z.array(attachment),
  canReply: z.object({ ok: z.boolean(), reason: z.optional(z.string()), until: z.optional(time) }),
  /** Where everybody can read it. */
  url: z.nullable(z.string()),
  /** Of a review: how many of how many. */
  rating: z.nullable(z.object({ value: z.number(), best: z.number(), worst: z.number() })),
  /** Not written but said, and written down here: by whom, where, and how long the call was. */
  logged: z.nullable(
    z.object({
      by: z.nullable(z.string()),
      byId: z.optional(z.nullable(id)),
      where: z.nullable(z.string()),
      call: z.nullable(z.object({ seconds: z.nullable(z.number()), missed: z.boolean() })),
    }),
  ),
  delivery: z.nullable(delivery),
  /** The last thing done to an answer of ours after it left. */
  change: z.optional(z.nullable(sentChange)),
  /** What was read from it; null where there is nothing to judge, it is ours, or it waits for it. */
  judgement: z.optional(z.nullable(judgement)),
  /** What came of it in public and may still come; null as long as that is nothing to speak of. */
  spread: z.optional(z.nullable(spread)),
  publishedAt: time,
  receivedAt: time,
})
export type Message = z.infer<typeof message>

/** Newest last; `before` asks for the page before the oldest one shown, `after` for the one after the newest; null at the ends. */
export const messagePage = z.object({ items: z.array(message), before: z.nullable(cursor), after: z.nullable(cursor) })

const oneId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** What one asks the queue; without a state it is open work. Whatever is left out may be anything. */
export const filters = z.object({
  state: z.optional(z.enum([...workStates, 'all'])),
  owner: z.optional(z.enum(['mine', 'nobody', 'anybody'])),
  /** Of this agent; goes before `owner`. */
  agent: z.optional(id),
  team: z.optional(id),
  channel: z.optional(id),
  /** With all of these labels: ids with a comma between them. */
  labels: z.optional(z.string().check(z.regex(new RegExp(`^${oneId}(?:,${oneId}){0,9}$`)))),
  /** The customer came to us at least so often about it. */
  contacts: z.optional(whole(2, 99)),
  /** What the customer said last sounds like this, and is this. */
  sentiment: z.optional(z.enum(sentiments)),
  trait: z.optional(z.enum(traits)),
  /** What I follow; and open work that is past its moment. */
  following: z.optional(z.literal('me')),
  late: z.optional(z.literal('yes')),
  /** A saved view, which says all the rest. */
  view: z.optional(id),
})
export type Filters = z.infer<typeof filters>

/**
 * Open work is ordered by what is due first, everything else by what happened last. A request reads a bounded part of the queue: of a
 * rare combination a page may be short, or empty, and `next` still say that there may be more.
 */
export const listConversations = endpoint({
  method: 'GET',
  path: '/api/v1/conversations',
  summary: 'A page of the queue',
  needs: 'conversation.read',
  query: z.extend(filters, { after: z.optional(cursor), limit: z.optional(whole(1, 100)) }),
  answer: z.extend(page(conversation), { position: z.number() }),
})

export const queueCounts = z.object({
  open: z.object({ mine: z.number(), nobody: z.number(), anybody: z.number() }),
  pending: z.number(),
  snoozed: z.number(),
  answered: z.number(),
  /** Open work of each team, and how much of it is nobody's. */
  teams: z.record(id, z.object({ open: z.number(), nobody: z.number() })),
  /** Everything with a label, in a view that I see, and (under my own id) what I follow. */
  lists: z.record(id, z.number()),
  /** Views that are being filled, and how far they are: 0 to 1. */
  filling: z.record(id, z.number()),
})
export type QueueCounts = z.infer<typeof queueCounts>
export const countConversations = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/counts',
  summary: 'How much work stands in each queue (kept on write, never scanned)',
  needs: 'conversation.read',
  answer: queueCounts,
})

export const readConversation = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/{id}',
  summary: 'One conversation with its newest messages',
  needs: 'conversation.read',
  params: byId,
  answer: z.object({ conversation, messages: messagePage, position: z.number() }),
})

export const listMessages = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/{id}/messages',
  summary: 'Part of a conversation: its end, what stands before or after a place, or around a message',
  needs: 'conversation.read',
  params: byId,
  query: z.object({
    before: z.optional(cursor),
    after: z.optional(cursor),
    /** The id of a message. */
    around: z.optional(id),
    limit: z.optional(whole(1, 200)),
  }),
  answer: messagePage,
})

export const changeConversation = endpoint({
  method: 'PATCH',
  path: '/api/v1/conversations/{id}',
  summary: 'Take, hand back, or set the work state; `batchId` undoes it, null when it was like that already',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    agentId: z.optional(z.nullable(id)),
    /** Only what an agent may say; the customer's word is the customer's. */
    workState: z.optional(z.enum(['open', 'pending', 'answered'])),
  }),
  answer: z.extend(conversation, { batchId: z.nullable(id) }),
})

/** Something one can do to conversations other than speaking in them; `follow` is about the one who asks. */
export const change = z.discriminatedUnion('do', [
  z.object({ do: z.literal('assign'), agentId: z.nullable(id) }),
  z.object({ do: z.literal('move'), teamId: z.nullable(id) }),
  z.object({ do: z.literal('set'), workState: z.enum(['open', 'pending', 'answered']) }),
  z.object({ do: z.literal('snooze'), until: z.nullable(time) }),
  z.object({ do: z.literal('label'), add: z.array(id), remove: z.array(id) }),
  z.object({ do: z.literal('follow'), on: z.boolean() }),
])
export type Change = z.infer<typeof change>

export const changeConversations = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/changes',
  summary: 'Do something to one or many conversations at once; all of it is undone with the batch',
  needs: 'conversation.answer',
  body: z.object({
    ids: z.array(id).check(z.minLength(1), z.maxLength(500)),
    changes: z.array(change).check(z.minLength(1), z.maxLength(20)),
  }),
  /** `changed` leaves out what was like that already. */
  answer: z.object({ batchId: id, changed: z.array(id) }),
})

export const undoChanges = endpoint({
  method: 'POST',
  path: '/api/v1/changes/{id}/undo',
  summary: 'Undo what was done in one go; what somebody changed since stays as it is',
  needs: 'conversation.answer',
  params: byId,
  answer: z.object({ undone: z.number(), kept: z.number() }),
})

export const via = z.object({
  channelId: id,
  network: z.string().check(z.maxLength(60)),
  id: z.string().check(z.minLength(1), z.maxLength(512)),
})

export const sendReply = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/{id}/replies',
  summary: 'Answer. Refused with 409 and what is new when somebody said something since `said`',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    text: z.string().check(z.regex(/\S/, 'holds no words'), z.maxLength(100_000)),
    said: z.number(),
    /** Made by the client once per reply: sending the same one twice is sending it once. */
    key: z.string().check(z.minLength(8), z.maxLength(100)),
    /** The draft that is sent: it is gone with it, and its files named here go along. */
    draftId: z.optional(id),
    files: z.optional(z.array(id).check(z.maxLength(100))),
    /** Another way to the same contact; see `listWays`. Absent: where they last spoke. */
    via: z.optional(z.nullable(via)),
    /** A private conversation may go on in public only when its writer says so. */
    openly: z.optional(z.boolean()),
    /** Done to the conversation once the answer has left. */
    changes: z.optional(z.array(change).check(z.maxLength(20))),
  }),
  answer: z.object({ conversation, message }),
  status: 201,
})

/** What a stale answer gets back, under `news` of the problem. */
export const staleNews = z.object({ conversation, messages: z.array(message) })
export type StaleNews = z.infer<typeof staleNews>

export const undoReply = endpoint({
  method: 'POST',
  path: '/api/v1/replies/{id}/undo',
  summary: 'Take a reply back while it has not left; answers with its text',
  needs: 'conversation.answer',
  params: byId,
  answer: z.object({ text: z.string(), conversation, message }),
})

export const settleReply = endpoint({
  method: 'POST',
  path: '/api/v1/replies/{id}/settle',
  summary: 'A person decides about a reply of which the outcome is unknown, or that failed or came too late',
  needs: 'conversation.answer',
  params: byId,
  /** `said` as for a new answer: what came in since is read before the same words are sent again. */
  body: z.object({ as: z.enum(['it was sent', 'send again', 'let it go']), said: z.number() }),
  answer: z.object({ conversation, message }),
})
