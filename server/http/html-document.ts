/** The HTML that somebody mailed us, as a document for a frame. It was sanitised when it came in; this is the second wall. */

/**
 * No scripts (twice: none may be loaded and none may run), no forms, no plugins, nothing from elsewhere, so no tracking pictures.
 * `allow-same-origin` is safe only because scripts are not allowed, and it is needed: without it the browser sends no cookie for
 * the pictures of a mail, and the page around the frame cannot measure its height (seen in Chromium).
 */
export const htmlPolicy = [
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const start = `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<base target="_blank"><meta name="viewport" content="width=device-width"><style>
body{margin:0;font:15px/1.45 system-ui,sans-serif;color:#1d1b18;background:#fff;overflow-wrap:break-word}
img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}
</style></head><body>`

/** @param pictures attachment ids by Content-ID, for `cid:` references; one that is not there shows nothing */
export function htmlDocument(html: string, pictures: ReadonlyMap<string, string>): string {
  const body = html.replace(/(\s(?:src|background)\s*=\s*)(["'])cid:([^"'<>]*)\2/gi, (_, before, quote, reference) => {
    const id = pictures.get(decode(reference))
    return `${before}${quote}${id ? `/api/v1/attachments/${id}` : ''}${quote}`
  })
  return `${start}${body}</body></html>`
}

/** RFC 2392: the id is percent-encoded; in an attribute `&` is escaped besides. */
function decode(reference: string): string {
  const text = reference.replaceAll('&amp;', '&')
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
