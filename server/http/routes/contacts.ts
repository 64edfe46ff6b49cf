/** A person: the accounts with the evidence, what was talked about, and who is the same person or never is. */
import * as contract from '../../../contract/contact.ts'
import * as joins from '../../../contract/contact-join.ts'
import { toE164 } from '../../../domain/contact/phone-number.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import { readParts, standsFor } from '../../store/contact-join.ts'
import { type Asked, type FoundRow, lookUp } from '../../store/contact-look-up.ts'
import { saidWith } from '../../store/contact-timeline.ts'
import { recordsOf } from '../../store/customer-record.ts'
import { conversationsById, messagesById } from '../../store/queue.ts'
import { joinByHand } from '../../use/contact/join-by-hand.ts'
import { sayApart } from '../../use/contact/keep-apart.ts'
import { joinAgain, takeApart } from '../../use/contact/take-apart.ts'
import type { Mount } from '../mount.ts'
import { showContact, showRecord } from '../show/contact.ts'
import { fromCursor, showMessage, toCursor } from '../show/conversation.ts'

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
    const said = await saidWith(ctx.db, organisationId, contactId, fromCursor(input.after), limit + 1)
    const last = said.length > limit ? said[limit - 1] : undefined
    const items = await showSaid(
      ctx,
      organisationId,
      said.slice(0, limit).map(({ id }) => id),
    )
    return { items, next: last ? toCursor({ at: last.received_at, id: last.id }) : null }
  })

  mount(contract.findContacts, async ({ ctx, who, input }) => {
    const found = await lookUp(ctx.db, who.organisationId, askedOf(input))
    return { contacts: await Promise.all(found.map((row) => showFound(ctx, who.organisationId, row))) }
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

async function showSaid(ctx: Context, organisationId: string, ids: readonly string[]) {
  const messages = await messagesById(ctx.db, organisationId, ids)
  const about = [...new Set(messages.flatMap(({ conversation_id }) => conversation_id ?? []))]
  const conversations = new Map((await conversationsById(ctx.db, organisationId, about)).map((row) => [row.id, row]))
  return messages.toReversed().flatMap((row) => {
    const one = conversations.get(row.conversation_id ?? '')
    if (!one) return []
    const channel = { id: one.channel_id, kind: one.channel_kind, name: one.channel_name }
    return [
      { message: showMessage(row), conversation: { id: one.id, number: one.number, subject: one.subject, channel } },
    ]
  })
}

type Keys = {
  email?: string | undefined
  phone?: string | undefined
  account?: string | undefined
  number?: string | undefined
}

/** @throws ProblemError unless exactly one thing is asked for, in a form that can be */
function askedOf({ email, phone, account, number }: Keys): Asked {
  const given = [email, phone, account, number].filter((one) => one !== undefined)
  if (given.length !== 1) throw refuse('invalid', { detail: 'Ask for one of email, phone, account or number' })
  if (email !== undefined) return { by: 'email', value: email.toLowerCase() }
  if (number !== undefined) return { by: 'number', value: number }
  if (account !== undefined) {
    const [, network = '', value = ''] = /^([\w.-]{1,60}):(.+)$/.exec(account) ?? []
    if (!value) throw refuseField('account', 'is network:id or network:@handle')
    return value.startsWith('@') ? { by: 'handle', network, value: value.slice(1) } : { by: 'id', network, value }
  }
  const dialled = toE164(phone ?? '')
  if (!dialled) throw refuseField('phone', 'is not a telephone number (06 12345678, or +32 470123456)')
  return { by: 'phone', value: dialled }
}

async function showFound(ctx: Context, organisationId: string, { id, name, created_at }: FoundRow) {
  const parts = await readParts(ctx.db, organisationId, id)
  const records = (await recordsOf(ctx.db, organisationId, parts)).map(showRecord)
  return { id, name, since: created_at.toISOString(), page: `${ctx.config.publicUrl ?? ''}/contacten/${id}`, records }
}
