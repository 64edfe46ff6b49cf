/** How the customer of a conversation can be answered; asked again when something was said. */
import { useQuery } from '@tanstack/react-query'
import type { Conversation } from '../../contract/conversation.ts'
import { listWays, type Way } from '../../contract/way.ts'
import { call } from '../kit/call.ts'
import type { Written } from './draft-text.ts'

export function useWays(of: Pick<Conversation, 'id' | 'said'>): readonly Way[] {
  const { data } = useQuery({
    queryKey: ['ways', of.id, of.said],
    queryFn: ({ signal }) => call(listWays, { id: of.id }, { signal }),
    placeholderData: (before) => before,
  })
  return data?.ways ?? []
}

export const viaOf = ({ channel, network, id }: Way): NonNullable<Written['via']> => ({
  channelId: channel.id,
  network,
  id,
})

/** The way that was chosen, or the one where they last spoke. */
export function chosenWay(ways: readonly Way[], via: Written['via']): Way | undefined {
  if (!via) return ways[0]
  return ways.find((way) => way.channel.id === via.channelId && way.network === via.network && way.id === via.id)
}
