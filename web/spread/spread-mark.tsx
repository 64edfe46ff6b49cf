/** At the head of a conversation: something that was said in it is carried by somebody else. */
import { useLive } from '../live/store.ts'
import { PickedUp } from './spread-line.tsx'

export function SpreadMark({ conversationId }: { conversationId: string }) {
  const isPickedUp = useLive(
    ({ threads }) => threads[conversationId]?.messages.some(({ spread }) => spread?.pickedUp) ?? false,
  )
  return isPickedUp ? <PickedUp /> : null
}
