/** One item -> what it says: a post with its author, a post that is gone, an account that is renamed or gone. */
import { type Actor, type ChannelEvent, limits, type Note, Refusal } from '../../domain/message/message.ts'
import { cleanLine, cleanText, cut } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import type { Said, StreamEvent } from './event.ts'
import { type Item, readItem } from './item.ts'
import { type Post, readPost, subjectOf } from './post.ts'
import { momentIn } from './tid.ts'
import { handleIn, type Kind, ownerOf, placeIn, postUri, uriOf, webAddress } from './uri.ts'

export const network = 'bluesky'

export const decode: Channel['decode'] = async (raw, { received }) => {
  const item = readItem(raw)
  const { event } = item
  const at = new Date(Math.min(event.time, received.getTime()))
  switch (event.kind) {
    case 'identity':
      return { type: 'Renamed', actor: actorOf(event.did, { handle: event.handle ?? '', name: '' }), at }
    case 'account':
      if (isGone(event)) return { type: 'Gone', actor: { network, id: event.did }, at }
      throw new Refusal(`Nothing follows from an account that is ${event.active ? 'active' : cleanLine(event.status)}`)
    case 'gate':
      throw new Refusal('A rule about who may answer says nothing by itself')
    case 'like':
    case 'repost':
      return applauseOf(item, event, at)
    case 'post':
      if (event.operation === 'delete') return { type: 'Delete', id: postUri(event.did, event.rkey), at }
      return {
        type: event.operation === 'create' ? 'Create' : 'Update',
        note: noteOf(item, event, readPost(event.record), received),
      }
  }
}

/** Gone for good; one that is switched off for a while may come back. */
export const isGone = (account: { active: boolean; status: string }) =>
  !account.active && ['deleted', 'takendown'].includes(account.status)

/** @throws Refusal when it is about no post, or its own address is too long */
function applauseOf({ who }: Item, event: Extract<StreamEvent, { kind: Kind }>, at: Date): ChannelEvent {
  const id = uriOf(event.did, event.kind, event.rkey)
  if (id.length > limits.id) throw new Refusal(`Its address is longer than ${limits.id} characters`)
  const actor = actorOf(event.did, who)
  if (event.operation === 'delete') return { type: 'Undo', id, actor, at }
  const object = subjectOf(event)
  if (!object) throw new Refusal('It is not about a post')
  return { type: event.kind === 'like' ? 'Like' : 'Announce', id, actor, object, at }
}

function noteOf(item: Item, { did, rkey, rev, operation, time }: Said, post: Post, received: Date): Note {
  const id = postUri(did, rkey)
  if (id.length > limits.id) throw new Refusal(`The address of this post is longer than ${limits.id} characters`)
  const ours = item.us.includes(did)
  const others = post.mentions.filter((one) => !item.us.includes(one.did)).map(({ name }) => name)
  const { reply } = post
  return {
    id,
    revision: operation === 'create' ? 0 : (momentIn(rev) ?? time),
    actor: actorOf(did, item.who),
    ours,
    addressed: ours || isSaidTo(post, item.us),
    published: momentOf(post.created, time, received),
    ...wordsOf(item, post, ours),
    ...(post.languages[0] && { language: post.languages[0] }),
    thread: reply
      ? { root: reply.root, inReplyTo: [...new Set([reply.parent, reply.root])].filter((uri) => uri !== id) }
      : { root: id },
    ...(others.length > 0 && { audience: others.filter(Boolean) }),
    ...(post.quotes && post.quotes.length <= limits.id && { quotes: post.quotes }),
    visibility: 'public',
    attachments: [],
    url: webAddress(did, rkey),
    ...(!ours && {
      canReply: item.closed
        ? { ok: false, reason: 'Whoever began this thread lets nobody answer in it, or not us.' }
        : { ok: true },
    }),
  }
}

/** Whether it is meant for us: it mentions us, or answers what we said. What stands elsewhere under a post of ours is between others. */
const isSaidTo = (post: Post, us: readonly string[]) =>
  post.mentions.some(({ did }) => us.includes(did)) || us.includes(ownerOf(post.reply?.parent) ?? '')

/** Words of ours are left as we wrote them, by which they are known again; of others everything that stands beside them is told. */
function wordsOf({ quoted }: Item, post: Post, ours: boolean): { text: string; quotedFrom?: number } {
  const own = ours ? post.text : [post.text, post.beside].filter(Boolean).join('\n\n')
  const place = placeIn(post.quotes)
  if (!place || ours) return { text: own }
  const said = quoted ? `${cleanLine(quoted.name)}: ${cut(quoted.text, 2000)}` : ''
  const quote = cleanText([said, webAddress(place.did, place.rkey)].filter(Boolean).join('\n'))
  return own ? { text: `${own}\n\n${quote}`, quotedFrom: own.length + 2 } : { text: quote }
}

function actorOf(did: string, who: Item['who']): Actor {
  const handle = handleIn(who?.handle ?? '')
  const name = cleanLine(who?.name ?? '')
  return {
    network,
    id: did,
    ...(name && { name }),
    ...(handle && { handle: `@${handle}` }),
    ...(who?.followers !== undefined && { audience: who.followers }),
    // A handle that is a domain of somebody's own.
    ...(handle && !handle.endsWith('.bsky.social') && { links: [`https://${handle}/`] }),
    url: `https://bsky.app/profile/${did}`,
  }
}

/** What the writer says of it, unless that lies in the future or before there were computers. */
function momentOf(created: string, told: number, received: Date): Date {
  const said = Date.parse(created)
  return new Date(Math.min(said > 0 ? said : told, received.getTime()))
}
