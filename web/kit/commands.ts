/** What can be done with what is on the screen just now: a page says it, the palette offers it. */
import { useEffect, useRef } from 'react'
import type { Command } from './palette.tsx'

const offered = new Set<() => readonly Command[]>()

/** As long as the page is there. Asked for when the palette opens, so that it is what holds then. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const offer = () => latest.current
    offered.add(offer)
    return () => void offered.delete(offer)
  }, [])
}

export const commandsHere = (): Command[] => [...offered].flatMap((offer) => [...offer()])
