/**
 * What somebody lets stand in the draft of a conversation: on this device, for these words, until it is sent. Nobody else learns of it,
 * and it is counted nowhere.
 */
import { useCallback, useMemo } from 'react'
import { useRemembered } from '../kit/remembered.ts'

/** By what it is about (`keyOf`), with the reason where one was given. */
type Stands = Readonly<Record<string, string>>

const most = 50

export function useLetStand(conversationId: string) {
  const [kept, keep] = useRemembered<string>(`laat-staan.${conversationId}`, '')
  const stands = useMemo(() => read(kept), [kept])
  const set = useCallback(
    (next: Stands) => keep(JSON.stringify(Object.fromEntries(Object.entries(next).slice(-most)))),
    [keep],
  )
  return {
    stands,
    letStand: (keys: readonly string[], why = '') =>
      set({ ...stands, ...Object.fromEntries(keys.map((key) => [key, why])) }),
    /** It is shown again. */
    takeBack: (key: string) => set(Object.fromEntries(Object.entries(stands).filter(([other]) => other !== key))),
    forget: useCallback(() => keep(''), [keep]),
  }
}

function read(kept: string): Stands {
  try {
    const stored: unknown = JSON.parse(kept || '{}')
    return typeof stored === 'object' && stored !== null ? (stored as Stands) : {}
  } catch {
    return {}
  }
}
