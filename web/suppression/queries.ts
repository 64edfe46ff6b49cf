/** What reclamepauze asks the server. What is said changes it, so it is asked anew every half minute while somebody looks. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { listDecisions, listHeld, readContactSuppression, readHeldWeek } from '../../contract/suppression-held.ts'
import { call } from '../kit/call.ts'

const anew = 30_000

/** @param q what stands in their name; empty is everybody */
export const useHeld = (q: string) =>
  useInfiniteQuery({
    queryKey: ['suppression', 'held', q],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(listHeld, { ...(q && { q }), ...(pageParam !== null && { after: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next,
    refetchInterval: anew,
  })

export const useHeldWeek = () =>
  useQuery({
    queryKey: ['suppression', 'week'],
    queryFn: ({ signal }) => call(readHeldWeek, { days: 7 }, { signal }),
    refetchInterval: anew,
  })

export const useContactSuppression = (id: string) =>
  useQuery({
    queryKey: ['suppression', 'contact', id],
    queryFn: ({ signal }) => call(readContactSuppression, { id }, { signal }),
    refetchInterval: anew,
  })

export const useDecisions = (id: string, open: boolean) =>
  useInfiniteQuery({
    queryKey: ['suppression', 'decisions', id],
    enabled: open,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(listDecisions, { id, limit: 20, ...(pageParam !== null && { after: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next,
  })

/** Something was said about somebody: all of it is asked anew. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['suppression'] })
}
