/** The saved views: everybody's and my own. Some are one person's, so no event carries them: they are asked again. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { listViews, type View } from '../../contract/view.ts'
import { call } from '../kit/call.ts'

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await call(listViews, {}, { signal })).views,
  staleTime: Number.POSITIVE_INFINITY,
})

const none: readonly View[] = []

export function useViews() {
  const asked = useQuery(viewsQuery)
  return { views: asked.data ?? none, asked }
}
