/** Who follows us. */
import type { Telling } from '../kit/channel.ts'
import type { Stranger } from './stranger.ts'

type Remembering = Pick<Telling, 'memory'>

const follower = (id: string) => `follower ${id}`

export const keepFollower = ({ memory }: Remembering, { id, inbox }: Stranger) => memory.set(follower(id), { inbox })
export const forgetFollower = ({ memory }: Remembering, id: string) => memory.delete(follower(id))

/** A thousand is as far as it counts. */
export const countFollowers = async ({ memory }: Remembering) => (await memory.keys(follower(''))).length
