/** What servicegarantie asks the server. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { listWaits, readContactWaits, readFloor, type WaitMeasure } from '../../contract/floor.ts'
import { call } from '../kit/call.ts'

export const spans = [7, 28, 90] as const
export type Span = (typeof spans)[number]

export const useFloor = (days: Span) =>
  useQuery({
    queryKey: ['floor', days],
    queryFn: ({ signal }) => call(readFloor, { days }, { signal }),
    placeholderData: (before) => before,
  })

export const useContactWaits = (id: string) =>
  useQuery({
    queryKey: ['floor', 'contact', id],
    queryFn: ({ signal }) => call(readContactWaits, { id }, { signal }),
  })

/** Who stands in one bar. */
export type Behind = { days: Span; measure: WaitMeasure; level: number; bar: number }

export const useWaits = (behind: Behind) =>
  useInfiniteQuery({
    queryKey: ['floor', 'waits', ...Object.values(behind)],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(listWaits, { ...behind, limit: 30, ...(pageParam !== null && { after: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next,
  })
