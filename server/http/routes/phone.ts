/** Calls and remarks: writing them down, and who is on the line. */
import { type Caller, findCallers, listCallsToNote, logRemark as logRemarkEndpoint } from '../../../contract/phone.ts'
import { readableNumber, toE164 } from '../../../domain/contact/phone-number.ts'
import type { Context } from '../../context.ts'
import { findKeyOwners } from '../../store/contact.ts'
import { callsToNote, contactsNamed, numberOfContacts } from '../../store/phone.ts'
import { conversationsById, conversationsOfContact, messagesById } from '../../store/queue.ts'
import { logRemark } from '../../use/phone/log-remark.ts'
import { showCall } from '../../use/phone/who-calls.ts'
import type { Mount } from '../mount.ts'
import { showConversation, showMessage } from '../show/conversation.ts'

const mostPeople = 8
const dayMs = 86_400_000

export function phoneRoutes(mount: Mount): void {
  mount(logRemarkEndpoint, async ({ ctx, who, input }) => {
    const id = await logRemark(ctx, who, input)
    const [message] = await messagesById(ctx.db, who.organisationId, [id])
    const [conversation] = await conversationsById(ctx.db, who.organisationId, [message?.conversation_id ?? ''])
    if (!message || !conversation) throw new Error('what was just written down is gone')
    return { conversation: showConversation(conversation), message: showMessage(message) }
  })

  mount(findCallers, async ({ ctx, who, input }) => {
    const number = toE164(input.text)
    const found = number
      ? (await findKeyOwners(ctx.db, who.organisationId, [{ kind: 'phone', value: number }])).map((row) => ({
          id: row.contact_id,
          name: row.name,
        }))
      : input.text.trim()
        ? await contactsNamed(ctx.db, who.organisationId, input.text.trim(), mostPeople)
        : []
    return {
      number,
      readable: number && readableNumber(number),
      people: await describe(ctx, who.organisationId, found),
    }
  })

  mount(listCallsToNote, async ({ ctx, who }) => {
    const since = new Date(ctx.clock().getTime() - dayMs)
    const rows = await callsToNote(ctx.db, who.organisationId, who.agentId, since)
    return { calls: await Promise.all(rows.map((row) => showCall(ctx, who.organisationId, row))) }
  })
}

/** People as one chooses among them: the number one knows them by, and what is not finished. */
async function describe(
  ctx: Context,
  organisationId: string,
  people: readonly { id: string; name: string }[],
): Promise<Caller[]> {
  const numbers = await numberOfContacts(
    ctx.db,
    organisationId,
    people.map(({ id }) => id),
  )
  const described: Caller[] = []
  for (const { id, name } of people) {
    const rows = await conversationsOfContact(ctx.db, organisationId, id, 20)
    const unfinished = rows.filter((row) => row.work_state !== 'answered' && row.merged_into === null)
    // What was answered may be what they call about, so the newest stands there too.
    const shown = unfinished.length > 0 ? unfinished : rows.slice(0, 1)
    const number = numbers.get(id)
    described.push({
      id,
      name,
      number: number ? readableNumber(number) : null,
      conversations: shown.slice(0, 5).map(showConversation),
    })
  }
  return described
}
