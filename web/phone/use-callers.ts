/** Who it may be, while somebody types. */
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { findCallers } from '../../contract/phone.ts'
import { call } from '../kit/call.ts'

export function useCallers(typed: string) {
  const [text] = useDebouncedValue(typed.trim().slice(0, 100), 120)
  const asked = useQuery({
    queryKey: ['callers', text],
    queryFn: ({ signal }) => call(findCallers, { text }, { signal }),
    enabled: text.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
  const isOld = asked.isPlaceholderData || text !== typed.trim()
  return { people: text.length > 1 ? (asked.data?.people ?? []) : [], number: asked.data?.number ?? null, isOld }
}
