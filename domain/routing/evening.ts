/** Invented evenings, the same for the same chance: a busy one, and one in which a crowd with the largest influence comes at once. */
import type { Level } from '../influence/scale.ts'
import type { Caller, Evening } from './floor.ts'
import { usualBound } from './priority.ts'
import { roomOf } from './room.ts'

const minute = 60_000
const colleagues = 6
/** What a conversation takes: from 2 to 8 minutes, 5 on average. */
const [shortest, longest] = [2, 8]
const promise = 60

/** Per minute, in each half hour from six to eleven: more than six colleagues can do (1.2) from half past seven to half past nine. */
const rush = [0.6, 0.8, 1, 1.4, 1.8, 1.6, 1.4, 0.8, 0.6, 0.4]
/** The part of those who come; the rest is unknown. */
const shares: readonly [Level, number][] = [
  [1, 0.35],
  [2, 0.15],
  [3, 0.06],
  [4, 0.025],
  [5, 0.005],
]
const [inDistress, isUrgent, spreads] = [0.02, 0.06, 0.03]

/** @param chance from 0 to 1 */
export function busyEvening(chance: () => number, boundMinutes = usualBound): Evening {
  const callers: Caller[] = []
  for (let at = 0; ; ) {
    at += (-Math.log(1 - chance()) * minute) / (rush[Math.floor(at / (30 * minute))] ?? 0)
    if (at >= rush.length * 30 * minute) break
    callers.push(callerAt(at, callers.length, levelBy(chance()), chance))
  }
  return { colleagues, boundMinutes, room: roomOf(boundMinutes, colleagues, (shortest + longest) / 2), callers }
}

/** The same, and two hundred of the fifth level besides, who come within ten minutes at the busiest. */
export function crowdedEvening(chance: () => number, boundMinutes = usualBound): Evening {
  const evening = busyEvening(chance, boundMinutes)
  const crowd = Array.from({ length: 200 }, (_, i) =>
    callerAt(125 * minute + chance() * 10 * minute, evening.callers.length + i, 5, chance),
  )
  return { ...evening, callers: [...evening.callers, ...crowd] }
}

function callerAt(at: number, id: number, level: Level | null, chance: () => number): Caller {
  const came = Math.floor(at)
  const mood = chance()
  return {
    id,
    came,
    takes: Math.floor((shortest + chance() * (longest - shortest)) * minute),
    promised: came + promise * minute,
    voice: {
      distress: mood < inDistress,
      urgent: mood < inDistress + isUrgent,
      level,
      spread: chance() < spreads ? Math.floor(1 / (1 - chance())) : 0,
    },
  }
}

function levelBy(part: number): Level | null {
  let left = part
  for (const [level, share] of shares) {
    if (left < share) return level
    left -= share
  }
  return null
}
