/**
 * A rule that goes round in circles by way of another program (its webhook writes to us, we answer by the rule, and so on) is stopped,
 * and says why. Whoever switches it on again has read it.
 */
import type { Context } from '../../context.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { runaways, stopRule } from '../../store/rule.ts'

const hourMs = 3_600_000
/** In an hour about one conversation, and about all of them. */
const limits = { one: 20, all: 5000 }

export async function stopRunaways(ctx: Context, organisationId: string): Promise<void> {
  const since = new Date(ctx.clock().getTime() - hourMs)
  const found = await runaways(ctx.db, organisationId, since, limits)
  if (found.length === 0) return
  await transact(ctx.db, async (tx) => {
    const stopped = []
    for (const { rule_id, n, number } of found) {
      const about = number === null ? 'in all' : `about #${number}`
      const version = await stopRule(tx, organisationId, rule_id, `It did something ${n} times in an hour, ${about}.`)
      if (version !== null) stopped.push({ kind: 'rule.changed' as const, objectId: rule_id, version })
    }
    await recordEvents(tx, organisationId, stopped, ctx.clock())
  })
  await ctx.wake.ring('events', organisationId)
}
