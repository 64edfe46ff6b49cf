/** The past weeks: every talk of `talks/`, and what became of it. */
import { bygone } from './bygone.ts'
import { newspaper } from './news.ts'
import { overheard } from './overheard.ts'
import { labels, teams } from './staff.ts'
import type { Deed, Spot, Step, When } from './step.ts'
import { streetTalk } from './streets.ts'
import { later, playTalk, readTalks, type Talk } from './talk.ts'
import { talks } from './talks/index.ts'
import { heardVoices } from './voices.ts'

export const allTalks: readonly Talk[] = talks.flatMap(readTalks)

/** What was said, and what colleagues did with it. */
export function weeks(when: When): { said: Step[]; done: Step[] } {
  const said: Step[] = [
    ...bygone(when),
    ...newspaper(when),
    ...overheard(when),
    ...heardVoices(when),
    ...streetTalk(when),
  ]
  const done: Step[] = []
  // What is labelled and passed on at the end of a day is done in one go; that of this very day a few minutes ago.
  const days = [new Map<string, Spot[]>(), new Map<string, Spot[]>()] as const
  const waiting: Spot[] = []
  for (const [n, talk] of allTalks.entries()) {
    const { steps, answers, first, last } = playTalk(talk, n, when)
    said.push(...steps)
    done.push(...answers, ...around(talk, first, last, when))
    const day = days[talk.ago === null ? 0 : 1]
    for (const label of talk.labels) add(day, label, first)
    if (talk.fate && talk.fate in teams) add(day, talk.fate, first)
    if (talk.fate === 'wait') waiting.push(first)
    if (talk.fate === 'later') {
      const until = when.before(-3 - (n % 4), '09:00')
      done.push({
        does: 'change',
        at: when.evening('17:45'),
        about: [first],
        change: { do: 'snooze', until },
        by: 'joyce',
      })
    }
  }
  done.push({ does: 'change', at: when.evening('17:40'), about: waiting, change: { do: 'wait' }, by: 'joyce' })
  for (const [place, at] of [when.evening('18:00'), when.ago(4)].entries())
    for (const [name, about] of days[place] ?? [])
      done.push({ does: 'change', at, about, change: deedFor(name), by: place === 0 ? 'joyce' : 'sanne' })
  return { said, done }
}

/** What was done about one talk: who took it, what they noted, what they promised. */
function around({ taker, note, promised, turns }: Talk, { on, id: about }: Spot, last: Date, when: When): Step[] {
  const soon = new Date(last.getTime() + 60_000)
  const by = taker ?? turns.findLast((turn) => turn.by !== null)?.by ?? 'joyce'
  const steps: Step[] = []
  if (taker) steps.push({ does: 'take', at: soon, on, about, by })
  if (note) steps.push({ does: 'note', at: soon, on, about, text: note, by })
  if (promised) {
    const task = { kind: 'commitment', title: promised.title, due: later(when.ago(0), promised.after) } as const
    steps.push({ does: 'task', at: soon, on, about, by: promised.by, whose: promised.by, task })
  }
  return steps
}

function deedFor(name: string): Deed {
  if (name in teams) return { do: 'move', name: teams[name as keyof typeof teams] }
  if (name in labels) return { do: 'label', name: labels[name as keyof typeof labels] }
  throw new Error(`a talk names "${name}", which is no label and no team`)
}

function add<K>(to: Map<K, Spot[]>, key: K, spot: Spot): void {
  to.set(key, [...(to.get(key) ?? []), spot])
}
