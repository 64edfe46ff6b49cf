import { useRouterState } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

/** In a row of places that scrolls sideways, as on a phone, the one where one is comes in sight. @returns what holds the row */
export function useInSight<T extends HTMLElement>(): RefObject<T | null> {
  const row = useRef<T>(null)
  // Where one goes is what the effect is about, though it does not read it.
  const where = useRouterState({ select: ({ location }) => location.pathname })
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [where])
  return row
}
