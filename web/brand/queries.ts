/** How people speak of us: the line over weeks, one week closely, and the messages behind a figure. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { listBrandMessages, readBrand, readBrandWeek } from '../../contract/brand.ts'
import { call } from '../kit/call.ts'
import type { BrandSearch, MessagesSearch } from './search.ts'

const [calmMs, countingMs] = [30_000, 3_000]

export const useBrand = (weeks: number, topic: string | undefined) =>
  useQuery({
    queryKey: ['brand', weeks, topic ?? null],
    queryFn: ({ signal }) => call(readBrand, { weeks, ...(topic && { topic }) }, { signal }),
    placeholderData: keepPreviousData,
    // While it is counted anew one sees it grow.
    refetchInterval: ({ state }) => (state.data?.counting ? countingMs : calmMs),
  })

export const useBrandWeek = (week: string, { tegen, over }: BrandSearch) =>
  useQuery({
    queryKey: ['brand-week', week, tegen ?? null, over ?? null],
    queryFn: ({ signal }) =>
      call(readBrandWeek, { week, ...(tegen && { against: tegen }), ...(over && { competitor: over }) }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: calmMs,
  })

export const useBrandMessages = ({ week, over, onderwerp, netwerk }: MessagesSearch) =>
  useInfiniteQuery({
    queryKey: ['brand-messages', week, over ?? null, onderwerp ?? null, netwerk ?? null],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(
        listBrandMessages,
        {
          week,
          ...(over && { competitor: over }),
          ...(onderwerp && { topic: onderwerp }),
          ...(netwerk && { network: netwerk }),
          ...(pageParam && { after: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: (page) => page.next,
  })
