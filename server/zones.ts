/** The clocks on people's walls, for rules that ask about them. A hundred thousand people are asked about in the same minute: it is read once. */
import type { WallClock, Zones } from '../domain/suppression/zones.ts'
import { momentIn, offsetAt } from './local-time.ts'

const minute = 60_000
const mostKept = 2_000
const kept = new Map<string, WallClock>()

export const zones: Zones = {
  wall(zone, at) {
    const key = `${zone} ${Math.floor(at.getTime() / minute)}`
    const known = kept.get(key)
    if (known) return known
    const there = new Date(at.getTime() + offsetAt(zone, at.getTime()))
    const shown = {
      ...{ year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate() },
      ...{ hour: there.getUTCHours(), minute: there.getUTCMinutes() },
    }
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, shown)
    return shown
  },
  moment(zone, wall) {
    const moment = momentIn(zone, wall)
    if (!moment) throw new RangeError(`No calendar has ${wall.year}-${wall.month}-${wall.day}`)
    return moment
  },
}
