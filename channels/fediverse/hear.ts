/** Our inbox: whoever wants to tell us something signs it. The signature is looked at first; the words only when it is right. */
import type { Asked, Told } from '../kit/channel.ts'
import { readJson } from '../kit/trouble.ts'
import { asThing, idOf, isA, type Thing } from './activity.ts'
import { type Claim, claimOf, isNow, isSignedWith } from './signature.ts'
import { findKeyOwner, recall, type Stranger } from './stranger.ts'
import { takeGone, takeIn } from './take-in.ts'

export async function hear(asked: Asked): Promise<Told> {
  const claim = claimOf(asked.request)
  if (!claim) return refuse(401, 'Sign it, with the digest of the body (RFC 9421 or draft-cavage-http-signatures-12).')
  if (!isNow(claim, asked.clock())) return refuse(401, 'It was not signed today: look at the clock.')
  const signer = await findSigner(asked, claim)
  const activity = () => asThing(readJson(Buffer.from(asked.request.body)))
  if (signer === 'gone') return hearOfGone(asked, claim, activity())
  if (!signer) return refuse(401, 'The signature is not right.')
  const told = activity()
  if (!told) return refuse(400, 'It is not an activity in JSON.')
  if (idOf(told.actor) !== signer.id) return refuse(403, 'Who signs should be who does it.')
  return takeIn(asked, signer, told)
}

export const refuse = (status: number, detail: string): Told => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ status, detail }),
  items: [],
})

const ownerOf = (keyId: string) => `key ${keyId}`

/** @returns null when it cannot be shown that they signed it */
async function findSigner(asked: Asked, { keyId }: Claim): Promise<Stranger | 'gone' | null> {
  const { memory, request } = asked
  const isTheirs = async (who: Stranger | null) => {
    const pem = who?.keys[keyId]
    return pem !== undefined && (await isSignedWith(request, keyId, pem))
  }
  const known = await memory.get(ownerOf(keyId))
  const remembered = typeof known === 'string' ? await recall(asked, known) : null
  if (remembered && (await isTheirs(remembered))) return remembered
  const found = await findKeyOwner(asked, keyId)
  if (found.state === 'gone') return 'gone'
  if (found.state === 'unknown' || !(await isTheirs(found.who))) return null
  await memory.set(ownerOf(keyId), found.who.id, new Date(asked.clock().getTime() + 30 * 86_400_000))
  return found.who
}

/**
 * Of an account that is deleted the signature can no longer be checked, and every server in the world is told. Their own server just
 * told us that it is gone, so it is true; it matters when we knew them.
 */
async function hearOfGone(asked: Asked, { keyId }: Claim, activity: Thing | null): Promise<Told> {
  const id = idOf(activity?.object)
  const deletesItself = activity && isA(activity, 'Delete') && id !== null && idOf(activity.actor) === id
  if (!deletesItself || !keyId.startsWith(id)) return refuse(401, 'The signature is not right.')
  const who = await recall(asked, id)
  return who ? takeGone(asked, who, activity) : { status: 202, items: [] }
}
