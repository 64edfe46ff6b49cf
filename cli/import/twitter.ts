/**
 * The archive that Twitter (X) gives of one's own account: scripts that each assign a list, `window.YTD.tweets.part0 = [...]`, in parts
 * when there are many. It is never run, only read. It holds what we said, and of what others said only in private messages.
 */
import { Unusable } from '../command.ts'
import { objectsIn } from './json.ts'
import type { Member } from './member.ts'
import { membersOf } from './members.ts'
import { keptAside, longestObject, numberedObjects, type Read, refused } from './objects.ts'
import { asItem, type Found, type Place, start } from './record.ts'
import type { Source } from './source.ts'
import { momentOf, readAccount, readDirect, readTweet, type Us } from './tweet.ts'

/** Archives of before 2019 have a file for each month. */
const tweetFiles = /^(?:.*\/)?(?:tweets?(?:-part\d+)?|js\/tweets\/\d{4}_\d\d)\.js$/
const accountFiles = /^(?:.*\/)?(?:account|js\/user_details)\.js$/
const directFiles = /^(?:.*\/)?direct-messages?(?:-part\d+)?\.js$/
const longFiles = /^(?:.*\/)?note-tweet(?:-part\d+)?\.js$/
/** Tweets that are long enough to be kept apart; more are not held in memory. */
const mostLong = 100_000

/**
 * Its lines count objects, over all files in it.
 * @param direct whether private messages come along
 * @throws Unusable when it is no such archive
 */
export async function* tweetsIn({ path }: Source, direct: boolean, from: Place = start): AsyncGenerator<Found> {
  const members = await membersOf(path)
  const named = (pattern: RegExp) =>
    members.filter(({ name }) => pattern.test(name)).toSorted((a, b) => inOrder(a.name, b.name))
  const ours = await accountIn(named(accountFiles), path)
  const tweets = named(tweetFiles)
  if (tweets.length === 0)
    throw new Unusable(`${path} holds no tweets.js: give the zip that Twitter sent, or the folder that it unpacks to`)
  const long = await longIn(named(longFiles))
  const whole = (at: Date, beginning: string) => long.get(secondOf(at))?.find((text) => begins(text, beginning)) ?? null
  const numbered = numberedObjects(from)
  yield* numbered(tweets, (value) => {
    const made = readTweet(value, ours, whole)
    if ('broken' in made) return refused(made.broken)
    return 'aside' in made ? keptAside(made.aside, made.id) : { items: [asItem(made.message)] }
  })
  yield* numbered(named(directFiles), (value) => (direct ? dialogue(value, ours) : leftOut(value)))
}

/** Parts by their number, months by their date. */
const inOrder = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

async function accountIn(files: readonly Member[], path: string): Promise<Us> {
  for (const file of files)
    for await (const found of objectsIn(file.read(), longestObject)) {
      const us = 'value' in found ? readAccount(found.value) : null
      if (us) return us
    }
  throw new Unusable(`${path} does not say whose it is: account.js belongs beside tweets.js, as in the zip`)
}

const secondOf = (at: Date) => Math.floor(at.getTime() / 1000)
const begins = (text: string, beginning: string) =>
  text.startsWith(beginning.replace(/…?\s*(https:\S+)?$/, '').slice(0, 60))

/** What is longer than a tweet may be stands in a file of its own, under another id: the moment and the beginning tell which is which. */
async function longIn(files: readonly Member[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>()
  for (const file of files)
    for await (const one of objectsIn(file.read(), longestObject)) {
      const { noteTweet } = ('value' in one ? one.value : {}) as {
        noteTweet?: { createdAt?: string; core?: { text?: string } }
      }
      const at = typeof noteTweet?.createdAt === 'string' ? momentOf(noteTweet.createdAt) : null
      const text = noteTweet?.core?.text
      if (!at || typeof text !== 'string' || found.size >= mostLong) continue
      found.set(secondOf(at), [...(found.get(secondOf(at)) ?? []), text])
    }
  return found
}

/** Those of two people. Oldest first, so that it reads as it was said. */
function dialogue(value: object, ours: Us): Read {
  const { id, messages } = conversationIn(value)
  const made = messages.map((one) => readDirect(one, id, ours))
  const said = made.flatMap((one) => ('message' in one ? one.message : []))
  return {
    items: said.toSorted((a, b) => ((a.published ?? '') < (b.published ?? '') ? -1 : 1)).map(asItem),
    aside: made.flatMap((one) => ('aside' in one ? { kind: 'other', id: one.id, why: one.aside } : [])),
    broken: made.flatMap((one) => ('broken' in one ? { why: one.broken } : [])),
  }
}

function leftOut(value: object): Read {
  const { id, messages } = conversationIn(value)
  return keptAside(`${messages.length} private messages: they are left out, unless you import with --direct.`, id)
}

function conversationIn(value: object): { id: string; messages: readonly unknown[] } {
  const { conversationId, messages } = (value as { dmConversation?: Record<string, unknown> }).dmConversation ?? {}
  const id = typeof conversationId === 'string' ? conversationId.slice(0, 200) : 'unknown'
  return { id, messages: Array.isArray(messages) ? messages : [] }
}
