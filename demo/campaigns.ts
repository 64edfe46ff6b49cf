/**
 * What the firm's newsletter tool sends: two campaigns of the past weeks, and one in the middle of the busy evening, when somebody in
 * its list complains. Each mail is written as a tool writes it, one for each customer.
 */
import { chance } from './chance.ts'
import { byAddress, crowdPerson } from './crowd.ts'
import { firm } from './firm.ts'
import type { Person } from './people.ts'
import type { Step, When } from './step.ts'
import { compose } from './write.ts'

type Campaign = {
  name: string
  purpose: 'newsletter' | 'offer'
  subject: string
  text: string
  /** Days after which it makes no more sense. */
  lasts: number
}
export type Mailed = { to: string; raw: string }

export const newsletterTool = { name: 'Nieuwsbrief', host: 'post.vonkenvezel.example' } as const
const sender = { name: firm, mail: 'nieuws@vonkenvezel.example' }

const winter: Campaign = {
  name: 'Warm de winter in',
  purpose: 'newsletter',
  subject: 'Vijf dingen die je huis warmer maken',
  text: 'Tochtstrips, radiatorfolie, en drie dingen die niets kosten. Op onze site staat hoe je ze doet.',
  lasts: 5,
}
const fibre: Campaign = {
  name: 'Glasvezel voor je buurt',
  purpose: 'offer',
  subject: 'Je straat krijgt glasvezel',
  text: 'Wie voor het eind van de maand ja zegt, betaalt geen aansluitkosten.',
  lasts: 14,
}
const weekend: Campaign = {
  name: 'Weekendvoordeel',
  purpose: 'offer',
  subject: 'Dit weekend: een maand gratis stroom',
  text: 'Stap dit weekend over op een vast contract, en de eerste maand is van ons.',
  lasts: 2,
}

/** The past ones: every mail with the moment at which the tool handed it over. */
export function mailings(when: When, names: readonly string[]): { at: Date; mails: Mailed[] }[] {
  return [
    { at: when.before(9, '10:15'), mails: mailsOf(winter, when.before(9, '10:15'), listOf('winter', names, 0.5), '') },
    { at: when.before(2, '11:00'), mails: mailsOf(fibre, when.before(2, '11:00'), listOf('fibre', names, 0.4), '') },
  ]
}

/** Who complains in the middle of the campaign of the busy evening: their mail was still to come. */
export const lastInList = ['Natasja Hulsman', 'Evert Stam', 'Hilde Koopmans', 'Rik Dammers', 'Coen Rademakers']

/** The tool hands over the campaign of the busy evening a few mails at a time. @param part from 0, of `parts` */
export function weekendMails(at: Date, run: number, names: readonly string[], part: number, parts: number): Step {
  const late = lastInList.map(crowdPerson)
  const list = [...listOf('weekend', names, 0.12).filter(({ mail }) => !late.some((one) => one.mail === mail)), ...late]
  const [from, until] = [part, part + 1].map((n) => Math.floor((n * list.length) / parts))
  return { does: 'hand over', at, mails: mailsOf(weekend, at, list.slice(from, until), `${run}-`) }
}

/** Some of everybody with a mail address, the same ones every time. */
function listOf(about: string, names: readonly string[], share: number): Person[] {
  const all = new Map([...byAddress(names).values()].flatMap((one) => (one.mail ? [[one.mail, one] as const] : [])))
  return [...all.values()].filter(({ mail }) => chance('campaign', about, mail ?? '') < share)
}

const mailsOf = ({ name, purpose, subject, text, lasts }: Campaign, at: Date, list: readonly Person[], run: string) =>
  list.flatMap((person): Mailed[] => {
    if (!person.mail) return []
    const id = `${name.toLowerCase().replaceAll(' ', '-')}-${run}${person.mail.replace('@', '.')}@nieuws.vonkenvezel.example`
    const headers = {
      'X-Campaign': name,
      'X-Samenspraak-Purpose': purpose,
      Expires: new Date(at.getTime() + lasts * 86_400_000).toUTCString(),
    }
    const [first = ''] = person.name.split(' ')
    const letter = { id, subject, text: `Dag ${first},\n\n${text}\n\n${firm}`, headers }
    return [{ to: person.mail, raw: compose(at, sender, { name: person.name, mail: person.mail }, letter) }]
  })
