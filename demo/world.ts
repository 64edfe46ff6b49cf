/** The whole firm: what happened before the user came, and what goes on happening while they look. */
import { type Mailed, mailings } from './campaigns.ts'
import { type Step, type When, whenFrom } from './step.ts'
import { bills } from './stories/bills.ts'
import { dayAfter } from './stories/day-after.ts'
import { homes } from './stories/homes.ts'
import { news } from './stories/news.ts'
import { odds } from './stories/odds.ts'
import { outage } from './stories/outage.ts'
import { today } from './stories/today.ts'
import { allTalks, weeks } from './weeks.ts'

export { newsletterTool } from './campaigns.ts'
export { customers, elsewhere } from './customers.ts'
export { channels } from './firm.ts'
export { furniture } from './furniture.ts'
export { answersAfter, beat, busy, echo, pauseBefore, reaction } from './live.ts'
export { staff } from './staff.ts'

/**
 * Everything up to now, oldest first (of two at the same moment the one that is told first comes first), and behind it what colleagues
 * did with the talks of the past weeks.
 * @param midnight at which the day of the outage began, where the firm is: the day before `now` less five hours
 */
export function history(now: Date, midnight: Date): Step[] {
  const when: When = whenFrom(now, midnight)
  const byTime = (steps: readonly Step[]) => steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const { said, done } = weeks(when)
  const day = [outage, dayAfter, bills, homes, news, odds].flatMap((story) => story(when))
  const all = byTime([...said, ...day])
  // What colleagues did comes behind what was said, because that comes in together; and the very last is something that arrives, because
  // by that is known that everything was played.
  return [...all.slice(0, -1), ...byTime([...done, ...today(when)]), ...all.slice(-1)]
}

/** What the firm's marketing tool handed over in the past weeks. */
export const mailed = (now: Date, midnight: Date): { at: Date; mails: Mailed[] }[] =>
  mailings(
    whenFrom(now, midnight),
    allTalks.map(({ who }) => who),
  )
