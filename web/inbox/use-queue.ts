/** The queue: pages from the server for what we do not know yet, events for everything after that. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Conversation, type Filters, listConversations } from '../../contract/conversation.ts'
import { call } from '../kit/call.ts'
import { useMinute } from '../kit/clock.ts'
import { live, useLive } from '../live/store.ts'
import { arrange } from './arrange.ts'
import { orderOf, queueOf } from './matches.ts'

const pageSize = 50

/** @param asked what the server is asked; @param filters the same, with a view spelled out */
export function useQueue(asked: Filters, filters: Filters, me: string) {
  const pages = useInfiniteQuery({
    queryKey: ['queue', asked],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const input = { ...asked, limit: pageSize, ...(pageParam === null ? {} : { after: pageParam }) }
      const page = await call(listConversations, input, { signal })
      live.learn({ conversations: page.items }, page.position)
      return { next: page.next, last: page.items.at(-1) ?? null }
    },
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    // What becomes late does so without an event.
    refetchInterval: filters.late ? 60_000 : false,
  })
  const minute = useMinute()
  const now = filters.late ? minute : 0
  const conversations = useLive((state) => state.conversations)
  const lastPage = pages.data?.pages.at(-1)
  const loaded = lastPage !== undefined
  // A page of a rare combination may be empty; then we know up to the last one that was found before it.
  const found = pages.data?.pages.findLast((page) => page.last !== null)
  const edge = lastPage?.next ? (found?.last ?? null) : null
  const wanted = useMemo(
    () => (loaded ? queueOf(Object.values(conversations), filters, me, edge, now) : []),
    [conversations, filters, me, edge, loaded, now],
  )
  return { pages, wanted, conversations }
}

type Known = Readonly<Record<string, Conversation>>

/**
 * Keeps what is in view in its place. `open` lets in what has gathered; `expect` says that I moved a row myself. What no longer exists
 * (erased, or not for us any more) is never kept.
 */
export function useArranged(
  wanted: readonly Conversation[],
  known: Known,
  filters: Filters,
  current: string | undefined,
) {
  const shown = useRef<readonly Conversation[]>([])
  const of = useRef(filters)
  const inView = useRef(0)
  const mine = useRef(new Set<string>())
  const [opened, setOpened] = useState(0)
  const arranged = useMemo(() => {
    if (of.current !== filters) {
      shown.current = []
      mine.current.clear()
      of.current = filters
    }
    const still = shown.current.filter((row) => row.id in known)
    return arrange(still, wanted, inView.current, mine.current, orderOf(filters), current)
  }, [wanted, known, filters, opened, current])

  useLayoutEffect(() => {
    shown.current = arranged.rows
  }, [arranged])

  const open = useCallback(() => {
    shown.current = []
    mine.current.clear()
    setOpened((times) => times + 1)
  }, [])
  const expect = useCallback((id: string) => {
    mine.current.add(id)
  }, [])
  const look = useCallback((rows: number) => {
    inView.current = rows
  }, [])
  return { ...arranged, open, expect, look }
}
