/** The labels, asked once and kept right by events. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Label, listLabels } from '../../contract/label.ts'
import { call } from '../kit/call.ts'
import { live, useLive } from '../live/store.ts'

const labelsQuery = queryOptions({
  queryKey: ['labels'],
  queryFn: async ({ signal }) => {
    const { labels } = await call(listLabels, {}, { signal })
    live.learn({ things: { label: labels } })
    return labels.length
  },
  staleTime: Number.POSITIVE_INFINITY,
})

const none: Readonly<Record<string, Label>> = {}

/** By name; `byId` is for conversations, which carry ids. */
export function useLabels() {
  const asked = useQuery(labelsQuery)
  const byId = useLive((state) => state.things.label) ?? none
  const labels = useMemo(() => Object.values(byId).sort((a, b) => a.name.localeCompare(b.name)), [byId])
  return { labels, byId, asked }
}
