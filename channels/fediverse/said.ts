/** What was said to us, by whom: only they change or delete it, and an answer goes no further than it did. */
import type { Telling } from '../kit/channel.ts'
import type { Circle } from './activity.ts'

export type Said = { by: string; circle: Circle }

type Remembering = Pick<Telling, 'memory' | 'clock'>

const said = (id: string) => `said ${id}`
const gone = (id: string) => `gone ${id}`
const day = 86_400_000
const inDays = ({ clock }: Remembering, days: number) => new Date(clock().getTime() + days * day)

export const readSaid = async ({ memory }: Pick<Remembering, 'memory'>, id: string) =>
  (await memory.get(said(id))) as Said | undefined

/** Two years: nobody changes what they said so long ago. */
export const keepSaid = (asked: Remembering, id: string, one: Said) =>
  asked.memory.set(said(id), one, inDays(asked, 730))

export const forgetSaid = ({ memory }: Remembering, id: string) => memory.delete(said(id))

/** As long as servers try again to deliver what went before. */
export const rememberGone = (asked: Remembering, id: string) => asked.memory.set(gone(id), true, inDays(asked, 3))

export const wasTakenBack = async ({ memory }: Remembering, id: string) => (await memory.get(gone(id))) !== undefined
