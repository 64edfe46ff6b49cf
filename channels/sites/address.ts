/**
 * One page, one address: without what a session or an advertisement hangs on it, and only where it is worth going. A calendar that goes on
 * until the year 9999, or a filter with ten switches, is a trap: too long, too deep, too many parameters, or the same part over and over.
 */

const longest = 400
const deepest = 12
const mostParameters = 4
const mostRepeated = 3

/** They say who came, and not what is there. */
const ofVisit =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_ga|phpsessid|jsessionid|aspsessionid\w*|sid|sessionid|session_id|s_cid|cmpid|ref|ref_src)$/i

/** What is no page, by its name. */
const noPage =
  /\.(?:jpe?g|png|gif|webp|svg|ico|css|m?js|json|pdf|docx?|xlsx?|pptx?|zip|gz|rar|7z|mp[34]|m4a|ogg|webm|avi|mov|exe|dmg|apk|iso|woff2?)$/i

/** @returns null when it is no address of a page, or one that leads on and on */
export function pageAddress(link: string, base: string): string | null {
  if (link.length > 2000 || !URL.canParse(link.trim(), base)) return null
  const url = new URL(link.trim(), base)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null
  url.hash = ''
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/gi, '')
  for (const name of [...url.searchParams.keys()]) if (ofVisit.test(name)) url.searchParams.delete(name)
  const parts = url.pathname.split('/').filter(Boolean)
  const isTrap =
    url.href.length > longest || parts.length > deepest || url.searchParams.size > mostParameters || repeats(parts)
  return isTrap || noPage.test(url.pathname) ? null : url.href
}

function repeats(parts: readonly string[]): boolean {
  const counts = new Map<string, number>()
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1)
  return [...counts.values()].some((n) => n > mostRepeated)
}

/** By what a site is known: its host, with and without `www.` alike, and its port. */
export const siteOf = (address: string) => new URL(address).host.replace(/^www\./, '')
