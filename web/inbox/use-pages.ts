/** Fetching more of a conversation: what stands before and after what is there, its end, and what stands around a message. */
import { useState } from 'react'
import { listMessages } from '../../contract/conversation.ts'
import { call, problemOf } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import type { Thread } from '../live/state.ts'
import { live } from '../live/store.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'

type Part = { before?: string; after?: string; around?: string }

/**
 * Events that come while the answer is on its way are applied to it, so that nothing is missed between two parts.
 * @param ready called right before what comes is put in
 */
export async function learnPart(id: string, part: Part, ready: () => void = () => {}): Promise<void> {
  const { position } = live.get()
  const page = await call(listMessages, { id, ...part })
  const joins = part.before ?? part.after
  const { items: messages, before, after } = page
  ready()
  live.learn({ thread: { id, messages, before, after, ...(joins === undefined ? {} : { joins }) } }, position)
}

export function usePages(id: string, thread: Thread) {
  const { words, language } = useSpeech()
  const [loading, setLoading] = useState<'before' | 'after' | null>(null)
  const load = async (which: 'before' | 'after', part: Part, hold: () => void) => {
    setLoading(which)
    try {
      await learnPart(id, part, hold)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      setLoading(null)
    }
  }
  return {
    loading,
    earlier: (hold: () => void) =>
      thread.before === null ? undefined : load('before', { before: thread.before }, hold),
    later: (hold: () => void) => (thread.after === null ? undefined : load('after', { after: thread.after }, hold)),
  }
}
