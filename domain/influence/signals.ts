/** What is known of one account at one moment; counts have lost half their weight after each `halfLife` (see evidence.ts). */

export type Signals = {
  /** Who follows the account: followers, friends, members. */
  audience: number
  /** Lists of others on which it stands. */
  lists: number
  /** Different people who reacted. */
  reactors: number
  /** How often somebody reacted. */
  reactions: number
  /** What it said itself; without posts there is nothing to react to. Saying more is no influence. */
  posts: number
  /** How many different people react to those who reacted, on average: whether it is somebody who heard it. */
  reactorsReach: number
}

/** More than there are people, with room: a counter above it counts nothing. */
export const mostPeople = 2e10

/** A counter as it may be used, or null: below nothing, no number, or more than can be. */
export const sensible = (count: number): number | null => (count >= 0 && count <= mostPeople ? count : null)

export const nothing: Signals = { audience: 0, lists: 0, reactors: 0, reactions: 0, posts: 0, reactorsReach: 0 }

/** What makes no sense counts as nothing. */
export function cleaned(signals: Signals): Signals {
  const clean = (name: keyof Signals) => sensible(signals[name]) ?? 0
  return {
    audience: clean('audience'),
    lists: clean('lists'),
    reactors: clean('reactors'),
    reactions: clean('reactions'),
    posts: clean('posts'),
    reactorsReach: clean('reactorsReach'),
  }
}
