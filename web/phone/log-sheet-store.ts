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

let open: LogStart | null = null
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
