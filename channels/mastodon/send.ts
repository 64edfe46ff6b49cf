/**
 * Answering as the account of the team. A server takes a key once, but remembers it for an hour only; who tries again later looks first
 * whether it stands there.
 */
import { setTimeout } from 'node:timers/promises'
import { measure } from '../../domain/message/writing.ts'
import type { Channel, Letter, Sending, SendOutcome } from '../kit/channel.ts'
import { brokenOff, later, never } from '../kit/outcome.ts'
import { findSent } from './find-sent.ts'
import { serverOf } from './server.ts'
import { readStatus, type Status } from './status.ts'
import { idIn, refused, tell, tellFile, type Way } from './tell.ts'

const noToken = 'Without an access token we only read this server: fill one in with the channel.'
const gone = 'What is answered is no longer there.'

/** How long a server surely still knows a key. Milliseconds. */
const keyLasts = 45 * 60_000

type Visibility = Status['visibility']
/** From open to closed. */
const order: readonly Visibility[] = ['public', 'unlisted', 'private', 'direct']

function wayOf({ connection, reach }: Pick<Sending, 'connection' | 'reach'>): Way | null {
  const server = serverOf(connection.settings)
  return server.token ? { server, reach } : null
}

export const send: NonNullable<Channel['send']> = async (letter, sending) => {
  const way = wayOf(sending)
  if (!way) return never(noToken)
  try {
    const earlier = await firstTry(letter.key, sending)
    if (sending.clock().getTime() - earlier > keyLasts) {
      const found = await findSent(way, letter, new Date(earlier))
      if (found.state !== 'not sent') return found
    }
    const to = await toWhom(way, letter)
    return 'state' in to ? to : await post(way, letter, to, sending)
  } catch (error) {
    return brokenOff(error)
  }
}

/** When this letter was tried for the first time. */
async function firstTry(key: string, { memory, clock }: Sending): Promise<number> {
  const now = clock()
  const before = await memory.get(`tried ${key}`)
  if (typeof before === 'number') return before
  await memory.set(`tried ${key}`, now.getTime(), new Date(now.getTime() + 7 * 86_400_000))
  return now.getTime()
}

type Addressed = { acct: string; visibility: Visibility; inReplyTo: string | null }

async function toWhom(way: Way, { inReplyTo, visibility, to }: Letter): Promise<Addressed | SendOutcome> {
  const asked: Visibility = visibility === 'public' ? 'public' : visibility === 'followers' ? 'private' : 'direct'
  const [answered] = inReplyTo
  if (answered) {
    const answer = await tell(way, 'GET', `/api/v1/statuses/${encodeURIComponent(answered)}`)
    if (answer.status === 404 || answer.status === 410) return never(gone)
    const status = answer.status === 200 ? readStatus(answer.json) : null
    if (!status) return notBegun(way, answer)
    // No further than what is answered went.
    const closest = order[Math.max(order.indexOf(asked), order.indexOf(status.visibility))] ?? 'direct'
    return { acct: status.account.acct, visibility: closest, inReplyTo: status.id }
  }
  const query = new URLSearchParams({ q: to.id, type: 'accounts', resolve: 'true', limit: '1' })
  const answer = await tell(way, 'GET', `/api/v2/search?${query}`)
  if (answer.status !== 200) return notBegun(way, answer)
  const [found] = (Reflect.get(Object(answer.json), 'accounts') ?? []) as { acct?: unknown }[]
  if (typeof found?.acct !== 'string') return never(`${way.server.host} does not know ${to.name || to.id}.`)
  return { acct: found.acct, visibility: asked, inReplyTo: null }
}

/** Nothing was written yet, so it may be tried again whatever went wrong. */
function notBegun({ server }: Way, answer: { status: number; json: unknown }): SendOutcome {
  const outcome = refused(server, answer)
  return outcome.state === 'unknown' ? later(outcome.reason) : outcome
}

async function post(way: Way, letter: Letter, to: Addressed, sending: Sending): Promise<SendOutcome> {
  const mention = `@${to.acct}`
  const text = letter.text.includes(mention) ? letter.text : `${mention} ${letter.text}`
  const tooLong = faultOf(letter.text, to.acct, Number(sending.connection.settings.maxLength) || 500)
  if (tooLong) return never(tooLong)
  const media: string[] = []
  for (const [i, file] of letter.attachments.entries()) {
    const taken = await upload(way, file, `${letter.key}-${i}`, sending.signal)
    if (typeof taken !== 'string') return taken
    media.push(taken)
  }
  const body = {
    status: text,
    visibility: to.visibility,
    ...(to.inReplyTo && { in_reply_to_id: to.inReplyTo }),
    ...(media.length > 0 && { media_ids: media }),
  }
  const answer = await tell(way, 'POST', '/api/v1/statuses', body, { 'idempotency-key': letter.key })
  if (answer.status !== 200) return refused(way.server, answer)
  const id = idIn(answer.json)
  return id ? { state: 'sent', id } : { state: 'unknown', reason: `${way.server.host} took it without saying its id.` }
}

/** A server counts a name without its host. */
function faultOf(text: string, acct: string, most: number): string | null {
  const length = measure(text, 'graphemes') + (acct.split('@')[0]?.length ?? 0) + 2
  return length > most
    ? `The answer is ${length} characters long with the name before it; this server takes ${most}.`
    : null
}

/** @returns the id of the file, or why it cannot go along; what was uploaded and is not used, a server throws away by itself */
async function upload(
  way: Way,
  file: Letter['attachments'][number],
  boundary: string,
  signal: AbortSignal,
): Promise<string | SendOutcome> {
  let answer = await tellFile(way, file, boundary)
  const id = idIn(answer.json)
  // 202 and 206: it is being worked on.
  while (id && (answer.status === 202 || answer.status === 206)) {
    await setTimeout(1000, undefined, { signal })
    answer = await tell(way, 'GET', `/api/v1/media/${id}`)
  }
  return answer.status === 200 && id ? id : notBegun(way, answer)
}

export const revise: NonNullable<Channel['revise']> = async (letter, id, sending) => {
  const way = wayOf(sending)
  if (!way) return never(noToken)
  const path = `/api/v1/statuses/${encodeURIComponent(id)}`
  try {
    const [now, source] = [await tell(way, 'GET', path), await tell(way, 'GET', `${path}/source`)]
    if (now.status === 404) return never('It is no longer there.')
    const status = now.status === 200 ? readStatus(now.json) : null
    if (!status || source.status !== 200) return notBegun(way, status ? source : now)
    const before = String(Reflect.get(Object(source.json), 'text') ?? '')
    const [mentions = ''] = /^(?:@\S+\s+)*/.exec(before) ?? []
    const files = status.media_attachments.flatMap(({ id: one }) => one ?? [])
    const body = {
      status: `${mentions}${letter.text}`,
      spoiler_text: status.spoiler_text,
      // What is left out is taken away.
      media_ids: files,
    }
    const answer = await tell(way, 'PUT', path, body)
    return answer.status === 200 ? { state: 'sent', id } : refused(way.server, answer)
  } catch (error) {
    return brokenOff(error)
  }
}

export const withdraw: NonNullable<Channel['withdraw']> = async (id, sending) => {
  const way = wayOf(sending)
  if (!way) return never(noToken)
  try {
    const answer = await tell(way, 'DELETE', `/api/v1/statuses/${encodeURIComponent(id)}`)
    const isGone = answer.status === 200 || answer.status === 404 || answer.status === 410
    return isGone ? { state: 'sent', id } : refused(way.server, answer)
  } catch (error) {
    return brokenOff(error)
  }
}
