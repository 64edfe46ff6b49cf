/** One activity of ours to one inbox. Its id never changes, and by that id a server takes it once; so it may be delivered again. */
import type { SendOutcome, Telling } from '../kit/channel.ts'
import { brokenOff, never, refusedWith } from '../kit/outcome.ts'
import { mediaType, type Thing, textOf } from './activity.ts'
import { type Spec, sign } from './signature.ts'

type Delivering = Pick<Telling, 'memory' | 'reach' | 'home'>

/** What every server can check, and what the newest want. */
const specs: readonly Spec[] = ['draft-cavage-http-signatures-12', 'rfc9421']

export async function deliver(by: Delivering, inbox: string, activity: Thing): Promise<SendOutcome> {
  const body = JSON.stringify(activity)
  const host = new URL(inbox).host
  let status = 0
  for (const spec of specs) {
    const request = { method: 'POST', url: inbox, headers: { 'content-type': mediaType, accept: mediaType }, body }
    const headers = await sign(by, request, spec)
    try {
      status = (await by.reach(inbox, { method: 'POST', headers, body })).status
    } catch (error) {
      return brokenOff(error)
    }
    if (status !== 400 && status !== 401) break
  }
  if (status >= 200 && status < 300) return { state: 'sent', id: textOf(activity.id) }
  if (status === 404 || status === 410) return never(`${host} says that the account is gone (${status}).`)
  if (status === 401 || status === 403)
    return never(`${host} does not take messages of us (${status}): can it reach this house at ${by.home}?`)
  return refusedWith(status, `${host} answers ${status}.`)
}
