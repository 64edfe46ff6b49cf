/** One activity -> what somebody said to us, says instead of it, or took back. */
import {
  type Actor,
  type ChannelEvent,
  limits,
  type Note,
  Refusal,
  type Visibility,
} from '../../domain/message/message.ts'
import { cleanLine, cleanText } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { plainText } from '../kit/plain.ts'
import {
  asThing,
  type Circle,
  circleOf,
  idOf,
  isA,
  isNote,
  listOf,
  mentionsIn,
  ownNote,
  type Thing,
  textOf,
} from './activity.ts'
import { type Item, readItem } from './item.ts'

export const decode: Channel['decode'] = async (raw, { received }): Promise<ChannelEvent> => {
  const item = readItem(raw)
  const { activity } = item
  const id = idOf(activity.object)
  if (isA(activity, 'Delete')) {
    if (!id) throw new Refusal('It does not say what was deleted')
    if (id === item.who.id) return { type: 'Gone', actor: actorOf(item.who), at: received }
    return { type: 'Delete', id, at: received }
  }
  const applause = applauseOf(item, received)
  if (applause) return applause
  const object = asThing(activity.object)
  if (isA(activity, 'Update') && id === item.who.id) return { type: 'Renamed', actor: actorOf(item.who), at: received }
  if (!isA(activity, 'Create', 'Update') || !isNote(object) || !id)
    throw new Refusal('It is not a note that was made, changed, deleted or liked')
  return { type: isA(activity, 'Update') ? 'Update' : 'Create', note: noteOf(item, object, id, received) }
}

/** @returns null for what is neither a like, nor passing on, nor taking that back */
function applauseOf({ home, who, activity }: Item, at: Date): ChannelEvent | null {
  const undone = isA(activity, 'Undo') ? asThing(activity.object) : null
  const applause = undone ?? activity
  const [id, about] = [idOf(applause), idOf(applause.object)]
  if (!isA(applause, 'Like', 'Announce') || !id || !about) return null
  const actor = actorOf(who)
  if (undone) return { type: 'Undo', id, actor, at }
  return { type: isA(applause, 'Like') ? 'Like' : 'Announce', id, actor, object: ownNote(home, about) ?? about, at }
}

function noteOf({ home, who }: Item, object: Thing, id: string, received: Date): Note {
  const text = wordsOf(object)
  if (!text) throw new Refusal('The note has no words and no picture')
  const subject = cleanLine(plainText(textOf(object.summary) || textOf(object.name)), limits.subject)
  const answers = idOf(object.inReplyTo)
  const quotes = idOf(object.quote ?? object.quoteUrl ?? object.quoteUri ?? object._misskey_quote)
  const [language] = Object.keys(asThing(object.contentMap) ?? {})
  const others = mentionsIn(object).filter((one) => one.id !== home && one.id !== who.id)
  const url = listOf(object.url).map((one) => idOf(asThing(one)?.href ?? one))[0] ?? id
  return {
    id,
    revision: momentOf(object.updated, received)?.getTime() ?? 0,
    actor: actorOf(who),
    ours: false,
    addressed: true,
    published: momentOf(object.published, received) ?? received,
    ...(subject && subject !== text && { subject }),
    text,
    ...(language && { language: cleanLine(language, 35) }),
    thread: answers ? { inReplyTo: [ownNote(home, answers) ?? answers] } : {},
    ...(others.length > 0 && { audience: others.slice(0, 50).map(({ name }) => cleanLine(name)) }),
    ...(quotes && { quotes: ownNote(home, quotes) ?? quotes }),
    visibility: visibilityOf[circleOf(object, who.followers)],
    attachments: [],
    url,
  }
}

/** A line stays open between two paragraphs. */
const paragraphed = (html: string) => html.replace(/<\/p>/gi, '</p>\n')

const visibilityOf: Record<Circle, Visibility> = {
  public: 'public',
  quiet: 'public',
  followers: 'followers',
  direct: 'direct',
}

/** What it says, the choices of a question, and where its pictures are with what there is to see on them. */
function wordsOf(object: Thing): string {
  const words = textOf(object.content) || textOf(Object.values(asThing(object.contentMap) ?? {})[0])
  const choices = [...listOf(object.oneOf), ...listOf(object.anyOf)].map(
    (one) => `- ${cleanLine(textOf(asThing(one)?.name))}`,
  )
  const files = listOf(object.attachment).flatMap((one) => {
    const file = asThing(one)
    const at = idOf(file?.url) ?? idOf(file?.href)
    return at ? [`${cleanLine(textOf(file?.name), 1500)} ${at}`.trim()] : []
  })
  const parts = [
    plainText(paragraphed(words), limits.text),
    choices.slice(0, 20).join('\n'),
    files.slice(0, 20).join('\n'),
  ]
  return cleanText(parts.filter(Boolean).join('\n\n'))
}

function actorOf({ id, name, handle, url, links }: Item['who']): Actor {
  const [called, known] = [cleanLine(name), cleanLine(handle)]
  return {
    network: 'fediverse',
    id,
    ...(called && { name: called }),
    ...(known && { handle: known }),
    ...(url && { url }),
    ...(links?.length && { links }),
  }
}

function momentOf(value: unknown, received: Date): Date | null {
  const at = Date.parse(textOf(value))
  return Number.isNaN(at) || at < 0 ? null : new Date(Math.min(at, received.getTime()))
}
