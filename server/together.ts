/**
 * Doing together what comes together: calls that come while one is under way wait, and are all done in the next. A hundred at once
 * cost two transactions then and not a hundred, and none of them waits longer than for the one before it and its own.
 */

export type Bounds<Call> = {
  /** How heavy a call is, in whatever unit; and from where on a group is full. One is always done, however heavy. */
  weight: (call: Call) => number
  most: number
  /** Milliseconds of rest between two groups: what costs a commit is worth waiting a moment for company. */
  restMs: number
}

type Waiting<Call, Result> = { call: Call; resolve: (result: Result) => void; reject: (error: unknown) => void }

/**
 * @param work does some calls at once, and answers each in the order given; it must be all or nothing
 * @returns do one call. When a group fails each of it is tried alone, so that only the one to blame hears of it
 */
export function together<Call, Result>(
  work: (calls: readonly Call[]) => Promise<readonly Result[]>,
  { weight = () => 0, most = 1, restMs = 0 }: Partial<Bounds<Call>> = {},
): (call: Call) => Promise<Result> {
  let waiting: Waiting<Call, Result>[] = []
  let working = false

  const next = (): Waiting<Call, Result>[] => {
    let load = 0
    const full = waiting.findIndex(({ call }, i) => {
      load += weight(call)
      return i > 0 && load > most
    })
    const group = full === -1 ? waiting : waiting.slice(0, full)
    waiting = waiting.slice(group.length)
    return group
  }
  const attempt = async (group: readonly Waiting<Call, Result>[]): Promise<void> => {
    try {
      const results = await work(group.map(({ call }) => call))
      for (const [i, result] of results.entries()) group[i]?.resolve(result)
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error)
      else for (const one of group) await attempt([one])
    }
  }
  const go = async () => {
    working = true
    while (waiting.length > 0) {
      await attempt(next())
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs))
    }
    working = false
  }
  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject })
      if (!working) void go()
    })
}
