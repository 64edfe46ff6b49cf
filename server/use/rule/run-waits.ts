/** Rules about waiting look once a minute at who has waited long enough; each wait is done once. */
import { sql } from 'kysely'
import type { Rule } from '../../../domain/routing/rule.ts'
import type { Context } from '../../context.ts'
import { lockConversations } from '../../store/conversation.ts'
import { transact } from '../../store/database.ts'
import { rulesInForce } from '../../store/rule.ts'
import { factsOfWait } from './facts.ts'
import { type Happened, obey } from './run-rules.ts'

const atOnce = 200
/** Who has waited this much longer is no news any more: a new rule does not fall on a backlog of weeks. */
const windowMs = 24 * 3_600_000

export async function runWaits(ctx: Context, organisationId: string): Promise<void> {
  const rules = await rulesInForce(ctx.db, organisationId)
  for (const rule of rules)
    if (rule.moment.when === 'waits') await runOne(ctx, organisationId, rule, rule.moment.minutes)
}

async function runOne(ctx: Context, organisationId: string, rule: Rule, minutes: number): Promise<void> {
  const until = new Date(ctx.clock().getTime() - minutes * 60_000)
  let after = { waits_since: new Date(until.getTime() - windowMs), id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const { rows } = await sql<{ id: string; waits_since: Date }>`
      select id, waits_since from conversation
      where organisation_id = ${organisationId} and work_state = 'open' and waits_since <= ${until}
        and (waits_since, id) > (${after.waits_since}, ${after.id}::uuid)
      order by waits_since, id limit ${atOnce}`.execute(ctx.db)
    const last = rows.at(-1)
    if (!last) return
    await transact(ctx.db, async (tx) => {
      const at = ctx.clock()
      const waiting = await lockConversations(
        tx,
        organisationId,
        rows.map(({ id }) => id),
      )
      const happened = waiting.map(
        (one): Happened => ({
          facts: factsOfWait(one, at),
          messageId: null,
          key: `${one.id} ${one.waitsSince?.getTime()}`,
        }),
      )
      await obey(ctx, tx, organisationId, [rule], happened)
    })
    await ctx.wake.ring('events', organisationId)
    after = last
  }
}
