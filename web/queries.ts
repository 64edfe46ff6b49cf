/** The cache of answers. What is live stays right by events, so nothing is fetched again just because time passes or a tab is looked at. */
import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from './kit/call.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && passes(error),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
    mutations: { retry: false },
  },
})

/** Worth trying again by itself: the road or the store, not a refusal. */
function passes(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { status } = error.problem
  return status === 0 || status === 502 || status === 503 || status === 504
}
