/** A browser sends our cookie along with whatever page asks it to; so what changes something must come from a page of ours. */
import { bearerOf } from '../access/api-key.ts'
import { sessionTokenOf } from '../access/session-cookie.ts'
import { refuse } from '../problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Programs show a key and no cookie: they pass. A browser must say that it is on our own site; with a session it must also send
 * a header that another site cannot make it send without asking us first.
 */
export function checkOrigin(request: Request, publicUrl: string): void {
  if (safe.has(request.method) || bearerOf(request)) return
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const own = origin ? isOwn(origin, request, publicUrl) : site === 'same-origin'
  const elsewhere = origin !== null || (site !== null && site !== 'none')
  const signedIn = sessionTokenOf(request) !== null
  if ((elsewhere || signedIn) && !own)
    throw refuse('wrong-origin', { detail: 'Send an Origin header that names this site.' })
  if (signedIn && request.headers.get('x-samenspraak') !== '1')
    throw refuse('wrong-origin', { detail: 'Send the header "x-samenspraak: 1".' })
}

/**
 * A form on a public page of ours, which asks for nothing that a session allows: it must have been sent from there. A browser that says
 * nothing about where it comes from may be old, and is believed.
 */
export function checkForm(request: Request, publicUrl: string): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = site ? site === 'same-origin' || site === 'none' : !origin || isOwn(origin, request, publicUrl)
  if (!own) throw refuse('wrong-origin', { detail: 'Send the form from the page it stands on.' })
}

function isOwn(origin: string, request: Request, publicUrl: string): boolean {
  if (origin === new URL(publicUrl).origin) return true
  const host = request.headers.get('host') ?? new URL(request.url).host
  return URL.canParse(origin) && new URL(origin).host === host
}

/** The address for links that people pass on. Where we listen to everybody and know no name, it is the one that was just used. */
export function ownAddress(request: Request, publicUrl: string): string {
  const unspecified = ['0.0.0.0', '[::]'].includes(new URL(publicUrl).hostname)
  return (unspecified && request.headers.get('origin')) || publicUrl
}
