import { type TouchEvent, useRef } from 'react'

const far = 72

/** A clear movement of one finger to the side; scrolling and things that scroll sideways by themselves are left alone. */
export function useSwipe(to: { onLeft: () => void; onRight: () => void }) {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onTouchStart: (event: TouchEvent) => {
      const touch = event.touches[0]
      const alone = event.touches.length === 1 && touch && !scrollsSideways(event.target)
      from.current = alone ? { x: touch.clientX, y: touch.clientY } : null
    },
    onTouchEnd: (event: TouchEvent) => {
      const touch = event.changedTouches[0]
      if (!from.current || !touch) return
      const [right, down] = [touch.clientX - from.current.x, touch.clientY - from.current.y]
      from.current = null
      if (Math.abs(right) < far || Math.abs(right) < 2 * Math.abs(down)) return
      if (right > 0) to.onRight()
      else to.onLeft()
    },
  }
}

function scrollsSideways(target: EventTarget): boolean {
  let element = target instanceof Element ? target : null
  while (element) {
    if (element.matches('textarea, input') || element.scrollWidth > element.clientWidth + 4) return true
    element = element.parentElement
  }
  return false
}
