/** The groups of search terms, asked once and asked again when one changes. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { listTerms, type TermGroup } from '../../contract/term.ts'
import { call } from '../kit/call.ts'

const termsQuery = queryOptions({
  queryKey: ['terms'],
  queryFn: ({ signal }) => call(listTerms, {}, { signal }),
  staleTime: 60_000,
})

const none: TermGroup[] = []

export function useTermGroups() {
  const asked = useQuery(termsQuery)
  return { groups: asked.data?.groups ?? none, asked }
}
