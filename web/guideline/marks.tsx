/** The words that hints are about, underlined in place: a picture behind the box with the same letters, none of which is seen. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Hint } from '../../contract/guideline.ts'
import css from './marks.module.css'

/** Drawing a longer text anew at each key would be felt. */
const longestMarked = 6_000

export function Marks(props: { box: RefObject<HTMLTextAreaElement | null>; text: string; hints: readonly Hint[] }) {
  const { box, text, hints } = props
  const picture = useRef<HTMLDivElement>(null)
  const spans = apart(hints)
  const drawn = spans.length > 0 && text.length <= longestMarked
  useLayoutEffect(() => {
    const [element, behind] = [box.current, picture.current]
    if (!element || !behind) return
    // The bar that scrolls the box takes room from its lines.
    behind.style.width = `${element.clientWidth}px`
    behind.scrollTop = element.scrollTop
  })
  useEffect(() => {
    const element = box.current
    if (!element || !drawn) return
    const follow = () => {
      if (picture.current) picture.current.scrollTop = element.scrollTop
    }
    element.addEventListener('scroll', follow, { passive: true })
    return () => element.removeEventListener('scroll', follow)
  }, [box, drawn])
  if (!drawn) return null
  return (
    <div ref={picture} className={css.picture} aria-hidden dir="auto">
      {spans.map(({ from, until, kind }, index) => (
        <span key={`${from} ${kind}`}>
          {text.slice(spans[index - 1]?.until ?? 0, from)}
          <mark className={css.mark} data-kind={kind}>
            {text.slice(from, until)}
          </mark>
        </span>
      ))}
      {text.slice(spans.at(-1)?.until ?? 0)}
      {'\n'}
    </div>
  )
}

/** In the order of the text, none over another. */
function apart(hints: readonly Hint[]): Hint[] {
  const found: Hint[] = []
  for (const hint of hints.toSorted((a, b) => a.from - b.from))
    if (hint.until > hint.from && hint.from >= (found.at(-1)?.until ?? 0)) found.push(hint)
  return found
}
