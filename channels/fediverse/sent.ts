/** The notes that we sent, so that they can be looked up, changed and taken back. */
import type { Telling } from '../kit/channel.ts'
import type { Circle, Thing } from './activity.ts'

export type Kept = {
  /** As others read it; of what is not for everybody only what a change or a deletion needs. */
  note: Thing
  /** To whom it went. */
  to: string
  circle: Circle
  /** When it was taken back. */
  gone?: string
}

type Remembering = Pick<Telling, 'memory'>

const place = (key: string) => `note ${key}`

export const readNote = async ({ memory }: Remembering, key: string) =>
  (await memory.get(place(key))) as Kept | undefined

export const isOpen = ({ circle }: Pick<Kept, 'circle'>) => circle === 'public' || circle === 'quiet'

export async function keepNote({ memory }: Remembering, key: string, kept: Kept): Promise<void> {
  const { content: _, ...bare } = kept.note
  await memory.set(place(key), { ...kept, note: isOpen(kept) ? kept.note : bare })
}
