/** A mail as it goes on: as it came, below the trace that every mail server leaves; with a way out of ours where the tool wants that. */
import type { Context } from '../../context.ts'
import { traceOf } from '../../relay/trace.ts'
import { unsubscribeLink, withUnsubscribe } from '../../relay/unsubscribe.ts'
import type { ToolRow } from '../../store/relay.ts'
import { type Due, readBodies } from '../../store/relay-mail.ts'
import { together } from '../../together.ts'
import { gathering } from './permission.ts'

export type OpenMail = (due: Due) => Promise<Buffer>

const atOnce = { ...gathering, weight: ({ size }: Due) => size, most: 4_000_000 }

/** @returns what opens the mails of a tool; those that are asked for at the same moment are read together */
export function openingMail(ctx: Context, tool: ToolRow): OpenMail {
  const organisationId = tool.organisation_id
  const read = together<Due, Buffer>(async (all) => {
    const bodies = await readBodies(ctx.db, organisationId, [...new Set(all.map(({ mail_id }) => mail_id))])
    return all.map(({ mail_id }) => Buffer.concat((bodies.get(mail_id) ?? []).map((part) => ctx.seal.openBytes(part))))
  }, atOnce)
  return async (due) => {
    const bytes = await read(due)
    const trace = Buffer.from(traceOf(ctx, due.id, due.received_at))
    const { address, purpose } = due
    if (!tool.unsubscribe || purpose === 'transactional') return Buffer.concat([trace, bytes])
    return Buffer.concat([trace, withUnsubscribe(bytes, unsubscribeLink(ctx, { organisationId, address, purpose }))])
  }
}
