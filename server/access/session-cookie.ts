/** The cookie that says who somebody is; everything else in a Cookie header is not ours and goes no further. */

const ours = /^(__Secure-)?samenspraak\.[a-z_.0-9]+$/

/** A Cookie header with our own cookies only. */
export function cookiesOf(request: Request): Headers {
  const kept = pairs(request).filter(([name]) => ours.test(name))
  return new Headers({ cookie: kept.map(([name, value]) => `${name}=${value}`).join('; ') })
}

/** What the session cookie holds; null when there is none. */
export function sessionTokenOf(request: Request): string | null {
  const found = pairs(request).find(([name]) => ours.test(name) && name.endsWith('.session_token'))
  return found?.[1] || null
}

/** What a cookie of our own holds, besides that of the session; null when there is none. */
export function ownCookieOf(request: Request, name: string): string | null {
  return pairs(request).find(([given]) => given.replace('__Secure-', '') === `samenspraak.${name}`)?.[1] || null
}

/** A cookie of our own that scripts cannot read. @param seconds that it is kept; 0 forgets it */
export function setOwnCookie(out: Headers, publicUrl: string, name: string, value: string, seconds: number): void {
  const secure = publicUrl.startsWith('https:')
  const parts = [`${secure ? '__Secure-' : ''}samenspraak.${name}=${value}`, `Max-Age=${seconds}`, 'Path=/', 'HttpOnly']
  out.append('set-cookie', [...parts, 'SameSite=Lax', ...(secure ? ['Secure'] : [])].join('; '))
}

export function passCookies(from: Headers, to: Headers): void {
  for (const cookie of from.getSetCookie()) to.append('set-cookie', cookie)
}

function pairs(request: Request): [string, string][] {
  const header = request.headers.get('cookie') ?? ''
  return header.split(';').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? ['', ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
  })
}
