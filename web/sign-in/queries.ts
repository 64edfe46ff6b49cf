import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { readMySignIn, readSignInRules } from '../../contract/sign-in.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'

export const mySignInQuery = queryOptions({
  queryKey: ['me', 'sign-in'],
  queryFn: ({ signal }) => call(readMySignIn, {}, { signal }),
})

export const signInRulesQuery = queryOptions({
  queryKey: ['sign-in rules'],
  queryFn: ({ signal }) => call(readSignInRules, {}, { signal }),
})

/** Do something about how I sign in, show how it stands then, and say what came of it. */
export function useSignInAct() {
  const { words, language } = useSpeech()
  const queries = useQueryClient()
  return async <T>(act: () => Promise<T>, done: (result: T) => string): Promise<void> => {
    try {
      const result = await act()
      toast(done(result))
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      await queries.invalidateQueries({ queryKey: mySignInQuery.queryKey })
    }
  }
}
