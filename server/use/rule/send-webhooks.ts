/**
 * Rules tell other programs that something happened: signed, with ids and no texts, tried again for a day, and what became of it stands
 * in the rule's log. The id of the run is the webhook's id, so the other side recognises a second delivery.
 */
import { readSecret, sign } from '../../../channels/api/sign.ts'
import type { Context } from '../../context.ts'
import { claimWebhooks, type DueWebhook, settleWebhook } from '../../store/rule-webhook.ts'

const atOnce = 10
const leaseMs = 60_000
/** Minutes until the next try, after each one that failed. */
const patience = [1, 5, 15, 60, 180, 360, 720]

/** @returns when the next one may leave, or null */
export async function sendWebhooks(ctx: Context, organisationId: string, stopping: AbortSignal): Promise<Date | null> {
  const now = ctx.clock()
  const due = await claimWebhooks(ctx.db, organisationId, now, new Date(now.getTime() + leaseMs), atOnce)
  await Promise.all(due.map((one) => sendOne(ctx, organisationId, one)))
  return due.length === atOnce && !stopping.aborted ? ctx.clock() : null
}

async function sendOne(ctx: Context, organisationId: string, one: DueWebhook): Promise<void> {
  const problem = await tryOnce(ctx, one)
  const wait = patience[one.attempts - 1]
  await settleWebhook(ctx.db, organisationId, one.id, {
    webhook: problem === null ? 'sent' : wait === undefined ? 'failed' : 'waiting',
    problem,
    readyAt: problem !== null && wait !== undefined ? new Date(ctx.clock().getTime() + wait * 60_000) : null,
  })
}

/** @returns what was wrong, in words, or null */
async function tryOnce(ctx: Context, one: DueWebhook): Promise<string | null> {
  if (!one.url || !one.secret) return 'The rule has no address for its webhook any more.'
  try {
    const secret = readSecret(ctx.seal.open(one.secret))
    if (!secret) return 'The signing secret of this rule cannot be read: make the rule anew.'
    const body = JSON.stringify({
      type: 'rule',
      id: one.id,
      rule: { id: one.rule_id, name: one.rule_name },
      conversation: one.conversation_id && { id: one.conversation_id, number: one.number },
      message: one.message_id && { id: one.message_id },
      at: one.at.toISOString(),
    })
    const headers = { 'content-type': 'application/json', ...sign(secret, one.id, ctx.clock(), body) }
    const { status } = await ctx.reach(one.url, { method: 'POST', headers, body })
    return status >= 200 && status < 300 ? null : `The webhook answers ${status}.`
  } catch (error) {
    return error instanceof Error ? error.message : 'The webhook could not be reached.'
  }
}
