/** The saved views: everybody's and my own. Some are one person's, so no event carries them: they are asked again. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { countStreams, listViews, type View } from '../../contract/view.ts'
import { call } from '../kit/call.ts'
import { useFormat } from '../words/language.tsx'

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

const countMs = 30_000

/** How much came in a day into each view of what is overheard, as one reads it. */
export function useLately(): Readonly<Record<string, string>> {
  const format = useFormat()
  const { streams } = useViews()
  const { data } = useQuery({
    queryKey: ['views', 'lately'],
    queryFn: ({ signal }) => call(countStreams, {}, { signal }),
    refetchInterval: countMs,
    enabled: streams.length > 0,
  })
  const said = Object.entries(data?.lately ?? {}).map(([id, { n, more }]) => [
    id,
    `${format.number(n)}${more ? '+' : ''}`,
  ])
  return Object.fromEntries(said)
}

export function useViews() {
  const asked = useQuery({ ...viewsQuery, select: apart })
  return { ...(asked.data ?? none), asked }
}
