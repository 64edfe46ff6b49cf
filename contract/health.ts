/** What the doctor finds: the same at the command line and on the screen. */
import * as z from 'zod/mini'
import { endpoint, time } from './endpoint.ts'

const topics = [
  'node',
  'folder',
  'disk',
  'key',
  'address',
  'stream',
  'clock',
  'store',
  'tables',
  'bell',
  'organisation',
  'passwords',
  'channels',
  'mail',
  'arrivals',
  'replies',
  'relay',
  'readers',
  'references',
  'sign-in',
  'backup',
] as const
export type Topic = (typeof topics)[number]

const said = z.object({ nl: z.string(), en: z.string() })
export type Said = z.infer<typeof said>

/** One thing that was looked at. `good` needs nothing; `look` and `wrong` say what to do. */
const finding = z.object({
  topic: z.enum(topics),
  /** Which one, where there are several: the name of a channel, a domain. */
  which: z.optional(z.string()),
  state: z.enum(['good', 'look', 'wrong']),
  says: said,
  /** Since when, or of when it is. */
  since: z.optional(time),
  /** What another machine said of it, in English; see `sayReason`. */
  because: z.optional(z.string()),
  advice: z.optional(said),
})
export type Finding = z.infer<typeof finding>

export const readHealth = endpoint({
  method: 'GET',
  path: '/api/v1/health',
  summary: 'Look at everything: store, disk, clock, channels, mail; what is wrong, in words, and what to do',
  needs: 'house.examine',
  answer: z.object({ at: time, findings: z.array(finding) }),
})

/** Three lines, half a second apart: whoever gets them all at once has something in between that holds streams back. */
export const tryStream = endpoint({
  method: 'GET',
  path: '/api/v1/house/stream',
  summary: 'A stream of a second and a half, to see whether it arrives as it is sent',
  needs: 'public',
  produces: 'text/event-stream',
})
