/** Doing something to a person: what goes wrong is said, and what is shown of them is asked for again. */
import { useQueryClient } from '@tanstack/react-query'
import { problemOf } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'

export function useContactActs() {
  const queries = useQueryClient()
  const { words, language } = useSpeech()
  return {
    /** @returns whether it was done */
    async attempt(work: () => Promise<unknown>): Promise<boolean> {
      try {
        await work()
        return true
      } catch (error) {
        toastProblem(tellProblem(problemOf(error), language, words))
        return false
      } finally {
        void queries.invalidateQueries({ queryKey: ['contact'] })
      }
    },
  }
}
