/**
 * A reply leaves as a signed webhook. The key of the letter is its `webhook-id`, by which the other side recognises a second
 * delivery; so when nobody can tell whether it was taken, it may simply be sent again.
 */
import type { Letter, Sending, SendOutcome } from '../kit/channel.ts'
import { readSecret, sign } from './sign.ts'

/** Post one letter. Never throws: `not sent` only when that is certain, `unknown` when it may have been taken. */
export async function send(letter: Letter, { connection, reach }: Sending): Promise<SendOutcome> {
  const { settings } = connection
  const never = (reason: string): SendOutcome => ({ state: 'not sent', permanent: true, reason })
  const later = (reason: string): SendOutcome => ({ state: 'not sent', permanent: false, reason })

  const url = String(settings.webhookUrl ?? '').trim()
  if (!url) return never('This channel has no address to send replies to: fill in the webhook address in its settings.')
  const secret = readSecret(String(settings.secret ?? ''))
  if (!secret) return never('The signing secret should be "whsec_" and 24 to 64 bytes in base64: fill it in again.')
  const longest = Number(settings.maxLength) || Number.POSITIVE_INFINITY
  if (letter.text.length > longest)
    return never(`The text is ${letter.text.length} characters long; this network takes ${longest}.`)

  const body = JSON.stringify(payload(letter))
  const headers = { 'content-type': 'application/json', ...sign(secret, letter.key, letter.at, body) }
  try {
    const answer = await reach(url, { method: 'POST', headers, body })
    if (answer.status >= 200 && answer.status < 300) return { state: 'sent', id: remoteId(answer.body) ?? letter.key }
    const reason = `The webhook answers ${answer.status}.`
    if (doubtful(answer.status)) return { state: 'unknown', reason }
    return busy.includes(answer.status) ? later(reason) : never(reason)
  } catch (error) {
    const reason = error instanceof Error && error.message ? error.message : 'The webhook could not be reached.'
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'REFUSED') return never(reason)
    return notConnected.includes(code) ? later(reason) : { state: 'unknown', reason }
  }
}

/** Too early, too many: it was not taken. Any other refusal that is not doubtful is about this letter or this address. */
const busy = [425, 429]
/** It gave up half-way, or is still at an earlier delivery of the same letter: perhaps it was taken. */
const doubtful = (status: number) => status >= 500 || status === 408 || status === 409
/** How reaching ends before anything has left. Whatever else breaks may have broken after the last byte. */
const notConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

function payload(letter: Letter) {
  return {
    type: 'reply',
    id: letter.key,
    conversation: { number: letter.conversationNumber },
    to: letter.to,
    inReplyTo: letter.inReplyTo,
    visibility: letter.visibility,
    subject: letter.subject,
    text: letter.text,
    from: letter.from,
    at: letter.at.toISOString(),
    attachments: letter.attachments.map(({ name, mediaType, alt, bytes }) => ({
      name,
      mediaType,
      ...(alt && { alt }),
      base64: Buffer.from(bytes).toString('base64'),
    })),
  }
}

/** The network's own id, when the bridge tells it at once; a receipt may also bring it later. Only as text: a number loses digits. */
function remoteId(body: string): string | null {
  try {
    const { id } = JSON.parse(body) as { id?: unknown }
    return typeof id === 'string' && /^[^\p{Cc}\p{Surrogate}]{1,512}$/u.test(id) ? id : null
  } catch {
    return null
  }
}
