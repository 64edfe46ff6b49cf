/**
 * When a waiting customer is due. One stored moment orders the queue: the wait's beginning plus what was promised, minus a boost
 * that is *bounded*. Because no boost exceeds half the promise, nobody is overtaken for longer than that, whoever they are: the
 * floor of the service follows from the bound and not from anybody's good intentions.
 */

/** Having to come back is the only thing that raises attention here: a quarter of the promise for each return, at most half. */
const boostPerReturn = 0.25
export const mostBoost = 0.5

/**
 * @param since when the wait began
 * @param promiseMinutes the channel's promised response time
 * @param contactCount how many times the customer came to us about it, 1 for the first
 */
export function dueAt(since: Date, promiseMinutes: number, contactCount: number): Date {
  const boost = Math.min(mostBoost, boostPerReturn * Math.max(0, contactCount - 1))
  return new Date(since.getTime() + promiseMinutes * 60_000 * (1 - boost))
}
