/**
 * Answering a comment as the brand. WordPress takes no key with a comment, but keeps by which program it was written: that names our
 * key, and only moderators see it. So what nobody knows can be looked up, and the same words twice are refused by WordPress itself.
 */
import type { Channel, Letter, Sending, SendOutcome } from '../kit/channel.ts'
import { brokenOff, later, never, refusedWith } from '../kit/outcome.ts'
import { readJson } from '../kit/trouble.ts'
import { refusal, routeOf, type Site, siteOf } from './site.ts'

type Answer = { status: number; json: unknown }
type Way = { site: Site; reach: Sending['reach'] }

const comments = '/wp/v2/comments'
/** Our own comments among which we look for a key. */
const mostLookedAt = 100

async function tell({ site, reach }: Way, method: string, url: string, body?: unknown): Promise<Answer> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...site.headers }
  const answer = await reach(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  return { status: answer.status, json: readJson(answer.body) }
}

export const send: NonNullable<Channel['send']> = async (letter, sending) => {
  const way = wayOf(sending)
  if (!way) return never(noUser)
  const [parent = ''] = letter.inReplyTo
  if (!/^\d{1,15}$/.test(parent))
    return never('An answer on a blog belongs under a comment, and this one answers none.')
  try {
    const answered = await tell(way, 'GET', routeOf(way.site, `${comments}/${parent}`, { context: 'edit' }))
    if (answered.status !== 200) return notBegun(way.site, answered)
    const { post, status } = answered.json as { post?: unknown; status?: unknown }
    if (status === 'trash' || status === 'spam') return never(isGone)
    if (status === 'hold') return never('The comment waits for approval in WordPress: approve it there first.')
    return await place(way, letter, { post, parent: Number(parent) }, sending)
  } catch (error) {
    return brokenOff(error)
  }
}

async function place(
  way: Way,
  letter: Letter,
  under: { post: unknown; parent: number },
  sending: Sending,
): Promise<SendOutcome> {
  const body = { ...under, content: contentOf(letter), author_user_agent: markOf(letter.key) }
  const answer = await tell(way, 'POST', routeOf(way.site, comments), body)
  const id = idIn(answer.json)
  if (answer.status === 201 && id) return { state: 'sent', id }
  if (answer.status === 201) return { state: 'unknown', reason: `${way.site.host} took it without saying its number` }
  if (answer.status !== 409) return refusedBy(way.site, answer)
  // It has exactly these words of us already: an earlier try of this letter, or another letter.
  const found = await lookUp(letter.key, sending)
  if (found.state !== 'not sent')
    return found.state === 'sent' ? found : { state: 'unknown', reason: says(way.site, answer) }
  return never('The same words stand there already, as an earlier answer of ours: say it in another way.')
}

export const lookUp: NonNullable<Channel['lookUp']> = async (key, sending) => {
  const way = wayOf(sending)
  if (!way) return { state: 'unknown' }
  const me = idIn((await tell(way, 'GET', routeOf(way.site, '/wp/v2/users/me', { _fields: 'id' }))).json)
  if (!me) return { state: 'unknown' }
  const ours = { context: 'edit', status: 'all', author: me, orderby: 'id', order: 'desc', per_page: mostLookedAt }
  const { status, json } = await tell(way, 'GET', routeOf(way.site, comments, ours))
  if (status !== 200 || !Array.isArray(json)) return { state: 'unknown' }
  const id = idIn(json.find((one) => String(one?.author_user_agent ?? '').includes(key)))
  return id ? { state: 'sent', id } : { state: 'not sent' }
}

export const revise: NonNullable<Channel['revise']> = async (letter, id, sending) => {
  const way = wayOf(sending)
  if (!way) return never(noUser)
  try {
    const answer = await tell(way, 'POST', routeOf(way.site, `${comments}/${id}`), { content: contentOf(letter) })
    return answer.status === 200 ? { state: 'sent', id } : refusedBy(way.site, answer)
  } catch (error) {
    return brokenOff(error)
  }
}

/** To the bin, from which it can be brought back in WordPress; where there is no bin it is erased. */
export const withdraw: NonNullable<Channel['withdraw']> = async (id, sending) => {
  const way = wayOf(sending)
  if (!way) return never(noUser)
  try {
    const remove = (force: boolean) =>
      tell(way, 'DELETE', routeOf(way.site, `${comments}/${id}`, force ? { force: 'true' } : {}))
    const binned = await remove(false)
    const answer = binned.status === 501 ? await remove(true) : binned
    return [200, 404, 410].includes(answer.status) ? { state: 'sent', id } : refusedBy(way.site, answer)
  } catch (error) {
    return brokenOff(error)
  }
}

const noUser = 'This channel has no user to answer as: fill in a user and an application password.'
const isGone = 'The comment is not there any more.'
const says = (site: Site, answer: Answer) => refusal(site, answer)
const refusedBy = (site: Site, answer: Answer) => refusedWith(answer.status, says(site, answer))

/** Looking at what we answer failed: nothing has left. */
function notBegun(site: Site, answer: Answer): SendOutcome {
  if (answer.status === 404 || answer.status === 410) return never(isGone)
  return answer.status >= 500 || answer.status === 429 ? later(says(site, answer)) : never(says(site, answer))
}

function wayOf({ connection, reach }: Sending): Way | null {
  const site = siteOf(connection.settings)
  return site.user ? { site, reach } : null
}

const markOf = (key: string) => `Samenspraak ${key}`

/** A comment is HTML; WordPress makes paragraphs of lines. */
function contentOf({ text, from }: Letter): string {
  const words = from.signature ? `${text}\n\n${from.signature}` : text
  return words.replace(/[&<>]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt' }[sign] ?? ''};`)
}

function idIn(json: unknown): string | null {
  const { id } = (json ?? {}) as { id?: unknown }
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? String(id) : null
}
