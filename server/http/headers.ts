/** What every answer tells the browser to be strict about. */
import type { MiddlewareHandler } from 'hono'

/** Everything from our own origin, scripts from files only. Styles may be inline: the component library sets sizes that way. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  // A document that somebody sent is looked at as bytes that the page itself holds; they are a PDF whatever they say.
  "frame-src 'self' blob:",
  "media-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const always: Record<string, string> = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

/** A handler that has set one of these itself (stricter, for strangers' content) keeps its own. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const all = Object.entries(always)
  if (publicUrl.startsWith('https:')) all.push(['strict-transport-security', 'max-age=31536000'])
  return async (c, next) => {
    await next()
    for (const [name, value] of all) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
