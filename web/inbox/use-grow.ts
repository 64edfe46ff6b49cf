/** A box as tall as its text, up to what the stylesheet allows, in browsers where the stylesheet cannot say so itself. */
import { type RefObject, useLayoutEffect } from 'react'

/** From so many characters it is surely as tall as it gets; see `data-long` in the stylesheet. */
export const surelyFull = 3_000

export function useGrow(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  const long = text.length > surelyFull
  const measured = long ? '' : text
  useLayoutEffect(() => {
    const element = box.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = long || measured === '' ? '' : 'auto'
    if (!long) element.style.height = `${element.scrollHeight + 2}px`
  }, [box, measured, long])
}
