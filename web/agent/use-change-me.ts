import { useQueryClient } from '@tanstack/react-query'
import { type Agent, changeMe } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { meQuery } from '../organisation/session.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'

/** Changes me at the server and on every screen that shows me. @returns whether it worked */
export function useChangeMe() {
  const { words, language } = useSpeech()
  const queries = useQueryClient()
  return async (change: Parameters<typeof call<typeof changeMe>>[1], done: string): Promise<boolean> => {
    try {
      const agent: Agent = await call(changeMe, change)
      live.learn({ agents: [agent] })
      queries.setQueryData(meQuery.queryKey, (me) => me && { ...me, agent })
      toast(done)
      return true
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return false
    }
  }
}
