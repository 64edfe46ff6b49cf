/** What the readers of all formats hand over: one record of a file, with the messages that it holds. */
import type { Raw } from '../../channels/kit/channel.ts'

/** A place in a file, from which reading can go on. */
export type Place = { byte: number; line: number }

/** What a file holds that is no message, and so is not brought in as one. */
export type Aside = {
  kind: 'note' | 'label' | 'rating' | 'event' | 'deleted' | 'other'
  id?: string | undefined
  why: string
}

/** How a conversation stands in the program that it comes from. */
export type Standing = {
  workState: 'open' | 'pending' | 'snoozed' | 'answered'
  /** Since when the customer waits for an answer; absent when they do not. */
  since?: Date | undefined
  /** When one that sleeps wakes up; absent for "when the customer speaks". */
  until?: Date | undefined
  /** Mail address of the colleague who has it. */
  assignee?: string | undefined
  labels: readonly string[]
}

/** What colleagues wrote among themselves. */
export type Noted = { id: string; at: Date; by: { name: string; email?: string | undefined }; text: string }

export type Found = {
  /** The line on which it begins, and the place behind it. */
  line: number
  after: Place
  /** Its messages, oldest first, and what is brought with them. */
  items: readonly Raw[]
  standing?: Standing
  notes?: readonly Noted[]
  aside?: readonly Aside[]
  /** Why there is no (whole) message in it; one entry for each thing that is refused. */
  broken?: readonly { id?: string | undefined; why: string }[]
}

export const start: Place = { byte: 0, line: 1 }

/** A record that is one message. */
export const one = (line: number, after: Place, raw: Raw): Found => ({ line, after, items: [raw] })

/** A record that makes no message at all. */
export const broken = (line: number, after: Place, why: string, id?: string): Found => ({
  line,
  after,
  items: [],
  broken: [{ id, why }],
})

export const asItem = (message: object): Raw => ({ bytes: Buffer.from(JSON.stringify(message)), history: true })
