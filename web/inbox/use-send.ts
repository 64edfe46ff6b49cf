/** Sending: the server checks that its writer had read everything. When not, the text stays and the news is shown. */
import { useState } from 'react'
import { type Conversation, type StaleNews, sendReply } from '../../contract/conversation.ts'
import type { Problem } from '../../contract/endpoint.ts'
import { call, problemOf } from '../kit/call.ts'
import { useConnection } from '../live/connect.ts'
import { live } from '../live/store.ts'
import { noteTypingDone } from '../presence/be-present.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import type { ComposerDraft } from './draft.ts'

export function useSend(conversation: Conversation, draft: ComposerDraft) {
  const { words, language } = useSpeech()
  const [busy, setBusy] = useState(false)
  const connection = useConnection()
  const [failure, setFailure] = useState<Problem | null>(null)
  const [refused, setRefused] = useState(false)
  /** Asked whether what was private may go on in public; holds what was read when it was asked. */
  const [asksOpenly, setAsksOpenly] = useState<number | null>(null)

  /** @param said how many messages its writer has seen */
  const send = async (said: number, openly = false) => {
    if (busy || draft.kept.text.trim() === '') return
    setBusy(true)
    setFailure(null)
    try {
      await draft.save()
      const { kept, server } = draft.get()
      const answer = await call(sendReply, {
        id: conversation.id,
        text: kept.text.trimEnd(),
        said,
        // The same version of a draft is one answer, whoever sends it and however often.
        key: `${kept.id}-${kept.base}`,
        draftId: kept.id ?? undefined,
        files: server?.files.map(({ id }) => id),
        via: kept.via,
        changes: kept.changes,
        ...(openly && { openly }),
      })
      live.learn({ conversations: [answer.conversation], messages: [answer.message] })
      draft.sent(answer.conversation.said)
      noteTypingDone()
      setRefused(false)
      focusMessage(answer.message.id)
    } catch (error) {
      const problem = problemOf(error)
      const news = newsIn(problem)
      if (news) {
        live.learn({ conversations: [news.conversation], messages: news.messages })
        setRefused(true)
      } else if (problem.code === 'goes-public') setAsksOpenly(said)
      else setFailure(problem)
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
    asksOpenly: asksOpenly !== null,
    sendOpenly: () => send(asksOpenly ?? conversation.said, true),
    stayPrivate: () => setAsksOpenly(null),
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
