/** What hangs on a person, as it is shown: notes, what happened elsewhere, how they came, what they want, and what was done to who they are. */
import type { Contact } from '../../../contract/contact.ts'
import {
  type ContactDeed,
  type ContactEvent,
  type ContactNote,
  contactEventKinds,
} from '../../../contract/contact-file.ts'
import { cameBy } from '../../../domain/contact/came.ts'
import type { Context } from '../../context.ts'
import { listChannels } from '../../store/channel.ts'
import type { ContactEventRow } from '../../store/contact-event.ts'
import type { DeedRow } from '../../store/contact-history.ts'
import { spokenSince, type WantRow } from '../../store/contact-timeline.ts'
import type { KeyOfPerson } from '../../store/shared-key.ts'

/** Longer ago says little of what somebody tried. */
const cameDays = 90

export async function showCame(ctx: Context, organisationId: string, contactId: string): Promise<Contact['came']> {
  const since = new Date(ctx.clock().getTime() - cameDays * 86_400_000)
  const turns = cameBy(await spokenSince(ctx.db, organisationId, contactId, since))
  if (turns.length === 0) return []
  const channels = new Map((await listChannels(ctx.db, organisationId)).map((row) => [row.id, row]))
  return turns.flatMap(({ channelId, times, since: first }) => {
    const found = channels.get(channelId)
    if (!found) return []
    return [{ channel: { id: found.id, kind: found.kind, name: found.name }, times, since: first.toISOString() }]
  })
}

export const showWant = ({ id, kind, text, at, conversation_id, number }: WantRow): Contact['wants'][number] => {
  return { messageId: id, kind, text, at: at.toISOString(), conversation: { id: conversation_id, number } }
}

export const showKey = ({ kind, value, sharers, marked }: KeyOfPerson): Contact['accounts'][number]['keys'][number] => {
  return { kind, value, sharers, shared: marked }
}

type NoteRow = { id: string; text: string; written_at: Date; agent_id: string; alias: string }

export const showContactNote = ({ id, text, agent_id, alias, written_at }: NoteRow): ContactNote => {
  return { id, text, by: { id: agent_id, alias }, at: written_at.toISOString() }
}

export const showContactEvent = ({ id, kind, title, url, at }: ContactEventRow): ContactEvent => {
  return { id, kind: contactEventKinds.find((one) => one === kind) ?? 'other', title, url, at: at.toISOString() }
}

const deeds: Record<string, ContactDeed['kind']> = {
  joined: 'joined',
  apart: 'apart',
  'contacts-kept-apart': 'kept apart',
  'contacts-may-be-one': 'may be one',
  'contact-split': 'split',
  'key-shared': 'shared',
  'key-own': 'own',
  'contact-taken-along': 'taken along',
  'contact-erased': 'erased',
}

/** @returns nothing for what a later version does */
export function showDeed({ id, kind, at, agent_id, alias, other, evidence }: DeedRow): ContactDeed[] {
  const known = deeds[kind]
  if (!known) return []
  const by = agent_id ? { id: agent_id, alias: alias ?? '' } : null
  return [{ id, kind: known, at: at.toISOString(), by, other, evidence: evidence ?? [] }]
}
