/**
 * The keyboard in the stream: j and k walk from post to post, and a key presses the button of the post that one is at, so that keys can
 * never do what a mouse cannot. What one was at is remembered by its place, so that putting something aside goes on to the next.
 */
import { type RefObject, useEffect, useRef } from 'react'
import { useKeys } from '../kit/keys.ts'

/** What a post can be told by a key: its button says so in `data-key`. */
export const postKeys = { open: 'Enter', join: 'r', choose: 'x' } as const

/** @param onEnd somebody walks past the last one that is there */
export function useWalking(list: RefObject<HTMLElement | null>, ids: readonly string[], onEnd: () => void) {
  const at = useRef({ id: '', index: -1 })
  const go = (index: number) => {
    const place = Math.max(0, Math.min(index, ids.length - 1))
    const id = ids[place]
    if (id === undefined) return
    at.current = { id, index: place }
    postOf(list.current, id)?.focus()
  }
  /** Before one is at any post, a key leads to the first. */
  const press = (key: string) => {
    const post = postOf(list.current, at.current.id)
    if (post) post.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click()
    else go(0)
  }
  const walk = (step: 1 | -1) => {
    const there = ids.indexOf(at.current.id)
    // What one was at is gone: the one that came in its place is next.
    if (there === -1) return go(at.current.index + Math.min(step, 0))
    if (there + step >= ids.length) onEnd()
    go(there + step)
  }
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    [postKeys.join]: () => press(postKeys.join),
    [postKeys.choose]: () => press(postKeys.choose),
  })
  useEffect(() => {
    const { id, index } = at.current
    if (index !== -1 && !ids.includes(id) && document.activeElement === document.body) go(index)
  }, [ids.join()])
  return {
    /** The post that one is at, or was last. */
    current: () => (ids.includes(at.current.id) ? at.current.id : undefined),
    press,
    onFocus: (id: string) => {
      at.current = { id, index: ids.indexOf(id) }
    },
  }
}

const postOf = (list: HTMLElement | null, id: string) =>
  list?.querySelector<HTMLElement>(`[data-post="${CSS.escape(id)}"]`)
