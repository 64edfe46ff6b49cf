/** Which labels are worth suggesting for a conversation: what its last messages seem to be about and nobody denied. Pure. */
import type { Message } from '../../contract/conversation.ts'

const lookedAt = 3
const most = 2

/** @returns labels that it does not have, the likeliest first, each with the message that says so */
export function suggestedTopics(
  labelIds: readonly string[],
  messages: readonly Message[],
): { labelId: string; message: Message }[] {
  const said = messages.filter(({ direction, judgement }) => direction === 'in' && judgement)
  const denied = new Set(
    said.flatMap(({ judgement }) =>
      (judgement?.topics ?? []).filter(({ holds }) => holds === false).map(({ labelId }) => labelId),
    ),
  )
  const found = said
    .slice(-lookedAt)
    .flatMap((message) =>
      (message.judgement?.topics ?? [])
        .filter(({ labelId, holds }) => holds === true && !denied.has(labelId) && !labelIds.includes(labelId))
        .map(({ labelId, chance }) => ({ labelId, chance, message })),
    )
  found.sort((a, b) => b.chance - a.chance)
  return found.filter(({ labelId }, i) => found.findIndex((one) => one.labelId === labelId) === i).slice(0, most)
}
