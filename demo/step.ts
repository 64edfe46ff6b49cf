/** What happens at the demo firm, as data. Nothing here does anything: the server plays it through its own doors. */
import type { Staff } from './staff.ts'

/** The channels of the firm. */
export type Place = 'post' | 'plein' | 'site' | 'lijn' | 'nieuws' | 'lucht' | 'dorpspraat'

/** Those where people still talk with us. */
export type Talking = Exclude<Place, 'nieuws' | 'lucht' | 'dorpspraat'>

/** `by` is a colleague of the firm; without it, it is the user of the program. */
export type Step =
  /** A channel hands something over, as a real one would. `{{name}}` in it is the id of the answer with that name. */
  | { does: 'arrive'; at: Date; on: Place; raw: string }
  /** Somebody has answered the message with this id. */
  | { does: 'answer'; at: Date; on: Place; to: string; name: string; text: string; by?: Staff }
  /** Somebody has taken the conversation with this message, perhaps to wait for a colleague. */
  | { does: 'take'; at: Date; on: Place; about: string; pending?: true; by?: Staff }
  /** Somebody did the same to the conversations with these messages, as one does at the end of a day. */
  | { does: 'change'; at: Date; about: readonly Spot[]; change: Deed; by?: Staff }
  /** Somebody left a note there, for colleagues. */
  | { does: 'note'; at: Date; on: Place; about: string; text: string; by?: Staff }
  /** Something is to be done about the conversation with this message, by a colleague, by a team, or by the user of the program. */
  | { does: 'task'; at: Date; on: Place; about: string; by?: Staff; whose: Staff | Both | null; task: Todo }
  /** The firm's marketing tool hands over mails, to be sent to customers who may get them. */
  | { does: 'hand over'; at: Date; mails: readonly { to: string; raw: string }[] }

/** `due` is the moment before which it is to be done; a commitment was promised to the customer. */
export type Todo = { kind: 'task' | 'commitment'; title: string; due: Date }

/** A message by its id there. */
export type Spot = { on: Place; id: string }

/** Labels and teams by their names in both languages: which of them there are was chosen at the first run. */
export type Deed =
  | { do: 'wait' }
  | { do: 'snooze'; until: Date }
  | { do: 'label'; name: Both }
  | { do: 'move'; name: Both }
export type Both = { nl: string; en: string }

/** When things happened, told from the moment at which the firm moves in. */
export type When = {
  /** That many minutes ago, at most five hours; less than nothing is still to come. */
  ago(minutes: number): Date
  /** The evening of the outage, at this time of the clock. */
  evening(time: string): Date
  /** So many days before that evening. */
  before(days: number, time: string): Date
}

/** @param midnight at which the day of that evening began, where the firm is */
export function whenFrom(now: Date, midnight: Date): When {
  const clock = (days: number, time: string) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return new Date(midnight.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)
  }
  return {
    ago: (minutes) => new Date(now.getTime() - minutes * 60_000),
    evening: (time) => clock(0, time),
    before: (days, time) => clock(-days, time),
  }
}
