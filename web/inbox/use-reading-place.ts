/** Keeping one's place in a conversation that grows at both ends. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Message } from '../../contract/conversation.ts'

/** So close to the end counts as reading the newest. */
const nearEnd = 80

/**
 * Where in the thread somebody reads: at the end new messages come into view, elsewhere they are counted and wait.
 * @param at the message that one came for; without it one begins at the end
 */
export function useReadingPlace(
  scroll: RefObject<HTMLElement | null>,
  messages: readonly Message[],
  at: string | undefined,
) {
  const atEnd = useRef(at === undefined)
  const height = useRef<number | null>(null)
  const seen = useRef(messages.at(-1)?.id)
  const [unseen, setUnseen] = useState(0)
  const newest = messages.at(-1)?.id

  const toEnd = useCallback(() => {
    const element = scroll.current
    if (element) element.scrollTop = element.scrollHeight
    setUnseen(0)
  }, [scroll])

  useLayoutEffect(() => {
    const element = scroll.current
    if (!element || height.current === null) return
    element.scrollTop += element.scrollHeight - height.current
    height.current = null
  })
  const begin = useRef(at)
  useLayoutEffect(() => {
    if (begin.current === undefined) toEnd()
  }, [toEnd])
  // Pictures and frames grow after they were drawn, and so does the answer below: at the end one stays at the end.
  useEffect(() => {
    const frame = scroll.current
    const list = frame?.querySelector('ol')
    if (!frame || !list) return
    const observer = new ResizeObserver(() => atEnd.current && toEnd())
    observer.observe(list)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [scroll, toEnd])
  useLayoutEffect(() => {
    if (newest === seen.current) return
    const known = messages.findIndex((message) => message.id === seen.current)
    const mine = messages.at(-1)?.delivery?.state === 'waiting'
    if (atEnd.current || mine) toEnd()
    else if (known >= 0) setUnseen((count) => count + messages.length - 1 - known)
    seen.current = newest
  }, [newest])

  return {
    unseen,
    toEnd,
    onScroll: () => {
      const element = scroll.current
      if (!element) return
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
      if (atEnd.current) setUnseen(0)
    },
    /** Called before messages are put in below that are not new: one stays where one reads. */
    stay: () => {
      atEnd.current = false
      seen.current = undefined
    },
    /** Called before messages are put in above: afterwards the same message stands in the same place. */
    holdPlace: () => {
      height.current = scroll.current?.scrollHeight ?? null
    },
  }
}
