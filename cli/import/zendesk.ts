/**
 * Zendesk, as its JSON export and its API give it: tickets with their comments (one a line, in a list, or page by page), with the people
 * inside the ticket or in a list of users of their own.
 */
import * as z from 'zod/mini'
import type { Aside, Noted } from './record.ts'
import { anyId, asMail, asPhone, asUrl, cutName, explain, maybe, moment, text } from './shape.ts'
import type { Said, Ticket } from './ticket.ts'

const user = z.object({ id: anyId, name: text, email: text, phone: text, role: text, verified: maybe(z.boolean()) })
export type User = z.infer<typeof user>

const via = z.object({
  channel: maybe(z.union([z.string(), z.number()])),
  source: maybe(z.object({ rel: text, from: maybe(z.object({ address: text, name: text, phone: text })) })),
})
type Via = z.infer<typeof via> | null | undefined
type From = NonNullable<NonNullable<Via>['source']>['from']
const comment = z.object({
  id: maybe(anyId),
  author_id: maybe(anyId),
  plain_body: text,
  body: text,
  public: maybe(z.boolean()),
  created_at: moment,
  via: maybe(via),
  attachments: maybe(z.array(z.object({ file_name: text, content_url: text }))),
})
type Comment = z.infer<typeof comment>
const ticket = z.object({
  id: anyId,
  subject: text,
  description: text,
  status: text,
  created_at: moment,
  requester_id: maybe(anyId),
  assignee_id: maybe(anyId),
  requester: maybe(user),
  submitter: maybe(user),
  assignee: maybe(user),
  collaborator: maybe(z.array(user)),
  tags: maybe(z.array(z.string())),
  via: maybe(via),
  satisfaction_rating: maybe(z.object({ score: text })),
  comments: maybe(z.array(z.unknown())),
})
type Read = z.infer<typeof ticket>

/** Who everybody is, by their id there. */
export type People = ReadonlyMap<string, User>

/** The tickets in this object; empty for pages of users, organisations and the like. */
export function fromZendesk(value: object, people: People): Ticket[] {
  return inside(value, ['tickets', 'ticket'])
    .filter((one) => 'status' in one && ('requester_id' in one || 'requester' in one))
    .map((one) => toTicket(one, people))
}

/** The people in this object. */
export function usersIn(value: object): User[] {
  return inside(value, ['users', 'user']).flatMap((one) => {
    const read = 'role' in one && !('status' in one) ? user.safeParse(one) : null
    return read?.success ? [read.data] : []
  })
}

function inside(value: object, keys: readonly string[]): object[] {
  const found = keys.map((key) => (value as Record<string, unknown>)[key]).find((one) => typeof one === 'object' && one)
  const all: unknown[] = Array.isArray(found) ? found : [found ?? value]
  return all.filter((one): one is object => typeof one === 'object' && one !== null)
}

function toTicket(value: object, people: People): Ticket {
  const read = ticket.safeParse(value)
  if (!read.success) {
    const id = String((value as { id?: unknown }).id ?? '')
    return {
      from: 'Zendesk',
      number: id,
      subject: '',
      said: [],
      notes: [],
      aside: [],
      broken: [{ id, why: explain(read.error) }],
    }
  }
  const held = read.data
  const { said, notes, aside, broken } = readComments(held, peopleOf(held, people))
  const score = held.satisfaction_rating?.score
  const rated = score && score !== 'unoffered' && score !== 'offered'
  return {
    from: 'Zendesk',
    number: held.id,
    subject: held.subject ?? '',
    said,
    notes,
    aside: [...aside, ...(rated ? [{ kind: 'rating' as const, id: held.id, why: `Rated there: ${score}.` }] : [])],
    broken,
    standing: { ...standingOf(held, people), labels: held.tags ?? [] },
  }
}

function peopleOf(
  { requester, submitter, assignee, collaborator }: Read,
  people: People,
): (id: string) => User | undefined {
  const own = [requester, submitter, assignee, ...(collaborator ?? [])].flatMap((one) => (one ? [one] : []))
  return (id) => own.find((one) => one.id === id) ?? people.get(id)
}

