/** Writes down what became of mails, some at a time; and for what was refused for good a report goes to the tool, in the same transaction. */

import { bounceOf } from '../../../domain/relay/bounce.ts'
import { longestHead } from '../../../domain/relay/headers.ts'
import { giveUpAfter } from '../../../domain/relay/state.ts'
import type { Context } from '../../context.ts'
import { hostOf } from '../../relay/trace.ts'
import { transact } from '../../store/database.ts'
import type { Accepted } from '../../store/relay-accept.ts'
import { acceptMails } from '../../store/relay-accept.ts'
import { concludeRecipients, type Due } from '../../store/relay-mail.ts'
import { together } from '../../together.ts'
import { closeParts, keyOf } from './accept-mail.ts'
import type { Forwarded } from './forward-mail.ts'
import { gathering } from './permission.ts'

type Concluding = { due: Due; forwarded: Forwarded }

export type ConcludeMail = (concluding: Concluding) => Promise<void>

/** @returns what concludes the mails of one organisation */
export function concludingMail(ctx: Context, organisationId: string): ConcludeMail {
  return together<Concluding, void>(async (all) => {
    const at = ctx.clock()
    const reports = all.flatMap((one) => reportOf(ctx, one) ?? [])
    await transact(ctx.db, async (tx) => {
      if (reports.length > 0) await acceptMails(tx, organisationId, ctx.newId, reports, at)
      const conclusions = all.map(({ forwarded }) => forwarded.conclusion)
      await concludeRecipients(tx, organisationId, conclusions, at)
    })
    return all.map(() => undefined)
  }, gathering)
}

/** A report of a report, or one to nobody, is never made (RFC 5321, 6.1). */
function reportOf(ctx: Context, { due, forwarded: { refused, conclusion } }: Concluding): Accepted | null {
  if (!refused || due.campaign_id === null || due.sender === '') return null
  const id = ctx.newId()
  const head = refused.toString('latin1', 0, longestHead).split('\r\n\r\n')[0] ?? ''
  const at = ctx.clock()
  const text = bounceOf({
    ...{ id, host: hostOf(ctx), to: due.sender, recipient: due.address, reason: conclusion.reason ?? '', at, head },
  })
  const bytes = Buffer.from(text, 'latin1')
  return {
    mail: {
      ...{ id, tool_id: due.tool_id, purpose: 'transactional', odd_purpose: null, sender: '', size: bytes.length },
      ...{ eight_bit: /[\x80-\xff]/.test(text), expires_at: new Date(at.getTime() + giveUpAfter) },
    },
    campaign: null,
    recipients: [{ id: ctx.newId(), address: due.sender, key: keyOf(due.sender) }],
    digest: id.replaceAll('-', ''),
    parts: closeParts(ctx, bytes),
  }
}
