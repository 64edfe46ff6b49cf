/** What somebody may be talking about: what is not finished, and the newest of the rest. */
import { useQuery } from '@tanstack/react-query'
import { readContact } from '../../contract/contact.ts'
import type { Conversation } from '../../contract/conversation.ts'
import { call } from '../kit/call.ts'

const mostShown = 5

export function usePerson(id: string | undefined): readonly Conversation[] {
  const { data } = useQuery({
    queryKey: ['matters', id],
    queryFn: ({ signal }) => call(readContact, { id: id ?? '' }, { signal }),
    enabled: id !== undefined,
    staleTime: 5_000,
  })
  const known = data?.conversations ?? []
  const unfinished = known.filter(({ workState }) => workState !== 'answered')
  const finished = known.filter(({ workState }) => workState === 'answered')
  return [...unfinished, ...finished].slice(0, Math.max(mostShown, unfinished.length))
}