function readComments(
  held: Read,
  who: (id: string) => User | undefined,
): Pick<Ticket, 'said' | 'notes' | 'aside' | 'broken'> {
  const said: Said[] = []
  const notes: Noted[] = []
  const aside: Aside[] = []
  const broken: { id?: string; why: string }[] = []
  if (!held.comments || held.comments.length === 0)
    aside.push({ kind: 'other', id: held.id, why: 'The export has no comments of it: only its description came in.' })
  for (const [i, value] of (held.comments?.length ? held.comments : [firstWords(held)]).entries()) {
    const read = comment.safeParse(value)
    if (!read.success) {
      broken.push({ id: `${held.id}, comment ${i + 1}`, why: `comments[${i}].${explain(read.error)}` })
      continue
    }
    const id = read.data.id ? `comment/${read.data.id}` : `ticket/${held.id}/${i + 1}`
    if (read.data.public === false) notes.push(noteOf(id, read.data, who))
    else said.push(toSaid(id, read.data, held, who))
  }
  return { said, notes, aside, broken }
}

function noteOf(id: string, one: Comment, who: (id: string) => User | undefined): Noted {
  const writer = who(one.author_id ?? '')
  const by = { name: cutName(writer?.name) ?? '', email: asMail(writer?.email) }
  return { id, at: one.created_at, by, text: one.plain_body || one.body || '' }
}

/** Zendesk calls the first comment of a ticket its description too. */
const firstWords = ({ description, requester_id, requester, created_at, via }: Read) => ({
  body: description,
  author_id: requester_id ?? requester?.id,
  created_at: created_at.toISOString(),
  via,
})

function toSaid(id: string, one: Comment, held: Read, who: (id: string) => User | undefined): Said {
  const requester = held.requester_id ?? held.requester?.id ?? ''
  const author = one.author_id ?? requester
  const known = who(author)
  // Somebody of whom we know nothing else is one of those who answer.
  const ours = author !== requester && known?.role !== 'end-user'
  const how = one.via?.channel ? one.via : held.via
  // The address on the ticket is that of its requester, not of whoever joined them.
  const from = one.via?.channel || author === requester ? how?.source?.from : null
  return {
    id,
    at: one.created_at,
    ours,
    author: ours ? { network: 'zendesk', id: author, ...nameOf(known) } : customer(author, known, how, from),
    text: one.plain_body || one.body || '',
    files: (one.attachments ?? []).map(({ file_name, content_url }) => ({
      name: cutName(file_name) ?? 'bestand',
      url: asUrl(content_url) ?? '',
    })),
    visibility: visibilityOf(how),
  }
}

const nameOf = (known: User | undefined) => {
  const name = cutName(known?.name)
  return name ? { name } : {}
}

/** Whoever writes by mail is their address; another address counts only when Zendesk verified it. */
function customer(id: string, known: User | undefined, how: Via, from: From): Said['author'] {
  const mail = asMail(known?.email)
  const name = cutName(known?.name ?? from?.name)
  if (how?.channel === 'email' && (mail ?? asMail(from?.address))) {
    const address = mail ?? asMail(from?.address) ?? ''
    return { network: 'email', id: address, verifiedEmail: address, ...(name && { name }) }
  }
  const phone = how?.channel === 'voice' ? asPhone(from?.phone ?? known?.phone) : undefined
  return {
    network: 'zendesk',
    id,
    ...(name && { name }),
    ...(mail && { handle: mail.slice(0, 200) }),
    ...(mail && known?.verified && { verifiedEmail: mail }),
    ...(phone && { verifiedPhone: phone }),
  }
}

/** Voice is spoken; mentions and posts were read by everybody; the rest is between the two of us. */
function visibilityOf(how: Via): 'public' | 'direct' | 'phone' {
  if (how?.channel === 'voice') return 'phone'
  const rel = how?.source?.rel
  return rel === 'mention' || rel === 'post' || rel === 'comment' ? 'public' : 'direct'
}

const states = { new: 'open', open: 'open', pending: 'pending', hold: 'pending' } as const

function standingOf(
  { status, assignee, assignee_id }: Read,
  people: People,
): Omit<NonNullable<Ticket['standing']>, 'labels'> {
  const mail = assignee?.email ?? people.get(assignee_id ?? '')?.email
  return { workState: states[status as keyof typeof states] ?? 'answered', ...(mail && { assignee: mail }) }
}
