/** A canned response is chosen: its text comes where the slash was, what it does goes along; without a text it is done at once. */
import type { RefObject } from 'react'
import { useState } from 'react'
import { type Canned, useCanned as takeUp } from '../../contract/canned.ts'
import { undoChanges } from '../../contract/conversation.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import type { ComposerDraft } from './draft.ts'
import { insertAt, type Trigger } from './insert.ts'

export function useTakingUp(
  draft: ComposerDraft,
  at: { conversationId: string; channelId: string },
  box: RefObject<HTMLTextAreaElement | null>,
) {
  const { words, language } = useSpeech()
  /** What was done at once, as long as it can be undone here. */
  const [done, setDone] = useState<{ name: string; batchId: string } | null>(null)
  const unless = (error: unknown) => toastProblem(tellProblem(problemOf(error), language, words))

  return {
    done,
    take: async ({ id, name }: Pick<Canned, 'id' | 'name'>, { from, to }: Pick<Trigger, 'from' | 'to'>) => {
      try {
        const { text, changes, batchId } = await call(takeUp, { id, ...at })
        if (box.current) insertAt(box.current, from, to, text)
        if (changes.length > 0) draft.set({ changes: [...draft.get().kept.changes, ...changes] })
        if (batchId) setDone({ name, batchId })
      } catch (error) {
        unless(error)
      }
    },
    undo: async () => {
      if (!done) return
      try {
        await call(undoChanges, { id: done.batchId })
        toast(words.writing.undone)
      } catch (error) {
        unless(error)
      }
      setDone(null)
    },
  }
}
