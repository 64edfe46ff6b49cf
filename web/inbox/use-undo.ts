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

/** What was done, in words, and what undoes it. */
type Done = { batchId: string; message: string }

let last: (Done & { note: string }) | null = null

export function useUndo() {
  const { words, language } = useSpeech()
  const { queue } = words

  const undo = useCallback(
    async (what: Done | null = last) => {
      if (!what) return
      if (last?.batchId === what.batchId) {
        notifications.hide(last.note)
        last = null
      }
      try {
        const { kept } = await call(undoChanges, { id: what.batchId })
        toast(kept > 0 ? queue.undidNot(kept) : queue.undid(what.message))
      } catch (error) {
        toastProblem(tellProblem(problemOf(error), language, words))
      }
    },
    [queue, language, words],
  )

  /** Say what was done, with the way back. */
  const tell = useCallback(
    (message: string, batchId: string) => {
      const way = createElement(UndoMessage, { message, onUndo: () => void undo({ batchId, message }) })
      const note = toastWith(way, shownMs)
      last = { batchId, message, note }
    },
    [undo],
  )
  return { undo, tell }
}
