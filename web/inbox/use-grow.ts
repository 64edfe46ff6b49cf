/** A box as tall as its text, up to what the stylesheet allows. */
import { type RefObject, useLayoutEffect } from 'react'

/** From so many characters it is as tall as it gets; measuring a long text at each key would be felt. */
const surelyFull = 3_000

export function useGrow(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  const measured = text.length > surelyFull ? '' : text
  const full = text.length > surelyFull
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it measures
  useLayoutEffect(() => {
    const element = box.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = full ? '100vh' : 'auto'
    if (!full) element.style.height = `${element.scrollHeight + 2}px`
  }, [box, measured, full])
}
