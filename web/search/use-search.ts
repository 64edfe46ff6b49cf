/** Asking the server, a moment after one stops typing; what was found stays on the screen until there is something better. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { search, searchQuick } from '../../contract/search.ts'
import { call } from '../kit/call.ts'
import { type Asked, questionOf } from './asked.ts'

const restMs = 140

/** The value as it was when it last rested. */
export function useRested<T>(value: T, ms = restMs): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return rested
}

/** The first answer, with further messages under it as one asks for more. */
export function useSearch(asked: Asked) {
  return useInfiniteQuery({
    queryKey: ['search', asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const further = pageParam === null ? {} : { kind: 'messages' as const, after: pageParam }
      return call(search, { ...questionOf(asked, Date.now()), ...further }, { signal })
    },
    getNextPageParam: (page) => page.messages.next,
    enabled: Boolean(asked.q?.trim()),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}

/** People and conversations while one types, for the palette. */
export function useQuickSearch(typed: string) {
  const q = useRested(typed.trim(), 80)
  return useQuery({
    queryKey: ['search', 'quick', q],
    queryFn: ({ signal }) => call(searchQuick, { q }, { signal }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}
