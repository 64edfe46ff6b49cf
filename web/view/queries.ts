/** The saved views: everybody's and my own. Some are one person's, so no event carries them: they are asked again. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { listViews, type View } from '../../contract/view.ts'
import { call } from '../kit/call.ts'

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await call(listViews, {}, { signal })).views,
  staleTime: Number.POSITIVE_INFINITY,
})

type Views = {
  /** Of the queue. */
  views: readonly View[]
  /** Of what is overheard. */
  streams: readonly View[]
}
const none: Views = { views: [], streams: [] }
const apart = (all: readonly View[]): Views => ({
  views: all.filter(({ stream }) => stream === null),
  streams: all.filter(({ stream }) => stream !== null),
})

export function useViews() {
  const asked = useQuery({ ...viewsQuery, select: apart })
  return { ...(asked.data ?? none), asked }
}
