/** What is known of a letter after one exchange by HTTP. */
import type { SendOutcome } from './channel.ts'

export const never = (reason: string): SendOutcome => ({ state: 'not sent', permanent: true, reason })
export const later = (reason: string): SendOutcome => ({ state: 'not sent', permanent: false, reason })

/** Too early, too many: it was not taken. */
const busy = [425, 429]
/** How reaching ends before anything has left. Whatever else breaks may have broken after the last byte. */
const notConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

/** Of an answer that is no success: perhaps it was taken all the same, or it certainly was not. */
export function refusedWith(status: number, reason: string): SendOutcome {
  if (status >= 500 || status === 408) return { state: 'unknown', reason }
  return busy.includes(status) ? later(reason) : never(reason)
}

/** Of an exchange that broke. */
export function brokenOff(error: unknown): SendOutcome {
  const reason = error instanceof Error && error.message ? error.message : 'The network could not be reached.'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'REFUSED') return never(reason)
  return notConnected.includes(code) ? later(reason) : { state: 'unknown', reason }
}
