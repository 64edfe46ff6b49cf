/** Whether the sheet for writing down is open, and what is filled in already. Anything on any page may open it. */
import { useSyncExternalStore } from 'react'

export type LogStart = {
  /** Who it was, when that is known. */
  contact?: { id: string; name: string } | undefined
  /** A number in E.164, or as it was typed. */
  number?: string | undefined
  conversationId?: string | undefined
  /** A call of the exchange: it is about that one. */
  callId?: string | undefined
  direction?: 'in' | 'out' | undefined
  /** It stands in a conversation already: only the remark is still missing. */
  entered?: boolean
}

/** What somebody has filled in. */
export type LogFields = {
  kind: 'phone' | 'offline'
  direction: 'in' | 'out'
  place: string
  typed: string
  chosen: { id: string; name: string } | undefined
  /** A conversation, or 'new'. */
  about: string
  text: string
  agreed: string
  /** What was agreed is written down as a commitment. */
  commits: boolean
}

let open: LogStart | null = null
let kept: { of: string; fields: LogFields } | null = null

/** What a sheet is about: what was typed for one call is not for another. */
const aboutOf = ({ callId, conversationId, contact }: LogStart) => `${callId} ${conversationId} ${contact?.id}`

/** Closing the sheet loses nothing: what was typed stands there when it opens again for the same. */
export const keepLog = (start: LogStart, fields: LogFields): void => {
  kept = { of: aboutOf(start), fields }
}
export const forgetLog = (): void => {
  kept = null
}
export const keptLog = (start: LogStart): LogFields | undefined =>
  kept?.of === aboutOf(start) && `${kept.fields.text}${kept.fields.agreed}`.trim() !== '' ? kept.fields : undefined

const hearers = new Set<() => void>()

function set(next: LogStart | null): void {
  open = next
  for (const hear of hearers) hear()
}

export const openLogSheet = (start: LogStart = {}): void => set(start)
export const closeLogSheet = (): void => set(null)

export const useLogSheet = (): LogStart | null =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => open,
  )
