/** The channels, asked once and kept right by events. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Channel, listChannelKinds, listChannels } from '../../contract/channel.ts'
import { call } from '../kit/call.ts'
import { live, useLive } from '../live/store.ts'

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => {
    const { channels, teams } = await call(listChannels, {}, { signal })
    live.learn({ channels })
    return { teams }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const kindsQuery = queryOptions({
  queryKey: ['channel-kinds'],
  queryFn: ({ signal }) => call(listChannelKinds, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** All of them, by name; `asked` tells whether the server has answered yet. */
export function useChannels() {
  const asked = useQuery(channelsQuery)
  const known = useLive((state) => state.channels)
  const channels: readonly Channel[] = useMemo(
    () => Object.values(known).sort((a, b) => a.name.localeCompare(b.name)),
    [known],
  )
  return { channels, asked }
}
