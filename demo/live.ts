/** What goes on happening while somebody looks: now and then a new message, and customers who react to what was answered. */
import { between, chance, oneOf } from './chance.ts'
import { beats } from './live-beats.ts'
import { type Person, people, type Who } from './people.ts'
import type { Place, Step } from './step.ts'
import { form, mail, post, reply } from './write.ts'

const seed = 'Lindeveen'

/** Milliseconds of quiet before beat `n`, from 0: between 20 and 90 seconds. */
export const pauseBefore = (n: number) => between(20_000, 90_000, chance(seed, 'pause', n))

/** What happens at beat `n`. After the last one it begins again, with ids of their own. */
export function beat(n: number, at: Date): Step {
  const lap = Math.floor(n / beats.length)
  const happens = beats[n % beats.length]
  if (!happens) throw new Error('the demo firm has no beats')
  return happens(at, (id) => `${id}-${lap}`)
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
  const who = whoIs(to)
  if (!who || chance(seed, 'reacts', to.heard) > 0.67) return null
  const person: Person = people[who]
  const lines = chance(seed, 'content', to.heard) < 0.67 ? person.thanks : person.still
  const text = oneOf(lines, chance(seed, 'words', to.heard)) ?? ''
  const id = `re-${to.id}`
  return {
    after: between(60_000, 240_000, chance(seed, 'takes', to.heard)),
    step: (at) => {
      if (to.on === 'plein') return post(at, who, id, text, { inReplyTo: to.id })
      if (to.on === 'site') return form(at, who, id, text, { inReplyTo: to.id })
      return mail(at, who, { id, answers: `${to.id}@vonkenvezel.example`, subject: `Re: ${to.subject}`, text })
    },
  }
}

/** Plein shows everybody, and so us too, what was posted in our name. */
export function echo(at: Date, to: Answered, text: string): Step | null {
  return to.on === 'plein' ? reply(at, 'plein', 'sanne', to.id, text, { inReplyTo: to.heard }) : null
}

function whoIs({ on, customer }: Answered): Who | undefined {
  const known = Object.entries(people) as [Who, Person][]
  return known.find(([key, { mail: address, plein, site }]) => {
    if (on === 'post') return address === customer
    return on === 'plein' ? plein?.id === customer : (site ?? key) === customer
  })?.[0]
}
