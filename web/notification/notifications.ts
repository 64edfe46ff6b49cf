/** What is for me: asked when the page opens, and again each time when word of something new passes by. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listNotifications, readNotifications } from '../../contract/notification.ts'
import { call } from '../kit/call.ts'
import { onPassing } from '../live/passing.ts'
import { chime } from './chime.ts'

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => call(listNotifications, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const useUnread = (): number => useQuery(notificationsQuery).data?.unread ?? 0

/** Once per page: hears that something is for me, and sounds when I want it to. */
export function useNotificationsKept(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      onPassing((passing) => {
        if (passing.kind !== 'notification') return
        void queries.invalidateQueries({ queryKey: notificationsQuery.queryKey })
        if (passing.sounds) chime()
      }),
    [queries],
  )
}

/** Who opens a conversation has seen what was told about it. */
export function useSeen(conversationId: string): void {
  const queries = useQueryClient()
  const { data } = useQuery(notificationsQuery)
  const news = data?.items.some(({ read, conversation }) => !read && conversation?.id === conversationId) ?? false
  useEffect(() => {
    if (!news) return
    void call(readNotifications, { conversationId })
      .then(() => queries.invalidateQueries({ queryKey: notificationsQuery.queryKey }))
      .catch(() => undefined)
  }, [news, conversationId, queries])
}
