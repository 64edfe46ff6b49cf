/** Sending: the server checks that its writer had read everything. When not, the text stays and the news is shown. */
import { useState } from 'react'
import { type Conversation, type StaleNews, sendReply } from '../../contract/conversation.ts'
import type { Problem } from '../../contract/endpoint.ts'
import { call, problemOf } from '../kit/call.ts'
import { useConnection } from '../live/connect.ts'
import { live } from '../live/store.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import type { useDraft } from './draft.ts'

export function useSend(conversation: Conversation, draft: ReturnType<typeof useDraft>) {
  const { words, language } = useSpeech()
  const [busy, setBusy] = useState(false)
  const connection = useConnection()
  const [failure, setFailure] = useState<Problem | null>(null)
  const [refused, setRefused] = useState(false)

  /** @param said how many messages its writer has seen */
  const send = async (said: number) => {
    if (busy || !draft.draft || draft.draft.text.trim() === '') return
    const { text, key } = draft.draft
    setBusy(true)
    setFailure(null)
    try {
      const answer = await call(sendReply, { id: conversation.id, text: text.trimEnd(), said, key })
      live.learn({ conversations: [answer.conversation], messages: [answer.message] })
      draft.clear()
      setRefused(false)
      focusMessage(answer.message.id)
    } catch (error) {
      const problem = problemOf(error)
      const news = newsIn(problem)
      if (news) {
        live.learn({ conversations: [news.conversation], messages: news.messages })
        setRefused(true)
      } else setFailure(problem)
    } finally {
      setBusy(false)
    }
  }
  // Once the connection is back, that it was gone is no longer worth saying.
  const over = failure?.code === 'unreachable' && connection.is === 'live'
  return {
    send,
    busy,
    failure: failure && !over ? tellProblem(failure, language, words) : null,
    refused,
    settled: () => setRefused(false),
  }
}

/** Away from the empty box, to what was sent: there the keys work again, and a screen reader hears that it can be taken back. */
function focusMessage(id: string): void {
  requestAnimationFrame(() => document.getElementById(`bericht-${id}`)?.focus({ preventScroll: true }))
}

/** What a refused answer brings along. */
function newsIn(problem: Problem): StaleNews | null {
  if (problem.code !== 'stale-answer') return null
  return (problem.news as StaleNews | undefined) ?? null
}
