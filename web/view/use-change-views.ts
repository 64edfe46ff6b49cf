import { useQueryClient } from '@tanstack/react-query'
import { problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { viewsQuery } from './queries.ts'

/** Runs a change of views and says what came of it. @returns what the change answered, or null when it was refused */
export function useChangeViews() {
  const { words, language } = useSpeech()
  const queries = useQueryClient()
  return async <T>(work: () => Promise<T>, done?: string): Promise<T | null> => {
    try {
      const answer = await work()
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey })
      void queries.invalidateQueries({ queryKey: ['counts'] })
      if (done) toast(done)
      return answer
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return null
    }
  }
}
