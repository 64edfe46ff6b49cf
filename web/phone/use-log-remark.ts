/** Sends what was written down; says what is wrong in place. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { logRemark } from '../../contract/phone.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import type { LogFields, LogStart } from './log-sheet-store.ts'

/** Digits and what stands between them: then it is meant as a number. */
const looksLikeNumber = /^\+?[\d\s().\-/]{5,}$/

export function useLogRemark(onDone: (conversationId: string) => void) {
  const { words, language } = useSpeech()
  const navigate = useNavigate()
  const client = useQueryClient()
  const key = useRef(crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ number: string | null; other: string | null }>({ number: null, other: null })

  const send = async (draft: LogFields & { start: LogStart }) => {
    const { start, chosen, about } = draft
    const typed = draft.typed.trim()
    const isNumber = looksLikeNumber.test(typed)
    const number = isNumber ? typed : start.number
    setBusy(true)
    setProblem({ number: null, other: null })
    try {
      const { conversation, message } = await call(logRemark, {
        key: key.current,
        kind: draft.kind,
        direction: draft.direction,
        text: draft.text,
        ...(chosen && { contactId: chosen.id }),
        ...(number && { number }),
        ...(!chosen && typed && !isNumber && { name: typed }),
        ...(chosen && about !== 'new' && !start.entered && { conversationId: about }),
        ...(draft.agreed.trim() && { agreed: draft.agreed }),
        ...(draft.place.trim() && { where: draft.place }),
        ...(start.callId && { callId: start.callId }),
      })
      live.learn({ conversations: [conversation], messages: [message] })
      void client.invalidateQueries({ queryKey: ['calls-to-note'] })
      toast(words.phone.saved(conversation.number))
      onDone(conversation.id)
      void navigate({
        to: '/gesprekken/$conversation',
        params: { conversation: conversation.id },
        search: (kept) => kept,
      })
    } catch (error) {
      const { fields } = problemOf(error)
      const isWrong = fields?.some(({ path }) => path === 'number') ?? false
      setProblem({
        number: isWrong ? words.phone.numberWrong : null,
        other: isWrong ? null : tellProblem(problemOf(error), language, words),
      })
    } finally {
      setBusy(false)
    }
  }
  return { send, busy, problem }
}
