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
