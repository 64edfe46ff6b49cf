/**
 * Is a channel quieter than it usually is, so quiet that something is probably broken?
 *
 * What: messages come in at a rate that differs by the hour of the week. How many would have been expected since the last one is the sum of
 * the usual rates of the hours between; that none came at all has the chance of zero in a negative binomial with that mean, because
 * messages come in bursts and a Poisson would cry wolf every night. (Waiting time by time rescaling: Brown, Barbieri, Ventura, Kass and
 * Frank 2002.)
 * Defaults: rates over the last six weeks, an hour with its neighbours; bursts as of a shape of one (variance = mean + mean squared);
 * `look` below one in fifty, `wrong` below one in two hundred, never before two hours, and never of a channel with less than two weeks
 * of history or fewer than twenty messages in it.
 * Cost: (hours of silence, at most three weeks) times eighteen look-ups.
 */
export type Silence = {
  state: 'usual' | 'look' | 'wrong'
  /** How many would usually have come since the last one. */
  expected: number
  /** That none came by chance. */
  chance: number
}

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs
const weeks = 6
const leastHistoryMs = 2 * weekMs
const leastMessages = 20
const leastSilenceMs = 2 * hourMs
/** Longer ago the answer is clear, or the channel has no rhythm. */
const longestMs = 3 * weekMs
const [lookChance, wrongChance] = [1 / 50, 1 / 200]

export type Rhythm = {
  /** How many came in during the hour that begins at this moment (milliseconds, whole hours). */
  came: (hour: number) => number
  /** Since when it has been listened to, and how many came in all. */
  since: number
  total: number
}

/** @param last when the last message came in, or listening began */
export function silenceOf({ came, since, total }: Rhythm, last: number, now: number): Silence {
  const quiet = Math.min(now - last, longestMs)
  if (quiet < leastSilenceMs || now - since < leastHistoryMs || total < leastMessages)
    return { state: 'usual', expected: 0, chance: 1 }
  let expected = 0
  const begin = now - quiet
  for (let hour = Math.floor(begin / hourMs) * hourMs; hour < now; hour += hourMs) {
    const share = (Math.min(now, hour + hourMs) - Math.max(begin, hour)) / hourMs
    expected += share * usualRate(hour, came, since, last)
  }
  const chance = 1 / (1 + expected)
  return { state: chance < wrongChance ? 'wrong' : chance < lookChance ? 'look' : 'usual', expected, chance }
}

/** Messages an hour, in this hour of the week, while the channel was well: what came after the last message does not count. */
function usualRate(hour: number, came: (hour: number) => number, since: number, last: number): number {
  let [messages, hours] = [0, 0]
  for (let week = 1; week <= weeks; week++)
    for (const at of [-hourMs, 0, hourMs].map((around) => hour - week * weekMs + around)) {
      if (at < since || at >= last) continue
      messages += came(at)
      hours++
    }
  return hours === 0 ? 0 : messages / hours
}
