/** How somebody came to us: "mailed twice, then called". Told from what they said, so that nobody asks for what was tried already. */

export type Spoke = { channelId: string; conversationId: string; at: Date }
export type Came = { channelId: string; times: number; since: Date }

/** What is said in one conversation within half an hour is one time. */
const onceMs = 30 * 60_000
/** More turns than these are no sentence any more: the last ones. */
const mostTurns = 4

/** @param spoke what a customer said, the earliest first */
export function cameBy(spoke: readonly Spoke[]): Came[] {
  const turns: Came[] = []
  const last = new Map<string, Date>()
  for (const { channelId, conversationId, at } of spoke) {
    const before = last.get(conversationId)
    last.set(conversationId, at)
    const turn = turns.at(-1)
    if (before && turn?.channelId === channelId && at.getTime() - before.getTime() < onceMs) continue
    if (turn?.channelId === channelId) turn.times++
    else turns.push({ channelId, times: 1, since: at })
  }
  return turns.slice(-mostTurns)
}
