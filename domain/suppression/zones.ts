/** The clocks on people's walls. The domain has no time zones of its own: whoever asks brings them. */
import type { Day } from '../routing/working-day.ts'

export type WallClock = Day & { hour: number; minute: number }

export type Zones = {
  /** What the clocks of a zone show. */
  wall(zone: string, at: Date): WallClock
  /** The moment at which they show this. */
  moment(zone: string, wall: WallClock): Date
}
