/** The channels, asked once and kept right by events. */
import { queryOptions } from '@tanstack/react-query'
import { listChannelKinds, listChannels } from '../../contract/channel.ts'
import { call } from '../kit/call.ts'
import { live } from '../live/store.ts'

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => {
    const answer = await call(listChannels, {}, { signal })
    live.learn({ channels: answer.channels })
    return answer
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const kindsQuery = queryOptions({
  queryKey: ['channel-kinds'],
  queryFn: ({ signal }) => call(listChannelKinds, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
