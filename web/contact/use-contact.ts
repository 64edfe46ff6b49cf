/** A person as the server knows them, and what was said with them. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { readContact, readContactTimeline } from '../../contract/contact.ts'
import { call } from '../kit/call.ts'
import { live } from '../live/store.ts'

export const useContact = (id: string) =>
  useQuery({
    queryKey: ['contact', id],
    queryFn: async ({ signal }) => {
      const contact = await call(readContact, { id }, { signal })
      live.learn({ contact })
      return contact
    },
  })

export const useSaid = (id: string) =>
  useInfiniteQuery({
    queryKey: ['contact', id, 'said'],
    queryFn: ({ signal, pageParam }) =>
      call(readContactTimeline, { id, limit: 30, ...(pageParam && { after: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
