/** The past weeks: every talk of `talks/`, and what became of it. */
import { newspaper } from './news.ts'
import type { Both, Spot, Step, When } from './step.ts'
import { playTalk, readTalks, type Talk } from './talk.ts'
import { talks } from './talks/index.ts'

const labels: Readonly<Record<string, Both>> = {
  klacht: { nl: 'klacht', en: 'complaint' },
  vraag: { nl: 'vraag', en: 'question' },
  storing: { nl: 'storing', en: 'outage' },
  factuur: { nl: 'factuur', en: 'invoice' },
  compliment: { nl: 'compliment', en: 'compliment' },
  idee: { nl: 'idee', en: 'idea' },
}
const teams: Readonly<Record<string, Both>> = {
  PR: { nl: 'PR', en: 'PR' },
  Marketing: { nl: 'Marketing', en: 'Marketing' },
  Verkoop: { nl: 'Verkoop', en: 'Sales' },
}

export const allTalks: readonly Talk[] = talks.flatMap(readTalks)

/** What was said, and what colleagues did with it. */
export function weeks(when: When): { said: Step[]; done: Step[] } {
  const said: Step[] = newspaper(when)
  const done: Step[] = []
  const labelled = new Map<string, Spot[]>()
  const moved = new Map<string, Spot[]>()
  const waiting: Spot[] = []
  for (const [n, talk] of allTalks.entries()) {
    const { steps, first, last } = playTalk(talk, n, when)
    said.push(...steps)
    for (const label of talk.labels) add(labelled, label, first)
    const { fate, note } = talk
    if (fate && teams[fate]) add(moved, fate, first)
    if (fate === 'wait') waiting.push(first)
    if (fate === 'later') {
      const until = when.before(-3 - (n % 4), '09:00')
      done.push({ does: 'change', at: when.evening('17:45'), about: [first], change: { do: 'snooze', until } })
    }
    if (note) {
      const at = new Date(last.getTime() + 60_000)
      done.push({ does: 'note', at, on: first.on, about: first.id, text: note })
    }
  }
  done.push({ does: 'change', at: when.evening('17:40'), about: waiting, change: { do: 'wait' } })
  for (const [label, about] of labelled)
    done.push({ does: 'change', at: when.evening('18:00'), about, change: { do: 'label', name: named(labels, label) } })
  for (const [team, about] of moved)
    done.push({ does: 'change', at: when.evening('18:05'), about, change: { do: 'move', name: named(teams, team) } })
  return { said, done }
}

function named(names: Readonly<Record<string, Both>>, name: string): Both {
  const found = names[name]
  if (!found) throw new Error(`a talk names "${name}", which is no label and no team`)
  return found
}

function add<K>(to: Map<K, Spot[]>, key: K, spot: Spot): void {
  to.set(key, [...(to.get(key) ?? []), spot])
}
