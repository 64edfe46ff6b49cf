/**
 * Somebody on another server: asked once, remembered for a month. What they say of themselves is believed only where they stand: at the
 * address that is their id, with a key that says that it is theirs.
 */
import { cleanLine } from '../../domain/message/text.ts'
import type { Telling } from '../kit/channel.ts'
import { linksIn } from '../kit/links.ts'
import { readJson } from '../kit/trouble.ts'
import { accepted, asThing, idOf, listOf, sameOrigin, type Thing, textOf } from './activity.ts'
import { sign } from './signature.ts'

export type Stranger = {
  id: string
  name: string
  handle: string
  url?: string
  inbox: string
  followers: string | null
  /** Where they say on their profile that they also are; absent of whom we remember from before we asked. */
  links?: string[]
  /** Their keys by id. */
  keys: Record<string, string>
}

/** `gone`: their own server says so. */
export type Found = { state: 'found'; who: Stranger } | { state: 'gone' } | { state: 'unknown'; reason: string }

type Asking = Pick<Telling, 'memory' | 'reach' | 'home' | 'clock'>

const remembered = (id: string) => `who ${id}`
const month = 30 * 86_400_000

export async function recall({ memory }: Pick<Asking, 'memory'>, id: string): Promise<Stranger | null> {
  return ((await memory.get(remembered(id))) as Stranger | undefined) ?? null
}

export const forget = ({ memory }: Pick<Asking, 'memory'>, id: string) => memory.delete(remembered(id))

/** Whom we know, else whoever stands there. */
export async function findStranger(asking: Asking, id: string): Promise<Found> {
  const who = await recall(asking, id)
  return who ? { state: 'found', who } : askStranger(asking, id)
}

/** Ask at their own address, whatever we remember. */
export async function askStranger(asking: Asking, id: string): Promise<Found> {
  const document = await ask(asking, id)
  if (document.state !== 'found') return document
  const who = readStranger(document.thing)
  if (who?.id !== id) return { state: 'unknown', reason: `${id} is nobody who can be written to` }
  await asking.memory.set(remembered(id), who, new Date(asking.clock().getTime() + month))
  return { state: 'found', who }
}

/** Whose key it is: most servers write it with the person, some let it stand apart and say there whose it is. */
export async function findKeyOwner(asking: Asking, keyId: string): Promise<Found> {
  const document = await ask(asking, keyId.replace(/#.*$/s, ''))
  if (document.state !== 'found') return document
  const { thing } = document
  const owner = idOf(asThing(listOf(thing.publicKey)[0])?.owner) ?? idOf(thing.owner) ?? idOf(thing)
  if (!owner || !sameOrigin(owner, keyId)) return { state: 'unknown', reason: `${keyId} is nobody’s key` }
  return askStranger(asking, owner)
}

async function ask(
  asking: Asking,
  url: string,
): Promise<{ state: 'found'; thing: Thing } | Exclude<Found, { state: 'found' }>> {
  const unknown = (reason: string) => ({ state: 'unknown' as const, reason })
  if (!idOf(url)) return unknown(`${cleanLine(url, 100)} is not an address`)
  try {
    // Servers that show nothing to strangers show it to whoever signs.
    const asked = { method: 'GET', url, headers: { accept: accepted } }
    const headers = await sign(asking, asked, 'draft-cavage-http-signatures-12')
    const { status, body } = await asking.reach(url, { method: 'GET', headers })
    if (status === 404 || status === 410) return { state: 'gone' }
    const thing = status === 200 ? asThing(readJson(body)) : null
    return thing ? { state: 'found', thing } : unknown(`${new URL(url).host} answers ${status}`)
  } catch (error) {
    return unknown(error instanceof Error ? error.message : 'it cannot be reached')
  }
}

/** @returns null when it is nobody who can be written to */
export function readStranger(thing: Thing): Stranger | null {
  const [id, inbox] = [idOf(thing), idOf(thing.inbox)]
  if (!id || !inbox) return null
  const user = cleanLine(textOf(thing.preferredUsername)).replace(/[\s@]/g, '')
  const url = listOf(thing.url).map((one) => idOf(asThing(one)?.href ?? one))[0]
  const keys = listOf(thing.publicKey).flatMap((one) => {
    const key = asThing(one)
    const [keyId, pem] = [idOf(key), textOf(key?.publicKeyPem)]
    return keyId && pem && pem.length < 5000 && idOf(key?.owner) === id ? [[keyId, pem] as const] : []
  })
  const links = linksIn(listOf(thing.attachment).map((one) => textOf(asThing(one)?.value)))
  return {
    id,
    ...(links.length > 0 && { links }),
    name: cleanLine(textOf(thing.name)) || user,
    handle: user && `@${user}@${new URL(id).host}`,
    ...(url && { url }),
    inbox,
    followers: idOf(thing.followers),
    keys: Object.fromEntries(keys.slice(0, 5)),
  }
}
