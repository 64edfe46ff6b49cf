/** Take the next conversation, open it, and say why it is this one. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { takeNext } from '../../contract/next.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { useLabels } from '../label/queries.ts'
import { live } from '../live/store.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { useUndo } from './use-undo.ts'

export function useNext() {
  const { words, language } = useSpeech()
  const navigate = useNavigate()
  const { byId: labels } = useLabels()
  const { tell } = useUndo()
  const [busy, setBusy] = useState(false)
  // A key that is held down asks once.
  const asking = useRef(false)
  const next = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    setBusy(true)
    try {
      const { next: given } = await call(takeNext, {})
      if (!given) return toast(words.queue.nextNone)
      const { conversation, why, labelId, batchId } = given
      live.learn({ conversations: [conversation] })
      const { nextWhy } = words.queue
      const reason = why === 'skill' ? nextWhy.skill(labels[labelId ?? '']?.name ?? '…') : nextWhy[why]
      tell(words.queue.nextIs(conversation.contact.name, reason), batchId)
      await navigate({
        to: '/gesprekken/$conversation',
        params: { conversation: conversation.id },
        search: { owner: 'mine' },
      })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      asking.current = false
      setBusy(false)
    }
  }, [words, language, labels, tell, navigate])
  return { next, busy }
}
