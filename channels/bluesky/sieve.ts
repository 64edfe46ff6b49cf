/**
 * Of everything that the network says, what is for us: our own words, what mentions us, answers or quotes us, what meets a search term,
 * and whatever happens to something that we hold, likes included. The rest passes.
 */
import type { Listening, Overheard } from '../kit/channel.ts'
import { isGone, network } from './decode.ts'
import type { Said, StreamEvent } from './event.ts'
import { keepsUsOut } from './gate.ts'
import type { Item, Who } from './item.ts'
import { type Post, readPost, subjectOf } from './post.ts'
import { newest, type Recent } from './recent.ts'
import { newTurn } from './turn.ts'
import { ownerOf, postUri, uriOf } from './uri.ts'

/** Something for us; `post` when it says something. */
export type Caught = { item: Item; post: Post | null }
/** @property passed how many posts were let go */
type Sifted = { caught: Caught[]; passed: number }
export type Sieve = (events: readonly StreamEvent[]) => Promise<Sifted>

/** For us, or only when we hold what it is about: the post or the account of this id. */
type Judged = { caught: Caught } | { caught: Caught; about: string; isAccount: boolean }

/** What was handed over and may still be on its way into the store: as much as the ledger takes at once. */
const mostOnTheWay = 50_000
const mostGates = 10_000

/** @param who what is known of accounts by now; one that is renamed is forgotten there */
export function createSieve(
  us: readonly string[],
  { meets, holds }: Pick<Listening, 'meets' | 'holds'>,
  who: Recent<Who | null>,
): Sieve {
  /** Posts by address with their newest revision, and accounts. */
  const onTheWay = newest<string>(mostOnTheWay)
  const gates = newest<unknown>(mostGates)

  const judge = (event: StreamEvent): Judged | 'passes' | null => {
    const nothingSaid = { item: { us, event }, post: null }
    if (event.kind === 'identity' || event.kind === 'account') {
      who.delete(event.did)
      if (us.includes(event.did) || (event.kind === 'account' && !isGone(event))) return null
      return { caught: nothingSaid, about: event.did, isAccount: true }
    }
    const uri = uriOf(event.did, event.kind === 'gate' ? 'post' : event.kind, event.rkey)
    if (event.kind === 'gate') {
      gates.set(uri, event.operation === 'delete' ? null : event.record)
      return null
    }
    if (event.operation === 'delete') return { caught: nothingSaid, about: uri, isAccount: false }
    // A stream that goes on from a little earlier brings the same again.
    if (onTheWay.get(uri) === event.rev) return null
    if (event.kind !== 'post') {
      const about = subjectOf(event)
      return about && !us.includes(event.did) ? { caught: nothingSaid, about, isAccount: false } : null
    }
    const post = readPost(event.record)
    const caught = { item: { us, event, ...(isClosed(event, post) && { closed: true }) }, post }
    if (concerns(event.did, post, us) || meets(heard(event.did, post, who))) return { caught }
    return event.operation === 'update' ? { caught, about: uri, isAccount: false } : 'passes'
  }
  const isClosed = ({ did, rkey }: Said, { reply, mentions }: Post): boolean => {
    const root = reply?.root ?? postUri(did, rkey)
    const named = !reply && mentions.some((one) => us.includes(one.did))
    return !us.includes(ownerOf(root) ?? '') && keepsUsOut(gates.get(root), named)
  }
  const take = (caught: Caught): Caught => {
    const { event } = caught.item
    if ('rkey' in event && event.operation !== 'delete') {
      onTheWay.set(uriOf(event.did, event.kind, event.rkey), event.rev)
      onTheWay.set(event.did, '')
    }
    return caught
  }

  return async (events) => {
    const kept: Judged[] = []
    const onItsWay = new Set<string>()
    const asked = { messages: new Set<string>(), accounts: new Set<string>() }
    let passed = 0
    const turn = newTurn()
    for (const event of events) {
      const judged = judge(event)
      if (judged === 'passes') passed++
      else if (judged) {
        kept.push(judged)
        if (!('about' in judged)) take(judged.caught)
        else if (onTheWay.get(judged.about) !== undefined) onItsWay.add(judged.about)
        else (judged.isAccount ? asked.accounts : asked.messages).add(judged.about)
      }
      if (turn.isOver()) await turn.pass()
    }
    const accounts = [...asked.accounts].map((id) => ({ network, id }))
    const messages = [...asked.messages]
    const held = accounts.length + messages.length > 0 ? await holds({ accounts, messages }) : new Set<string>()
    // What this portion brought itself is on its way by the time that it is taken back.
    const isHeld = (id: string) => held.has(id) || onItsWay.has(id) || onTheWay.get(id) !== undefined
    const caught = kept.flatMap((one) => (!('about' in one) || isHeld(one.about) ? [take(one.caught)] : []))
    const letGo = kept.filter((one) => 'about' in one && one.caught.post && !isHeld(one.about))
    return { caught, passed: passed + letGo.length }
  }
}

/** Somebody likes a post, or passes it on without a word. */
export const isApplause = (event: StreamEvent): event is Said =>
  (event.kind === 'like' || event.kind === 'repost') && event.operation === 'create'

/** Whether it is ours, or about us whatever our search terms are. */
export const concerns = (did: string, { mentions, reply, quotes }: Post, us: readonly string[]): boolean =>
  us.includes(did) ||
  mentions.some((one) => us.includes(one.did)) ||
  [reply?.parent, reply?.root, quotes].some((uri) => us.includes(ownerOf(uri) ?? ''))

function heard(did: string, { text, beside, languages }: Post, who: Recent<Who | null>): Overheard {
  const known = who.get(did)
  return {
    text: beside ? `${text}\n\n${beside}` : text,
    from: known ? [did, known.handle, known.name].filter(Boolean) : [did],
    ...(languages[0] && { language: languages[0] }),
    site: 'bsky.app',
  }
}
