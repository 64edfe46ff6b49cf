/**
 * Who looks at and who writes in which conversation, in the memory of every process and nowhere else. A page says every ten seconds
 * that it is still there; who falls silent has left. Who writes first keeps their moment: that is the soft claim on the answer.
 */
import type { Doing, Presence } from '../contract/presence.ts'
import type { Wake } from './store/wake.ts'

/** What one open page says. */
export type Seat = {
  organisationId: string
  conversationId: string
  agentId: string
  seat: string
  doing: Doing | null
}

type Held = Seat & { since: Date; until: number }

export type Seats = {
  /** Take what a page says. @returns who is there differently now, or null when it changes nothing that others see */
  take(seat: Seat): Presence | null
  /** Let those go who fell silent. */
  sweep(): { organisationId: string; presence: Presence }[]
  of(organisationId: string): Presence[]
  /** Whether somebody else writes in this conversation. */
  isClaimed(organisationId: string, conversationId: string, butBy: string): boolean
}

export const silentMs = 30_000

export function seatsOver(clock: () => Date): Seats {
  const seats = new Map<string, Held>()

  /** What colleagues see of one person in one conversation: all pages together, writing before looking. */
  const seen = (of: Pick<Seat, 'organisationId' | 'conversationId' | 'agentId'>): Presence => {
    const theirs = [...seats.values()].filter((held) => isOf(held, of))
    const shown = theirs.find((held) => held.doing === 'types') ?? theirs[0]
    return {
      conversationId: of.conversationId,
      agentId: of.agentId,
      doing: shown?.doing ?? null,
      since: (shown?.since ?? clock()).toISOString(),
    }
  }

  return {
    take(seat) {
      const key = `${seat.seat} ${seat.agentId} ${seat.conversationId}`
      const before = seen(seat)
      const held = seats.get(key)
      if (seat.doing === null) seats.delete(key)
      else {
        const since = held?.doing === seat.doing ? held.since : clock()
        seats.set(key, { ...seat, since, until: clock().getTime() + silentMs })
      }
      const after = seen(seat)
      return after.doing === before.doing ? null : after
    },
    sweep() {
      const now = clock().getTime()
      const gone = [...seats].filter(([, held]) => held.until < now)
      const before = new Map(gone.map(([key, held]) => [key, seen(held).doing]))
      for (const [key] of gone) seats.delete(key)
      return gone
        .map(([key, held]) => ({ was: before.get(key), organisationId: held.organisationId, presence: seen(held) }))
        .filter(({ was, presence }) => presence.doing !== was)
    },
    of(organisationId) {
      const people = new Map<string, Presence>()
      for (const held of seats.values())
        if (held.organisationId === organisationId) people.set(`${held.agentId} ${held.conversationId}`, seen(held))
      return [...people.values()]
    },
    isClaimed: (organisationId, conversationId, butBy) =>
      [...seats.values()].some(
        (held) =>
          held.doing === 'types' &&
          held.organisationId === organisationId &&
          held.conversationId === conversationId &&
          held.agentId !== butBy,
      ),
  }
}

function isOf(held: Seat, of: Pick<Seat, 'organisationId' | 'conversationId' | 'agentId'>): boolean {
  return (
    held.agentId === of.agentId &&
    held.conversationId === of.conversationId &&
    held.organisationId === of.organisationId
  )
}

type Changed = (organisationId: string, presence: Presence) => void

export type Presences = Pick<Seats, 'of' | 'isClaimed'> & {
  /** Tell every process what a page says. */
  say(seat: Seat): Promise<void>
  /** Hear what others see differently now. @returns stop */
  on(hear: Changed): () => void
  /** Let those go who fell silent; done every few seconds by itself. */
  sweep(): void
  close(): void
}

const sweepEveryMs = 5000
const mark = 'seat '

/** Presence in this process, kept the same in all of them by what they say to each other. */
export function presenceOver(wake: Wake, clock: () => Date): Presences {
  const seats = seatsOver(clock)
  const hearers = new Set<Changed>()
  const tell: Changed = (organisationId, presence) => {
    for (const hear of hearers) hear(organisationId, presence)
  }
  const silence = wake.hear((words) => {
    if (!words.startsWith(mark)) return
    const seat = JSON.parse(words.slice(mark.length)) as Seat
    const changed = seats.take(seat)
    if (changed) tell(seat.organisationId, changed)
  })
  const sweep = () => {
    for (const { organisationId, presence } of seats.sweep()) tell(organisationId, presence)
  }
  const timer = setInterval(sweep, sweepEveryMs)
  timer.unref()
  return {
    of: seats.of,
    isClaimed: seats.isClaimed,
    say: (seat) => wake.say(`${mark}${JSON.stringify(seat)}`),
    on(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    sweep,
    close() {
      clearInterval(timer)
      silence()
    },
  }
}
