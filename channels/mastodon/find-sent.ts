/** Whether an answer of ours stands there, for a server that has forgotten its key. */
import { sameWords } from '../../domain/message/writing.ts'
import type { Letter, SendOutcome } from '../kit/channel.ts'
import { plainText } from '../kit/plain.ts'
import { readStatuses, type Status } from './status.ts'
import { idIn, tell, type Way } from './tell.ts'

const page = 40

/** @returns not sent only when our newest statuses reach back to before the first try, and it is not among them */
export async function findSent(way: Way, letter: Letter, tried: Date): Promise<SendOutcome> {
  const unknown = (reason: string): SendOutcome => ({ state: 'unknown', reason })
  const me = await tell(way, 'GET', '/api/v1/accounts/verify_credentials')
  const id = idIn(me.json)
  if (me.status !== 200 || !id) return unknown(`${way.server.host} does not say who we are.`)
  const { status, json } = await tell(way, 'GET', `/api/v1/accounts/${id}/statuses?limit=${page}&exclude_reblogs=true`)
  if (status !== 200) return unknown(`${way.server.host} does not show what we said (${status}).`)
  const said = readStatuses(json).map((one) => one.status)
  const found = said.find((one) => Date.parse(one.created_at) >= tried.getTime() - 60_000 && isLetter(one, letter))
  if (found) return { state: 'sent', id: found.id }
  const reachesBack = said.length < page || said.some((one) => Date.parse(one.created_at) < tried.getTime())
  return reachesBack
    ? { state: 'not sent', permanent: false, reason: 'The server does not have it.' }
    : unknown('More was said since than we can look through.')
}

const isLetter = ({ content, in_reply_to_id }: Status, { text, inReplyTo }: Letter) =>
  in_reply_to_id === (inReplyTo[0] ?? null) && sameWords(plainText(content, 100_000)).endsWith(sameWords(text))
