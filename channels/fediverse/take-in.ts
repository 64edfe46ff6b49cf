/** What somebody did, now that we know that it was them: what is said to us comes in, who follows us is remembered, the rest is let go. */
import type { Asked, Told } from '../kit/channel.ts'
import {
  asThing,
  circleOf,
  idOf,
  isA,
  isNote,
  listOf,
  mentionsIn,
  ownNote,
  sameOrigin,
  type Thing,
} from './activity.ts'
import { deliver } from './deliver.ts'
import { forgetFollower, keepFollower } from './followers.ts'
import { writeItem } from './item.ts'
import { forgetSaid, keepSaid, readSaid, rememberGone, wasTakenBack } from './said.ts'
import { forget, readStranger, type Stranger } from './stranger.ts'

/** Nothing comes of it, and that is fine. */
const nothing: Told = { status: 202, items: [] }

export async function takeIn(asked: Asked, who: Stranger, activity: Thing): Promise<Told> {
  if (isA(activity, 'Create', 'Update')) return takeNote(asked, who, activity)
  if (isA(activity, 'Delete')) return takeDeletion(asked, who, activity)
  if (isA(activity, 'Follow')) return takeFollow(asked, who, activity)
  const undone = asThing(activity.object)
  const leaves = isA(activity, 'Block') || (isA(activity, 'Undo') && undone && isA(undone, 'Follow'))
  if (leaves) await forgetFollower(asked, who.id)
  return takeApplause(asked, who, activity)
}

async function takeNote(asked: Asked, who: Stranger, activity: Thing): Promise<Told> {
  const object = asThing(activity.object)
  const id = idOf(object)
  if (isA(activity, 'Update') && object && id === who.id) return takeProfile(asked, object, activity)
  if (!isNote(object) || !id || !sameOrigin(id, who.id) || idOf(listOf(object.attributedTo)[0]) !== who.id)
    return nothing
  const said = await readSaid(asked, id)
  const theirs = said ? said.by === who.id : isForUs(asked.home, object) && !(await wasTakenBack(asked, id))
  if (!theirs) return nothing
  await keepSaid(asked, id, { by: who.id, circle: circleOf(object, who.followers) })
  return { status: 202, items: [itemOf(asked, who, activity)] }
}

/** They look otherwise now; their keys are asked for again where they stand. */
async function takeProfile(asked: Asked, profile: Thing, activity: Thing): Promise<Told> {
  const now = readStranger(profile)
  if (!now) return nothing
  await forget(asked, now.id)
  return { status: 202, items: [itemOf(asked, now, activity)] }
}

/** It names us, or answers a note of ours. */
function isForUs(home: string, note: Thing): boolean {
  const addressed = [...listOf(note.to), ...listOf(note.cc)].some((one) => idOf(one) === home)
  const named = mentionsIn(note).some(({ id }) => id === home)
  return addressed || named || ownNote(home, idOf(note.inReplyTo)) !== null
}

async function takeDeletion(asked: Asked, who: Stranger, activity: Thing): Promise<Told> {
  const id = idOf(activity.object)
  if (id === who.id) return takeGone(asked, who, activity)
  if (!id || !sameOrigin(id, who.id)) return nothing
  const said = await readSaid(asked, id)
  // It may overtake what it deletes.
  if (!said) await rememberGone(asked, id)
  if (said?.by !== who.id) return nothing
  await forgetSaid(asked, id)
  return { status: 202, items: [itemOf(asked, who, activity)] }
}

/** Everything that they said goes. */
export async function takeGone(asked: Asked, who: Stranger, activity: Thing): Promise<Told> {
  await forgetFollower(asked, who.id)
  await forget(asked, who.id)
  return { status: 202, items: [itemOf(asked, who, activity)] }
}

/** They follow us when they have heard that they may; when that cannot be said now they ask again. */
async function takeFollow(asked: Asked, who: Stranger, activity: Thing): Promise<Told> {
  if (idOf(activity.object) !== asked.home) return nothing
  await keepFollower(asked, who)
  const accept = {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${asked.home}#accept-${encodeURIComponent(idOf(activity) ?? who.id)}`,
    type: 'Accept',
    actor: asked.home,
    object: activity,
  }
  const outcome = await deliver(asked, who.inbox, accept)
  return outcome.state === 'sent' || (outcome.state === 'not sent' && outcome.permanent)
    ? nothing
    : { status: 503, headers: { 'retry-after': '60' }, items: [] }
}

const itemOf = ({ home }: Asked, { id, name, handle, url, followers, links }: Stranger, activity: Thing) => ({
  bytes: writeItem({
    home,
    who: { id, name, handle, ...(url && { url }), followers, ...(links && { links }) },
    activity,
  }),
})

/** They like or pass on a note of ours, or something that was said to us; or they take that back. */
async function takeApplause(asked: Asked, who: Stranger, activity: Thing): Promise<Told> {
  const undone = isA(activity, 'Undo') ? asThing(activity.object) : null
  const applause = undone ?? activity
  const [id, about] = [idOf(applause), idOf(applause.object)]
  if (!isA(applause, 'Like', 'Announce') || !id || !about || !sameOrigin(id, who.id)) return nothing
  const isKnown = ownNote(asked.home, about) !== null || (await readSaid(asked, about)) !== undefined
  return isKnown ? { status: 202, items: [itemOf(asked, who, activity)] } : nothing
}
