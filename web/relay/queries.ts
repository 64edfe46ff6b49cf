import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { listRelayCampaigns, readRelay } from '../../contract/relay.ts'
import { call } from '../kit/call.ts'

/** Mail goes by the thousand and makes no events, so who looks is told every few seconds. */
const lookEveryMs = 5000

export const relayKey = ['relay']

export const useRelay = () =>
  useQuery({
    queryKey: relayKey,
    queryFn: ({ signal }) => call(readRelay, {}, { signal }),
    refetchInterval: lookEveryMs,
  })

export const useCampaigns = () =>
  useInfiniteQuery({
    queryKey: [...relayKey, 'campaigns'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(listRelayCampaigns, pageParam === null ? {} : { after: pageParam }, { signal }),
    getNextPageParam: (page) => page.next,
    refetchInterval: lookEveryMs,
  })
