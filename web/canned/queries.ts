/** The canned responses one may use: asked once, asked again when one changes, and found while one types. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Canned, listCanned, previewCanned } from '../../contract/canned.ts'
import { call } from '../kit/call.ts'
import { fold } from '../kit/fold.ts'

export const cannedQuery = queryOptions({
  queryKey: ['canned'],
  queryFn: ({ signal }) => call(listCanned, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

const mostShown = 8

/** The ones that fit what is typed: first those that begin with it, then what is used most, here before elsewhere. */
export function findCanned(all: readonly Canned[], typed: string, channelId: string): Canned[] {
  const wanted = fold(typed)
  const rank = ({ name, shortcut, used, usedOn }: Canned) => {
    const [short, long] = [fold(shortcut), fold(name)]
    const fits = short === wanted && wanted ? 4 : short.startsWith(wanted) ? 3 : long.startsWith(wanted) ? 2 : 1
    return (wanted ? fits : 0) * 1e9 + Math.min(4 * (usedOn[channelId] ?? 0) + used, 1e8)
  }
  const fits = ({ name, shortcut, text }: Canned) => [shortcut, name, text].some((part) => fold(part).includes(wanted))
  return all
    .filter(fits)
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => b.rank - a.rank || a.one.name.localeCompare(b.one.name))
    .slice(0, mostShown)
    .map(({ one }) => one)
}

export function useCannedFor(typed: string | null, channelId: string): Canned[] {
  const { data } = useQuery({ ...cannedQuery, enabled: typed !== null })
  return useMemo(
    () => (typed === null ? [] : findCanned(data?.canned ?? [], typed, channelId)),
    [data, typed, channelId],
  )
}

/** As the customer of a conversation would read it; without one, an example. */
export function useFilled(text: string, at: { conversationId?: string; channelId?: string }) {
  return useQuery({
    queryKey: ['canned-preview', text, at.conversationId, at.channelId],
    queryFn: ({ signal }) => call(previewCanned, { text, ...at }, { signal }),
    enabled: text !== '',
    placeholderData: (before) => before,
  }).data
}
