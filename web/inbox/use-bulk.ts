/** Something is done to one or many conversations at once; all of it is undone at once. */
import { useCallback } from 'react'
import { type Change, changeConversations } from '../../contract/conversation.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { useUndo } from './use-undo.ts'

export const nothingExpected = () => {}

/** @param expect told which conversations may leave the list because of what I did. `done` says it; else how many were changed does */
export function useBulk(expect: (id: string) => void = nothingExpected) {
  const { words, language } = useSpeech()
  const may = useMay('conversation.answer')
  const { undo, tell } = useUndo()
  const act = useCallback(
    async (ids: readonly string[], changes: readonly Change[], done?: string): Promise<boolean> => {
      if (!may || ids.length === 0) return false
      for (const id of ids) expect(id)
      try {
        const { batchId, changed } = await call(changeConversations, { ids: [...ids], changes: [...changes] })
        if (changed.length > 0) tell(done ?? words.queue.did(changed.length, ids.length), batchId)
        else toast(words.queue.didNothing)
        return true
      } catch (error) {
        toastProblem(tellProblem(problemOf(error), language, words))
        return false
      }
    },
    [may, expect, tell, language, words],
  )
  return { act, undo }
}
