/**
 * What goes on happening while somebody looks: on a calm day now and then a new message, on the busy evening sixty in half an hour; and
 * customers who react to what was answered.
 */
import { busyEvening } from './busy-evening.ts'
import { weekendMails } from './campaigns.ts'
import { between, chance, oneOf } from './chance.ts'
import { byAddress, crowdPerson } from './crowd.ts'
import { liveAnswers } from './live-answers.ts'
import { beats } from './live-beats.ts'
import type { Person } from './people.ts'
import { idOn, speak } from './speak.ts'
import type { Place, Step } from './step.ts'
import { later, readTalks } from './talk.ts'
import { allTalks } from './weeks.ts'
import { reply } from './write.ts'

const seed = 'Lindeveen'

/** The names of all who ever say something. */
const everybody = [...allTalks, ...readTalks(busyEvening)].map(({ who }) => who)

/** From which message of the busy evening on the tool hands over its campaign, in so many parts. */
const campaign = { from: 22, parts: 24 }

/** Milliseconds of quiet before beat `n` of a calm day, from 0: between 20 and 90 seconds. */
export const pauseBefore = (n: number) => between(20_000, 90_000, chance(seed, 'pause', n))

/** What happens at beat `n` of a calm day. After the last one it begins again, with ids of their own. */
export function beat(n: number, at: Date): Step {
  const lap = Math.floor(n / beats.length)
  const happens = beats[n % beats.length]
  if (!happens) throw new Error('the demo firm has no beats')
  return happens(at, (id) => `${id}-${lap}`)
}

/** What colleagues do after beat `n`: they take what they will answer one beat later, and answer what they took. */
export function answersAfter(n: number, at: Date): Step[] {
  const done = (beatNumber: number) => {
    const answer = liveAnswers.find(({ after }) => after === beatNumber % beats.length)
    return answer && { ...answer, to: idOn(answer.on, `${answer.to}-${Math.floor(beatNumber / beats.length)}`) }
  }
  const [now, next] = [done(n), done(n + 1)]
  const steps: Step[] = []
  if (next) steps.push({ does: 'take', at, on: next.on, about: next.to, by: next.by })
  if (now) steps.push({ does: 'answer', at, on: now.on, to: now.to, name: now.to, text: now.text, by: now.by })
  return steps
}

/** The busy evening: what happens how many milliseconds after its beginning. `run` makes the ids of each evening its own. */
export const busy: readonly {
  after: number
  step(at: Date, run: number): Step
  answers: readonly Answer[]
  /** What a tool hands over then; it knows nothing of the evening. */
  mails: ((at: Date, run: number) => Step) | null
}[] = evening()

/** What a colleague answers on that evening, once everything up to here has been said. */
type Answer = (at: Date, run: number) => Step

function evening() {
  const talks = readTalks(busyEvening)
  const answers = talks.flatMap(({ on, time, turns }, n) => {
    const [, turn] = turns
    if (!turn?.by) return []
    const { by, text, after } = turn
    const step: Answer = (at, run) => ({
      does: 'answer',
      at,
      on,
      to: idOn(on, `b${run}-${n}`),
      name: `b${run}-${n}`,
      text,
      by,
    })
    return [{ due: later(new Date(afterBeginning(time)), after).getTime(), step }]
  })
  const said = talks
    .flatMap(({ who, on, subject, time, turns, fate }, n) => {
      const after = afterBeginning(time)
      const step = (at: Date, run: number) =>
        speak(at, on, {
          id: `b${run}-${n}`,
          by: null,
          text: turns[0]?.text ?? '',
          subject,
          person: crowdPerson(who),
          before: [],
        })
      // The very same again, as a bridge hands it over that was not sure: with the moment of the first.
      const again = {
        after: after + 4000,
        step: (at: Date, run: number) => ({ ...step(new Date(at.getTime() - 4000), run), at }),
      }
      return fate === 'twice' ? [{ after, step }, again] : [{ after, step }]
    })
    .sort((a, b) => a.after - b.after)
  return said.map(({ after, step }, n) => {
    const since = said[n - 1]?.after ?? 0
    const last = n === said.length - 1
    const due = answers.filter((answer) => answer.due > since && (answer.due <= after || last))
    const part = n - campaign.from
    const mails =
      part >= 0 && part < campaign.parts
        ? (at: Date, run: number) => weekendMails(at, run, everybody, part, campaign.parts)
        : null
    return { after, step, answers: due.map((answer) => answer.step), mails }
  })
}

function afterBeginning(time: string): number {
  const [minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (minutes * 60 + seconds) * 1000
}

/** A reply that the user sent to a customer of the firm. */
export type Answered = {
  /** Id of the reply. */
  id: string
  on: Place
  /** What it answers. */
  heard: string
  subject: string
  /** The customer's id on the network, or the mail address. */
  customer: string
}

/** Whether the customer reacts, after how many milliseconds, and how. Two in three do; of those two in three are content. */
export function reaction(to: Answered): { after: number; step: (at: Date) => Step } | null {
  const { on, id } = to
  // Nobody there talks to us.
  if (on === 'nieuws' || on === 'lucht' || on === 'dorpspraat') return null
  const person = whoIs(to)
  if (!person || chance(seed, 'reacts', to.heard) > 0.67) return null
  const lines = chance(seed, 'content', to.heard) < 0.67 ? person.thanks : person.still
  const text = oneOf(lines, chance(seed, 'words', to.heard)) ?? ''
  const before = [on === 'post' ? `${id}@vonkenvezel.example` : id]
  const subject = on === 'post' ? to.subject : ''
  return {
    after: between(60_000, 240_000, chance(seed, 'takes', to.heard)),
    step: (at) => speak(at, on, { id: `re-${id}`, by: null, text, subject, person, before }),
  }
}

/** Plein shows everybody, and so us too, what was posted in our name. */
export function echo(at: Date, to: Answered, text: string): Step | null {
  return to.on === 'plein' ? reply(at, 'plein', 'sanne', to.id, text, { inReplyTo: to.heard }) : null
}

let known: ReadonlyMap<string, Person> | null = null

function whoIs({ customer }: Answered): Person | undefined {
  known ??= byAddress(everybody)
  return known.get(customer)
}
