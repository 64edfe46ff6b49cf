/** The whole firm: what happened before the user came, and what goes on happening while they look. */
import { type Step, type When, whenFrom } from './step.ts'
import { bills } from './stories/bills.ts'
import { dayAfter } from './stories/day-after.ts'
import { homes } from './stories/homes.ts'
import { news } from './stories/news.ts'
import { odds } from './stories/odds.ts'
import { outage } from './stories/outage.ts'

export { channels } from './firm.ts'
export { beat, echo, pauseBefore, reaction } from './live.ts'

/**
 * Everything up to now, oldest first; of two at the same moment the one that is told first comes first.
 * @param midnight at which the day of the outage began, where the firm is: the day before `now` less five hours
 */
export function history(now: Date, midnight: Date): Step[] {
  const when: When = whenFrom(now, midnight)
  return [outage, dayAfter, bills, homes, news, odds]
    .flatMap((story) => story(when))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}
