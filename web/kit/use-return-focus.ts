import { useEffect, useState } from 'react'

/**
 * What closes gives the focus back to where it was when it opened; where that is gone too (a menu), to the heading of the page. So that
 * who works with the keyboard or hears the page is never left nowhere.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
        const heading = document.querySelector<HTMLElement>('#inhoud :is(h1, h2)[tabindex="-1"]')
        const place = isThere ? before : (heading ?? document.getElementById('inhoud'))
        place?.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
