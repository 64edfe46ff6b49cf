/** Moments of a person as they are shown: what was said, what happened elsewhere, and calls that nobody wrote anything about. */
import type { ContactTimeline } from '../../../contract/contact.ts'
import type { Context } from '../../context.ts'
import { eventsById } from '../../store/contact-event.ts'
import { callsById, type Moment } from '../../store/contact-timeline.ts'
import { conversationsById, messagesById } from '../../store/queue.ts'
import { showContactEvent } from './contact-file.ts'
import { showMessage } from './conversation.ts'

type Shown = ContactTimeline['items'][number]

/** In the order of the moments; what went meanwhile is left out. */
export async function showMoments(ctx: Context, organisationId: string, moments: readonly Moment[]): Promise<Shown[]> {
  const of = (kind: Moment['kind']) => moments.filter((one) => one.kind === kind).map(({ id }) => id)
  const shown = new Map<string, Shown>()
  const messages = await messagesById(ctx.db, organisationId, of('said'))
  const about = [...new Set(messages.flatMap(({ conversation_id }) => conversation_id ?? []))]
  const conversations = new Map((await conversationsById(ctx.db, organisationId, about)).map((row) => [row.id, row]))
  for (const row of messages) {
    const one = conversations.get(row.conversation_id ?? '')
    if (!one) continue
    const channel = { id: one.channel_id, kind: one.channel_kind, name: one.channel_name }
    const conversation = { id: one.id, number: one.number, subject: one.subject, channel }
    shown.set(row.id, { kind: 'said', message: showMessage(row), conversation })
  }
  const [happened, called] = [of('happened'), of('called')]
  if (happened.length > 0)
    for (const row of await eventsById(ctx.db, organisationId, happened))
      shown.set(row.id, { kind: 'happened', event: showContactEvent(row) })
  if (called.length > 0)
    for (const { id, direction, number, began_at, answered_at, ended_at } of await callsById(
      ctx.db,
      organisationId,
      called,
    )) {
      const seconds = answered_at && ended_at ? Math.round((ended_at.getTime() - answered_at.getTime()) / 1000) : null
      shown.set(id, {
        kind: 'called',
        call: { id, direction, number: number ?? '', at: began_at.toISOString(), seconds },
      })
    }
  return moments.flatMap(({ id }) => shown.get(id) ?? [])
}
