/** The stream: all that is overheard, or what met the terms of one group. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ListenedPost, listListenedPosts } from '../../contract/listening.ts'
import { exportHits, type Heard, listHits, readVolume } from '../../contract/term.ts'
import { call } from '../kit/call.ts'
import { fromOf, type StreamSearch } from './search.ts'

/** What a group adds to a post is there only within a group. */
export type Shown = ListenedPost & Partial<Pick<Heard, 'termIds' | 'relevant' | 'found'>>
type Page = { items: Shown[]; next: string | null }

/** How often the whole stream is asked for news; a group hears of it by itself. */
const lookMs = 30_000
const mostNews = 20

/** The narrowing of a search, as the server knows it. */
const narrowing = ({ kanaal, toon, soort, periode, van, tot }: StreamSearch) => ({
  ...(kanaal && { channel: kanaal }),
  ...(toon && { sentiment: toon }),
  ...(soort && { trait: soort }),
  ...(periode && { from: fromOf(periode, Date.now()) }),
  ...(van && tot && { from: van, until: tot }),
})

/** What a group knows besides. */
const narrowingOfGroup = ({ kant, site, taal, weg }: StreamSearch) => ({
  ...(kant && { addressed: kant === 'aan' }),
  ...(site && { site }),
  ...(taal && { language: taal }),
  ...(weg && { aside: true }),
})

function ask(search: StreamSearch, more: { after?: string; limit?: number }, signal: AbortSignal): Promise<Page> {
  const { groep } = search
  const shared = { ...narrowing(search), ...more }
  if (!groep) return call(listListenedPosts, shared, { signal })
  return call(listHits, { id: groep, ...shared, ...narrowingOfGroup(search) }, { signal })
}

/** Where what is shown of a group can be taken along. */
export function exportAddress(group: string, search: StreamSearch): string {
  const asked = Object.entries({ ...narrowing(search), ...narrowingOfGroup(search) })
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))
  return `${exportHits.path.replace('{id}', group)}?${query}`
}

export const useStream = (search: StreamSearch) =>
  useInfiniteQuery({
    queryKey: ['stream', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => ask(search, pageParam === null ? {} : { after: pageParam }, signal),
    getNextPageParam: (page) => page.next,
  })

/**
 * How many came in above what is shown.
 * @param shownAt when that was asked: what was heard of before is known
 */
export function useFresh(search: StreamSearch, shown: readonly string[], shownAt: number): number {
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ['heard', search.groep ?? null, search],
    queryFn: ({ signal }) => ask(search, { limit: mostNews }, signal),
    refetchInterval: lookMs,
    enabled: shown.length > 0,
  })
  if (!data || dataUpdatedAt <= shownAt) return 0
  const place = data.items.findIndex(({ message }) => shown.includes(message.id))
  return place === -1 ? data.items.length : place
}

export const useVolume = (group: string, days: number) =>
  useQuery({
    queryKey: ['volume', group, days],
    queryFn: ({ signal }) => call(readVolume, { id: group, days }, { signal }),
    refetchInterval: 5 * 60_000,
  })
