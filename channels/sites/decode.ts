/** One page -> a listened post: it is about us or around us, but nobody asked us anything. */
import { createHash } from 'node:crypto'
import { type Actor, limits, type Note } from '../../domain/message/message.ts'
import { cleanLine } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { plainText } from '../kit/plain.ts'
import { pageAddress, siteOf } from './address.ts'
import { type Article, readArticle } from './article.ts'
import { readItem } from './item.ts'

export const decode: Channel['decode'] = async (raw, { received }) => {
  const { where, page } = readItem(raw)
  if (where.is === 'gone') return { type: 'Delete', id: cleanLine(where.id, limits.id), at: new Date(where.at) }
  const article = where.is === 'page' ? readArticle(page) : linkOnly(where.page, where.title)
  const url = placeOf(article.canonical, where.page)
  const { title, text, language } = article
  const changed = Math.min(where.changed, received.getTime())
  const note: Note = {
    id: url.length <= limits.id ? url : `sha256:${createHash('sha256').update(url).digest('hex')}`,
    // What a feed or sitemap dates tells the order of edits; of the rest the newest wording counts.
    revision: changed,
    actor: writerOf(article, url),
    ours: false,
    addressed: false,
    published: momentOf(article.published, received) ?? (changed ? new Date(changed) : received),
    ...(title && title !== text && { subject: title }),
    text,
    ...(language && { language }),
    thread: { root: url.length <= limits.id ? url : siteOf(url) },
    visibility: 'public',
    attachments: [],
    url,
    canReply: { ok: false, reason: 'A site can only be read; answer where it was written.' },
  }
  return { type: 'Update', note }
}

/** Where the page says that it stands, when that is on the same site: nobody speaks for another. */
function placeOf(canonical: string, page: string): string {
  const own = pageAddress(page, page) ?? page
  const said = canonical ? pageAddress(canonical, own) : null
  return said && siteOf(said) === siteOf(own) ? said : own
}

/** A writer is known by where they write and what they are called there; without a name it is the site that speaks. */
function writerOf({ author, site }: Article, url: string): Actor {
  const host = siteOf(url)
  return author
    ? {
        network: 'sites',
        id: cleanLine(`${host}/${author.toLowerCase()}`, limits.id),
        name: cleanLine(author),
        handle: cleanLine(host),
      }
    : { network: 'sites', id: host, name: cleanLine(site || host), handle: cleanLine(host) }
}

function momentOf(text: string, received: Date): Date | null {
  const at = Date.parse(text)
  return Number.isNaN(at) || at < 0 ? null : new Date(Math.min(at, received.getTime()))
}

/** Of a page that we did not read: its title, else the words in its address. */
function linkOnly(page: string, title: string): Article {
  const last = new URL(page).pathname.split('/').filter(Boolean).at(-1) ?? ''
  const inAddress = /[a-z]+[-_][a-z]+/i.test(last)
    ? decoded(last)
        .replace(/\.\w+$|[-_]+/g, ' ')
        .trim()
    : ''
  const text = plainText(title) || plainText(inAddress) || page
  return { title: '', text, author: '', language: '', published: '', site: '', canonical: '' }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
