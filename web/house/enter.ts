/** The way in: who am I, and up to where is what we fetch from here on sure to be right? Then listen to what happens after that. */
import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { readEvents } from '../../contract/live.ts'
import { call, problemOf, signedOut } from '../kit/call.ts'
import { remember } from '../kit/remembered.ts'
import { connect } from '../live/connect.ts'
import { live } from '../live/store.ts'
import { houseQuery, meQuery } from '../organisation/session.ts'
import { followEvents } from './follow.ts'

let listening: { who: string; stop: () => void } | undefined

/** @throws a redirect to the door, or to the first run when nobody lives here yet */
export async function enter(queries: QueryClient, href: string): Promise<void> {
  try {
    // Both are asked at once. A position from before the first answer is never too high: it may be told some things twice.
    const newest = listening ? null : call(readEvents, {}).catch(unlessForbidden)
    const [me] = await Promise.all([queries.ensureQueryData(meQuery), newest])
    remember('language', me.agent.language ?? me.organisation.language)
    if (listening?.who === me.agent.id) return
    leave()
    const asked = (await newest) ?? (await call(readEvents, {}).catch(unlessForbidden))
    // Who may not read along, such as a colleague of marketing, has pages that ask anew.
    if (!asked) return
    const { position } = asked
    const stop = connect(me.agent.id, position, followEvents(queries))
    listening = { who: me.agent.id, stop }
  } catch (error) {
    if (problemOf(error).status !== 401) throw error
    leave()
    const house = await queries.fetchQuery(houseQuery)
    if (!house.settled) throw redirect({ to: '/welkom' })
    throw redirect({ to: '/aanmelden', search: href === '/' || href === '/gesprekken' ? {} : { terug: href } })
  }
}

function unlessForbidden(error: unknown): null {
  if (problemOf(error).status === 403) return null
  throw error
}

/** Forgets what this person could see. Drafts stay: they are this person's, in this browser. */
export function leave(): void {
  listening?.stop()
  listening = undefined
  live.reset()
}

/** When the server no longer knows us, everything that was seen is let go and the door is shown. */
export function watchDoor(queries: QueryClient, onOut: () => void): () => void {
  const out = () => {
    if (!listening) return
    leave()
    queries.removeQueries()
    onOut()
  }
  signedOut.addEventListener('signed-out', out)
  return () => signedOut.removeEventListener('signed-out', out)
}
