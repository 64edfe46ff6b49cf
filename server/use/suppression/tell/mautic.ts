/**
 * Mautic, by its REST API (developer documentation, "Contacts"): who is held is marked as not to be contacted by mail, and that mark is
 * taken away again. Only a mark that we made: whoever unsubscribed there, or was marked by hand, stays so. Who is not known there is not
 * made known.
 */
import * as z from 'zod/mini'
import { type Change, checkTaken, type Teller, type Telling, Trouble } from './teller.ts'

/** `Contacts::MANUAL`. */
const byHand = 3
/** By which we know our own mark again. */
const mark = 'Samenspraak:'
/** Contacts with one address, of which there should be one. */
const mostAlike = 5

/** PHP writes an empty object as a list. */
const contacts = z.object({
  contacts: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]),
})
const contact = z.object({
  id: z.number(),
  doNotContact: z._default(
    z.array(z.object({ channel: z.string(), reason: z.coerce.number(), comments: z.nullish(z.string()) })),
    [],
  ),
  fields: z.object({ all: z.object({ email: z.nullish(z.string()) }) }),
})
type Contact = z.infer<typeof contact>

const strange = {
  nl: 'Dit antwoord is niet van Mautic. Klopt het adres, en staat de API daar aan?',
  en: 'This answer is not from Mautic. Is the address right, and is its API switched on?',
}

async function ask({ ctx, target }: Telling, method: 'GET' | 'POST', path: string, said?: object): Promise<unknown> {
  if (!target.url || !target.secret) throw new Trouble(strange)
  const login = Buffer.from(`${target.username ?? ''}:${ctx.seal.open(target.secret)}`).toString('base64')
  const { status, body } = await ctx.reach(`${target.url.replace(/\/+$/, '')}/api/${path}`, {
    method,
    headers: { authorization: `Basic ${login}`, accept: 'application/json', 'content-type': 'application/json' },
    ...(said && { body: JSON.stringify(said) }),
  })
  checkTaken(status)
  try {
    return JSON.parse(body)
  } catch {
    throw new Trouble(strange)
  }
}

async function find(telling: Telling, email: string): Promise<Contact[]> {
  const query = new URLSearchParams({
    ...{ 'where[0][col]': 'email', 'where[0][expr]': 'eq', 'where[0][val]': email },
    limit: String(mostAlike),
  })
  const read = contacts.safeParse(await ask(telling, 'GET', `contacts?${query}`))
  if (!read.success) throw new Trouble(strange)
  const found = Object.values(read.data.contacts).flatMap((one) => contact.safeParse(one).data ?? [])
  // Whatever a version of it makes of the question: nobody else is marked.
  return found.filter(({ fields }) => fields.all.email?.toLowerCase() === email)
}

async function tellOne(telling: Telling, { network, value, code }: Change): Promise<void> {
  if (network !== 'email') return
  for (const { id, doNotContact } of await find(telling, value)) {
    const marks = doNotContact.filter(({ channel }) => channel === 'email')
    const ours = marks.some(({ reason, comments }) => reason === byHand && comments?.startsWith(mark))
    if (code !== null && marks.length === 0)
      await ask(telling, 'POST', `contacts/${id}/dnc/email/add`, { reason: byHand, comments: `${mark} ${code}` })
    if (code === null && ours) await ask(telling, 'POST', `contacts/${id}/dnc/email/remove`)
  }
}

export const mautic: Teller = {
  atOnce: 1,
  async tell(telling, changes) {
    for (const change of changes) await tellOne(telling, change)
  },
  // Nothing is told to forget: what is held is marked, and what is marked already stays.
  async reset() {},
  async test(telling) {
    const read = contacts.safeParse(await ask(telling, 'GET', 'contacts?limit=1'))
    if (!read.success) throw new Trouble(strange)
  },
}
