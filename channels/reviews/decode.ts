/** One review -> what somebody said of something, with how many of how many. */
import { type Actor, limits, type Note, type Rating, Refusal } from '../../domain/message/message.ts'
import { cleanLine } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { plainText } from '../kit/plain.ts'
import type { Thing } from './find.ts'
import { readItem, type Where } from './item.ts'
import { ratingOf } from './rating.ts'
import { nameOf } from './things.ts'

/** What is said of others is kept in part, with the way to the whole. */
const mostOverheard = 2000
const mostSaid = 50_000

export const decode: Channel['decode'] = async (raw, { received }) => {
  const { where, thing } = readItem(raw)
  if (!thing)
    return { type: 'Delete', id: cleanLine(where.id, limits.id), at: earliest(where.at, received) ?? received }
  const note = where.is === 'review' ? reviewOf(where, thing, received) : ratingAsNote(where, thing, received)
  return { type: where.changed ? 'Update' : 'Create', note }
}

function reviewOf(where: Where, thing: Thing, received: Date): Note {
  const rating = ratingOf(thing.reviewRating)
  const title = cleanLine(plainText(nameOf(thing.name ?? thing.headline)), limits.subject)
  const body = plainText(nameOf(thing.reviewBody ?? thing.description), where.ours ? mostSaid : mostOverheard)
  const text = body || title || (rating ? inFigures(rating) : '')
  if (!text) throw new Refusal('The review has no words and no rating')
  const subject = title && title !== text ? title : cleanLine(plainText(where.about), limits.subject)
  const language = cleanLine(nameOf(thing.inLanguage), 35)
  return {
    ...common(where, thing, received),
    actor: writerOf(where, thing),
    addressed: where.ours,
    ...(subject && subject !== text && { subject }),
    text,
    ...(language && { language }),
    ...(rating && { rating }),
  }
}

/** How something is rated as a whole: a post of the page itself, which says something else as soon as somebody rates. */
function ratingAsNote(where: Where, thing: Thing, received: Date): Note {
  const rating = ratingOf(thing)
  if (!rating) throw new Refusal('The rating is no number')
  const many = cleanLine(nameOf(thing.reviewCount ?? thing.ratingCount), 20)
  const { hostname } = new URL(where.page)
  const subject = cleanLine(plainText(where.about || where.title), limits.subject)
  return {
    ...common(where, thing, received),
    actor: { network: 'reviews', id: hostname, name: cleanLine(where.title) || hostname, handle: hostname },
    addressed: false,
    ...(subject && { subject }),
    text: many ? `${inFigures(rating)} (${many})` : inFigures(rating),
    rating,
  }
}

function common(where: Where, thing: Thing, received: Date) {
  return {
    id: where.id,
    // A page that dates its changes tells their order; of another the newest counts.
    revision: earliest(nameOf(thing.dateModified), received)?.getTime() ?? 0,
    ours: false,
    published: earliest(nameOf(thing.datePublished ?? thing.dateCreated), received) ?? received,
    thread: { root: where.id },
    visibility: 'public',
    attachments: [],
    url: placeOf(where, thing),
    canReply: { ok: false, reason: 'A review is answered on its own page: open it there.' },
  } as const satisfies Partial<Note>
}

const inFigures = ({ value, best }: Rating) => `${value}/${best}`

/** A writer is known by where they write and what they are called there; who has no name is a stranger each time. */
function writerOf({ page, id }: Where, { author }: Thing): Actor {
  const { hostname } = new URL(page)
  const name = cleanLine(plainText(nameOf(author)))
  const isNobody = name === '' || /^(anoniem|anonymous|gast|guest)$/i.test(name)
  const key = isNobody ? id : name.toLowerCase()
  return {
    network: 'reviews',
    id: cleanLine(`${hostname}/${key}`, limits.id),
    name: name || 'Anoniem',
    handle: hostname,
  }
}

/** The page of the review itself, where it has one on the same site. */
function placeOf({ page }: Where, { url }: Thing): string {
  const given = nameOf(url).trim()
  const place = given && URL.canParse(given, page) ? new URL(given, page) : null
  return place && place.host === new URL(page).host && /^https?:$/.test(place.protocol) && place.href.length <= 2000
    ? place.href
    : page
}

/** Only dates that mean one day everywhere: 2026-03-04, or with the month in letters. */
function earliest(moment: string, received: Date): Date | null {
  const at = /^\d{4}-\d{2}|[a-z]{3}/i.test(moment) ? Date.parse(moment) : Number.NaN
  return Number.isNaN(at) || at < 0 ? null : new Date(Math.min(at, received.getTime()))
}
