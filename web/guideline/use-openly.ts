/** Before something of one person comes into the open its writer is asked, once for the same words. */
import { useRef, useState } from 'react'
import type { Hint } from '../../contract/guideline.ts'
import { isWhole } from './carry.ts'
import type { Hints } from './use-hints.ts'

type Asking = { hints: readonly Hint[]; text: string; go: () => Promise<unknown> }

export function useOpenly(hints: Hints, text: string) {
  const [asking, setAsking] = useState<Asking | null>(null)
  /** The key may be pressed again before the answer is there. */
  const looking = useRef(false)
  // Whoever goes on writing has answered.
  const now = asking?.text === text ? asking : null
  return {
    /** The words that are asked about; null when nothing is. */
    asks: now?.hints.filter((hint) => !isWhole(hint)).map(({ from, until }) => text.slice(from, until)),
    send: async (go: () => Promise<unknown>) => {
      if (looking.current) return
      looking.current = true
      const found = await hints.inTheOpen()
      looking.current = false
      if (found.length > 0) setAsking({ hints: found, text, go })
      else await go()
    },
    sendAnyway: () => {
      hints.letStandAll(now?.hints ?? [])
      setAsking(null)
      void now?.go()
    },
    stay: () => setAsking(null),
  }
}
