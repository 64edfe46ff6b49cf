/** Where somebody says on their profile that they also are: the addresses in the fields of it. What they say is not yet so. */
import { limits } from '../../domain/message/message.ts'

const most = 8

/** @param fields as HTML or plain words, as networks give them */
export function linksIn(fields: readonly string[]): string[] {
  const found = fields.flatMap((field) => {
    const text = field.slice(0, 4000)
    const hrefs = [...text.matchAll(/\bhref\s*=\s*["']([^"'\s]+)["']/gi)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
    return hrefs.length > 0 ? hrefs : [text.trim()]
  })
  const links = found.filter(
    (link) => link.length <= limits.id && /^https?:\/\/[^\s\p{Cc}\p{Surrogate}]+$/iu.test(link) && URL.canParse(link),
  )
  return [...new Set(links)].slice(0, most)
}
