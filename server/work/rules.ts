/** The rules at work: over what came in as soon as it did, over who waits once a minute, and the webhooks they send. */
import type { Context } from '../context.ts'
import { runRules } from '../use/rule/run-rules.ts'
import { runWaits } from '../use/rule/run-waits.ts'
import { sendWebhooks } from '../use/rule/send-webhooks.ts'
import { stopRunaways } from '../use/rule/stop-runaways.ts'
import { perOrganisation, type Worker } from './loop.ts'

const lookEveryMs = 60_000

export function startRules(ctx: Context): Worker {
  const lookedAt = new Map<string, number>()
  return perOrganisation(ctx, 'rules', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await runRules(ctx, organisationId)));
    const now = ctx.clock().getTime()
    if (now - (lookedAt.get(organisationId) ?? 0) >= lookEveryMs) {
      lookedAt.set(organisationId, now)
      await stopRunaways(ctx, organisationId)
      await runWaits(ctx, organisationId)
    }
    return sendWebhooks(ctx, organisationId, stopping)
  })
}
