/** Saying what a message really is, with the way back. The answer of the server is the truth, wherever the message is on the screen. */
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Message } from '../../contract/conversation.ts'
import type { Correction } from '../../contract/judgement.ts'
import { correctJudgement } from '../../contract/understanding.ts'
import { call, problemOf } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { backOf } from './corrections.ts'

/** What was said last, and what takes it back. */
export type Corrected = { said: Correction; back: Correction }

/** @returns how to say it; whether it was said is answered, and why not is told */
export function useSay(): (messageId: string, correction: Correction) => Promise<boolean> {
  const { words, language } = useSpeech()
  const queries = useQueryClient()
  return async (id, correction) => {
    try {
      const { message } = await call(correctJudgement, { id, ...correction })
      live.learn({ messages: [message] })
      queries.setQueriesData<Stream>({ queryKey: ['stream'] }, (stream) => stream && withMessage(stream, message))
      for (const queryKey of [['judgement', id], ['understanding']]) void queries.invalidateQueries({ queryKey })
      return true
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return false
    }
  }
}

export function useCorrect(message: Message) {
  const [corrected, setCorrected] = useState<Corrected | null>(null)
  const sayOf = useSay()
  const say = (correction: Correction) => sayOf(message.id, correction)
  return {
    corrected,
    correct: async (correction: Correction) => {
      if (!message.judgement) return
      const back = backOf(message.judgement, correction)
      if (await say(correction)) setCorrected({ said: correction, back })
    },
    undo: async () => {
      if (corrected && (await say(corrected.back))) setCorrected(null)
    },
  }
}

type Stream = InfiniteData<{ items: { message: Message }[] }>

function withMessage(stream: Stream, message: Message): Stream {
  const pages = stream.pages.map((page) => ({
    ...page,
    items: page.items.map((post) => (post.message.id === message.id ? { ...post, message } : post)),
  }))
  return { ...stream, pages }
}
