/** How long an answer is, where its channel has a limit. */
import { useMemo } from 'react'
import type { Way } from '../../contract/way.ts'
import { measure } from './measure.ts'

/** `over` is in units of the channel, 0 where it fits. */
export function useLength(text: string, way: Way | undefined): { n: number; most: number | undefined; over: number } {
  const most = way?.rules.maxLength
  const counts = way?.rules.counts ?? 'utf16'
  return useMemo(() => {
    const n = most === undefined ? 0 : measure(text.trimEnd(), counts)
    return { n, most, over: most === undefined ? 0 : Math.max(0, n - most) }
  }, [text, most, counts])
}
