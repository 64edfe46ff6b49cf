/** What we say, as a note that others can read: who may, whom it names, and the words as markup of our own making. */
import type { Letter } from '../kit/channel.ts'
import { type Circle, everybody, noteUrl, type Thing } from './activity.ts'
import type { Stranger } from './stranger.ts'

export type Written = {
  home: string
  letter: Pick<Letter, 'text' | 'inReplyTo'>
  key: string
  to: Stranger
  circle: Circle
  published: Date
  updated?: Date
}

export function writeNote({ home, letter, key, to, circle, published, updated }: Written): Thing {
  const [answered] = letter.inReplyTo
  return {
    id: noteUrl(home, key),
    type: 'Note',
    attributedTo: home,
    ...audienceOf(circle, to.id),
    ...(answered && { inReplyTo: /^https?:/.test(answered) ? answered : noteUrl(home, answered) }),
    content: markup(letter.text, to),
    published: published.toISOString(),
    ...(updated && { updated: updated.toISOString() }),
    tag: [{ type: 'Mention', href: to.id, name: to.handle }],
  }
}

/** As far as what is answered went, and never further: our followers are not theirs. */
function audienceOf(circle: Circle, person: string): { to: string[]; cc: string[] } {
  switch (circle) {
    case 'public':
      return { to: [everybody], cc: [person] }
    case 'quiet':
      return { to: [person], cc: [everybody] }
    case 'followers':
    case 'direct':
      return { to: [person], cc: [] }
  }
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

const links = /https?:\/\/[^\s<>"']{1,2000}[^\s<>"'.,;:!?)\]]/g

/** The one who is named comes first, as people write it there; addresses can be followed. */
function markup(text: string, { id, url = id, handle }: Stranger): string {
  const name = escaped(handle.split('@')[1] ?? handle)
  const mention = `<span class="h-card"><a href="${escaped(url)}" class="u-url mention">@<span>${name}</span></a></span>`
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((part) => linked(part).replace(/\n/g, '<br>'))
  return `<p>${[mention, ...paragraphs.slice(0, 1)].join(' ')}</p>${paragraphs
    .slice(1)
    .map((part) => `<p>${part}</p>`)
    .join('')}`
}

function linked(text: string): string {
  let end = 0
  let html = ''
  for (const found of text.matchAll(links)) {
    const at = escaped(found[0])
    html += `${escaped(text.slice(end, found.index))}<a href="${at}" rel="nofollow noopener">${at}</a>`
    end = found.index + found[0].length
  }
  return html + escaped(text.slice(end))
}
