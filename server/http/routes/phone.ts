/** Calls and remarks: writing them down, and who is on the line. */
import {
  type Caller,
  findCallers,
  listCallsToNote,
  logRemark as logRemarkEndpoint,
  moveRemark as moveRemarkEndpoint,
  readCall as readCallEndpoint,
} from '../../../contract/phone.ts'
import { readableNumber, toE164 } from '../../../domain/contact/phone-number.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { findPeople } from '../../search/find-people.ts'
import { findKeyOwners } from '../../store/contact.ts'
import { callsToNote, numberOfContacts, readCall } from '../../store/phone.ts'
import { conversationsById, conversationsOfContact, messagesById } from '../../store/queue.ts'
import { logRemark } from '../../use/phone/log-remark.ts'
import { moveRemark } from '../../use/phone/move-remark.ts'
import { showCall } from '../../use/phone/who-calls.ts'
import type { Mount } from '../mount.ts'
import { showConversation, showMessage } from '../show/conversation.ts'
import { understand } from './search.ts'

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

  mount(moveRemarkEndpoint, async ({ ctx, who, input }) => {
    const { into, otherContact } = input
    const { intoId, batchId } = await moveRemark(ctx, who, input.id, { intoId: into, otherContact })
    const [row] = await conversationsById(ctx.db, who.organisationId, [intoId])
    if (!row) throw refuse('not-found', { detail: 'There is no such conversation' })
    return { conversation: showConversation(row), batchId }
  })

  mount(findCallers, async ({ ctx, who, input }) => {
    const number = toE164(input.text)
    const found = number
      ? await ownersOf(ctx, who.organisationId, number)
      : input.text.trim()
        ? await named(ctx, who, input.text)
        : []
    return {
      number,
      readable: number && readableNumber(number),
      people: await describe(ctx, who.organisationId, found),
    }
  })

  mount(readCallEndpoint, async ({ ctx, who, input }) => {
    const call = await readCall(ctx.db, who.organisationId, input.id)
    if (!call) throw refuse('not-found', { detail: 'There is no such call' })
    return showCall(ctx, who.organisationId, call)
  })

  mount(listCallsToNote, async ({ ctx, who }) => {
    const since = new Date(ctx.clock().getTime() - dayMs)
    const rows = await callsToNote(ctx.db, who.organisationId, who.agentId, since)
    return { calls: await Promise.all(rows.map((row) => showCall(ctx, who.organisationId, row))) }
  })
}

async function ownersOf(ctx: Context, organisationId: string, number: string) {
  const rows = await findKeyOwners(ctx.db, organisationId, [{ kind: 'phone', value: number }])
  return rows.map((row) => ({ id: row.contact_id, name: row.name }))
}

async function named(ctx: Context, who: Who, text: string) {
  const { items } = await findPeople(await understand(ctx, who, text, mostPeople))
  return items.map(({ id, name }) => ({ id, name: name.map((part) => part.text).join('') }))
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
