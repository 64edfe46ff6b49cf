/** The way back from what was done in one go: a button in its message, and a key for the last of them. */
import { notifications } from '@mantine/notifications'
import { createElement, useCallback } from 'react'
import { undoChanges } from '../../contract/conversation.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem, toastWith } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { UndoMessage } from './undo-message.tsx'

/** Long enough to read what was done and to think better of it. */
const shownMs = 12_000

let last: { batchId: string; note: string } | null = null

export function useUndo() {
  const { words, language } = useSpeech()
  const { queue } = words

  const undo = useCallback(
    async (batchId = last?.batchId) => {
      if (!batchId) return
      if (last?.batchId === batchId) {
        notifications.hide(last.note)
        last = null
      }
      try {
        const { undone, kept } = await call(undoChanges, { id: batchId })
        toast([queue.undid(undone), ...(kept > 0 ? [queue.undidNot(kept)] : [])].join('. '))
      } catch (error) {
        toastProblem(tellProblem(problemOf(error), language, words))
      }
    },
    [queue, language, words],
  )

  /** Say what was done, with the way back. */
  const tell = useCallback(
    (message: string, batchId: string) => {
      const way = createElement(UndoMessage, { message, onUndo: () => void undo(batchId) })
      const note = toastWith(way, shownMs)
      last = { batchId, note }
    },
    [undo],
  )
  return { undo, tell }
}
