/** My calls of today about which nothing is written down yet. */
import { useQuery } from '@tanstack/react-query'
import { listCallsToNote, type PhoneCall } from '../../contract/phone.ts'
import { call } from '../kit/call.ts'
import { useMe } from '../organisation/session.ts'

const none: readonly PhoneCall[] = []

export function useCallsToNote(): readonly PhoneCall[] {
  const mayAnswer = useMe().permissions.includes('conversation.answer')
  const { data } = useQuery({
    queryKey: ['calls-to-note'],
    queryFn: ({ signal }) => call(listCallsToNote, {}, { signal }),
    enabled: mayAnswer,
  })
  return data?.calls ?? none
}
