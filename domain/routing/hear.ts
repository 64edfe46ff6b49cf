/** How somebody wants to hear that something is for them: what of it, in which way, and when not. */
import { type Hours, isWithin } from './hours.ts'

export const notificationKinds = [
  'mention',
  'assigned',
  'task',
  'reply',
  'followed',
  'rule',
  'channel',
  'danger',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

export type Hears = {
  /** Kinds of which one does not want to hear anything. */
  deaf: readonly NotificationKind[]
  sound: boolean
  push: boolean
  /** Together in one mail, when one has not looked for a while. */
  mail: boolean
  /** Nothing sounds, pushes or mails then; it waits in the list. */
  quiet: Hours | null
}

export const usualHearing: Hears = { deaf: [], sound: true, push: true, mail: true, quiet: null }

/** Whether it may make itself heard now, or waits in the list until one looks. Danger is always heard. */
export function mayDisturb(hears: Hears, kind: NotificationKind, at: Date, zone: string): boolean {
  return kind === 'danger' || (!hears.deaf.includes(kind) && !(hears.quiet && isWithin(hears.quiet, at, zone)))
}
