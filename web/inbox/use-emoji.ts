/** Emoji by their words, in Dutch and English. The list is fetched when the first one is asked for. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fold } from '../kit/fold.ts'
import { useSpeech } from '../words/language.tsx'
import type { Emoji } from './emoji.ts'

export type NamedEmoji = Emoji & { name: string }

const mostShown = 8

export function useAllEmoji(wanted: boolean): readonly Emoji[] {
  const { data } = useQuery({
    queryKey: ['emoji'],
    queryFn: async () => (await import('./emoji.ts')).emoji,
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return data ?? []
}

/** Those of which a word begins with what is typed; first the ones whose name does. */
export function findEmoji(all: readonly Emoji[], typed: string): Emoji[] {
  const wanted = fold(typed)
  const begins = (words: string) =>
    fold(words)
      .split(' ')
      .some((word) => word.startsWith(wanted))
  const isName = ({ nl, en }: Emoji) => fold(nl).startsWith(wanted) || fold(en).startsWith(wanted)
  const found = all.filter(({ nl, en }) => begins(nl) || begins(en))
  return found.toSorted((a, b) => Number(isName(b)) - Number(isName(a)))
}

export function useEmoji(typed: string | null): NamedEmoji[] {
  const { language } = useSpeech()
  const all = useAllEmoji(typed !== null)
  return useMemo(
    () =>
      typed === null
        ? []
        : findEmoji(all, typed)
            .slice(0, mostShown)
            .map((one) => ({ ...one, name: one[language] })),
    [all, typed, language],
  )
}
