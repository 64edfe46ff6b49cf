/**
 * Invented messages to a made-up energy company, as a program brings them by the API. Of a hundred, 30 are of somebody new, 5 of a
 * known customer about something new, 55 of a customer who goes on in a thread, and 10 are answers of the company itself that an
 * older system sends along. Threads are gone on with while they are young, as in life.
 */
import type { BroughtMessage } from '../../contract/message.ts'
import { type Chance, chanceFrom } from './chance.ts'

export const mix = { new_writer: 0.3, new_thread_of_known_writer: 0.05, goes_on: 0.55, our_answer: 0.1 } as const

/** Threads that are still gone on with. */
const young = 4000

type Author = NonNullable<BroughtMessage['author']>
type Thread = { author: Author; last: string }

export type Messages = {
  /** The next messages of this stream. */
  take(n: number): BroughtMessage[]
}

/** @param name begins every id, so that two streams never share one */
export function inventMessages(name: string, seed = 1): Messages {
  const chance = chanceFrom(seed)
  const threads: Thread[] = []
  let made = 0
  let people = 0

  const newcomer = (): Author => {
    const n = ++people
    const first = chance.pick(firstNames)
    const id = `${name}-${first.toLowerCase()}-${n}`
    const vouched = chance.next() < 0.1 ? { verifiedEmail: `${id}@example.org` } : {}
    return { id, name: `${first} ${chance.pick(lastNames)}`, handle: `@${first.toLowerCase()}${n}`, ...vouched }
  }
  const begin = (author: Author): BroughtMessage => {
    const id = `${name}-${++made}`
    const place = threads.length < young ? threads.length : chance.whole(young)
    threads[place] = { author, last: id }
    const subject = chance.next() < 0.5 ? { subject: sentence(chance, 4) } : {}
    return { id, text: textOf(chance), author, published: moment(made), ...subject }
  }
  const goOn = (thread: Thread, ours: boolean): BroughtMessage => {
    const id = `${name}-${++made}`
    const inReplyTo = thread.last
    thread.last = id
    return {
      id,
      text: textOf(chance),
      inReplyTo,
      published: moment(made),
      ...(ours ? { ours } : { author: thread.author }),
    }
  }
  const one = (): BroughtMessage => {
    const turn = chance.next()
    const thread = threads[chance.whole(threads.length)]
    if (!thread || turn < mix.new_writer) return begin(newcomer())
    if (turn < mix.new_writer + mix.new_thread_of_known_writer) return begin(thread.author)
    return goOn(thread, turn >= 1 - mix.our_answer)
  }
  return { take: (n) => Array.from({ length: n }, one) }
}

export const toBytes = (message: BroughtMessage) => ({ bytes: Buffer.from(JSON.stringify(message)) })

/** Each a second after the one before. */
function moment(n: number): string {
  return new Date(Date.UTC(2026, 0, 5) + n * 1000).toISOString()
}

/** One to six sentences: some 40 to 400 characters. */
export function textOf(chance: Chance): string {
  return Array.from({ length: 1 + chance.whole(6) }, () => sentence(chance, 6 + chance.whole(8))).join(' ')
}

function sentence(chance: Chance, words: number): string {
  const text = Array.from({ length: words }, () => chance.pick(vocabulary)).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

const firstNames = ['Fatima', 'Bram', 'Sanne', 'Youssef', 'Anouk', 'Daan', 'Mehmet', 'Lotte', 'Wim', 'Ingrid']
const lastNames = ['Bakker', 'El Amrani', 'de Vries', 'Yilmaz', 'Smit', 'van Dijk', 'Jansen', 'Peters']
const vocabulary =
  `ik heb al drie dagen geen internet en niemand belt terug de rekening klopt niet want mijn meter staat stil sinds de storing
  van maandag kunt u mij vertellen wanneer de monteur komt het contract zou per één juli ingaan bedankt voor uw snelle antwoord
  maar het modem knippert nog steeds ruim voorschot verhuizing zonnepanelen teruglevering opgelost wachtrij klantenservice`.split(
    /\s+/,
  )
