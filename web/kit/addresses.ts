const address = /\bhttps?:\/\/[^\s<>"'`]{1,2000}/gi
const trailing = /[.,;:!?)\]}'"»]+$/

/** Cuts a text at its web addresses. A closing mark at the end belongs to the sentence, not to the address. */
export function splitAddresses(text: string): { text: string; href?: string }[] {
  const parts: { text: string; href?: string }[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(trailing, '')
    if (!URL.canParse(found)) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push({ text: found, href: found })
    from = match.index + found.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
