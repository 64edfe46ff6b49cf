/** Joining people and taking them apart, each with the way back in its message. */
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { joinContacts, joinContactsAgain, keepContactsApart, takeContactsApart } from '../../contract/contact-join.ts'
import { UndoMessage } from '../inbox/undo-message.tsx'
import { call, problemOf } from '../kit/call.ts'
import { toastProblem, toastWith } from '../kit/toast.ts'
import { contactWords } from '../words/contact.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'

const shownMs = 12_000
/** Only what was done last can simply be undone. */
let last = ''
type Named = { id: string; name: string }

export function useJoiningContacts() {
  const queries = useQueryClient()
  const { words: all, language } = useSpeech()
  const words = useWordsOf(contactWords)
  const called = (name: string) => name || words.unknown

  /** What goes wrong is said; the caller only learns whether it was done. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
      return null
    } finally {
      void queries.invalidateQueries({ queryKey: ['contact'] })
    }
  }
  const tell = (message: string, undo: () => Promise<unknown>) => {
    const onUndo = () => {
      notifications.hide(note)
      void attempt(undo)
    }
    notifications.hide(last)
    const note = toastWith(createElement(UndoMessage, { message, onUndo, keyless: true }), shownMs)
    last = note
  }

  return {
    /** @returns 'kept apart' when a colleague did so and nobody said that it is meant */
    async join(into: string, other: Named, anyway = false): Promise<'joined' | 'kept apart' | null> {
      try {
        const { joinId } = await call(joinContacts, { id: into, with: other.id, anyway })
        void queries.invalidateQueries({ queryKey: ['contact'] })
        tell(words.joined(called(other.name)), () => call(takeContactsApart, { id: joinId, apart: false }))
        return 'joined'
      } catch (error) {
        const problem = problemOf(error)
        if (problem.code === 'kept-apart') return 'kept apart'
        toastProblem(tellProblem(problem, language, all))
        return null
      }
    },
    async takeApart(joinId: string, name: string): Promise<void> {
      const done = await attempt(() => call(takeContactsApart, { id: joinId, apart: true }))
      if (done !== null) tell(words.apart(called(name)), () => call(joinContactsAgain, { id: joinId }))
    },
    async keepApart(id: string, other: Named): Promise<void> {
      const done = await attempt(() => call(keepContactsApart, { id, other: other.id, apart: true }))
      if (done !== null)
        tell(words.keptApart(called(other.name)), () => call(keepContactsApart, { id, other: other.id, apart: false }))
    },
  }
}
