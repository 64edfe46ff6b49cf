/** Somebody of the crowd says something: the one place where words become what a channel hands over for them. */
import { accountOf, firm, mailbox } from './firm.ts'
import type { Person } from './people.ts'
import type { Staff } from './staff.ts'
import type { Place, Step, Talking } from './step.ts'
import { arrives, brought, compose } from './write.ts'

export type Saying = {
  id: string
  /** A colleague; null for the customer. */
  by: Staff | null
  text: string
  subject: string
  person: Person
  /** What was said before in the same talk, oldest first. */
  before: readonly string[]
}

/** Ids of mails are whole Message-IDs, those of the other places are what they are. */
export const idOn = (on: Place, id: string) => (on === 'post' && !id.includes('@') ? `${id}@mailhuis.example` : id)

export function speak(at: Date, on: Talking, saying: Saying): Step {
  if (on === 'post') return mailed(at, saying)
  if (on === 'lijn') return called(at, saying)
  const { id, by, text, subject, person, before } = saying
  const answers = before.at(-1)
  return brought(at, on, {
    id,
    text: by && on === 'plein' ? `${text} ${accountOf(by).name.split(' ')[0]}` : text,
    author: by ? staff(on, by) : member(on, person),
    ...(by && { ours: true }),
    ...(answers && { inReplyTo: answers }),
    ...(subject && { subject }),
    visibility: on === 'plein' ? 'public' : 'direct',
  })
}

function mailed(at: Date, { id, by, text, subject, person, before }: Saying): Step {
  const customer = { name: person.name, mail: person.mail ?? '' }
  const [from, to] = by ? [accountOf(by), customer] : [customer, { name: firm, mail: mailbox }]
  const ids = before.map((one) => idOn('post', one))
  const answers = ids.at(-1)
  const letter = { id: idOn('post', id), subject: answers ? `Re: ${subject}` : subject, text }
  const headers = { References: ids.map((one) => `<${one}>`).join(' ') }
  return arrives(at, 'post', compose(at, from, to, answers ? { ...letter, answers, headers } : letter))
}

const staff = (on: 'plein' | 'site', by: Staff) => ({
  network: on === 'plein' ? 'plein' : 'website',
  id: accountOf(by).account,
  name: accountOf(by).name,
})

function member(on: 'plein' | 'site', { name, mail, plein, site }: Person) {
  const vouched = mail && (on === 'site' || plein?.vouched) ? { verifiedEmail: mail } : {}
  if (on === 'site') return { network: 'website', id: site ?? name, name, ...vouched }
  return { network: 'plein', id: plein?.id ?? name, name, handle: plein?.handle ?? name, ...vouched }
}

/** A call as the colleague who took it wrote it down; the mail address tells who it was. */
function called(at: Date, { id, by, text, subject, person, before }: Saying): Step {
  const answers = before.at(-1)
  const item = {
    id,
    revision: 0,
    direction: by ? 'out' : 'in',
    at: at.toISOString(),
    text,
    ...(subject && { subject }),
    customer: { network: 'email', id: person.mail ?? '', name: person.name },
    ...(answers && { inReplyTo: answers }),
    ...(!by && { call: { seconds: 60 + ((text.length * 7) % 600), missed: false } }),
  }
  return arrives(at, 'lijn', JSON.stringify(item))
}
