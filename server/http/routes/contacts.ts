/** A person: the accounts with the evidence, what was talked about, and who is the same person or never is. */
import * as contract from '../../../contract/contact.ts'
import * as joins from '../../../contract/contact-join.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readParts, standsFor } from '../../store/contact-join.ts'
import { type FoundRow, lookUp } from '../../store/contact-look-up.ts'
import { momentsOf } from '../../store/contact-timeline.ts'
import { recordsOf } from '../../store/customer-record.ts'
import { askedOf } from '../../use/contact/asked-of.ts'
import { joinByHand } from '../../use/contact/join-by-hand.ts'
import { sayApart } from '../../use/contact/keep-apart.ts'
import { joinAgain, takeApart } from '../../use/contact/take-apart.ts'
import type { Mount } from '../mount.ts'
import { showContact, showRecord } from '../show/contact.ts'
import { showMoments } from '../show/contact-timeline.ts'
import { fromCursor, toCursor } from '../show/conversation.ts'
import { type Asker, askFactor } from '../show/factor.ts'

export function contactRoutes(mount: Mount): void {
  mount(contract.readContact, async ({ ctx, who, input }) => {
    const contact = await showContact(ctx, who.organisationId, input.id)
    if (!contact) throw refuse('not-found', { detail: 'There is no such person' })
    return contact
  })

  mount(contract.readContactTimeline, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const contactId = await standsFor(ctx.db, organisationId, input.id)
    if (!contactId) throw refuse('not-found', { detail: 'There is no such person' })
    const limit = input.limit ?? 30
    const whom = { root: contactId, parts: await readParts(ctx.db, organisationId, contactId) }
    const moments = await momentsOf(ctx.db, organisationId, whom, fromCursor(input.after), limit + 1)
    const shown = moments.slice(0, limit)
    const last = moments.length > limit ? shown.at(-1) : undefined
    return { items: await showMoments(ctx, organisationId, shown), next: last ? toCursor(last) : null }
  })

  mount(contract.findContacts, async ({ ctx, who, input }) => {
    const found = await lookUp(ctx.db, who.organisationId, askedOf(input))
    return { contacts: await Promise.all(found.map((row) => showFound(ctx, who, row))) }
  })

  mount(joins.joinContacts, async ({ ctx, who, input }) => joinByHand(ctx, who, input.id, input.with, input.anyway))
  mount(joins.takeContactsApart, async ({ ctx, who, input }) => ({
    ids: await takeApart(ctx, who, input.id, input.apart),
  }))
  mount(joins.joinContactsAgain, async ({ ctx, who, input }) => joinAgain(ctx, who, input.id))
  mount(joins.keepContactsApart, async ({ ctx, who, input }) => {
    await sayApart(ctx, who, [input.id, input.other], input.apart)
    return {}
  })
}

async function showFound(ctx: Context, who: Asker, { id, name, created_at }: FoundRow) {
  const { organisationId } = who
  const parts = await readParts(ctx.db, organisationId, id)
  const records = (await recordsOf(ctx.db, organisationId, parts)).map(showRecord)
  const factor = await askFactor(ctx, who, id)
  const page = `${ctx.config.publicUrl ?? ''}/contacten/${id}`
  return { id, name, since: created_at.toISOString(), page, records, factor }
}
