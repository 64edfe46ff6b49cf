/** On what ground factors are kept. Recording it makes them for whom they may be kept; taking it away takes them away, and what was counted fades. */
import type { Context } from '../../context.ts'
import { renewContacts } from '../../store/contact-join.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { lockEventCursor } from '../../store/event-cursor.ts'
import { forgetFactors, lookAtEverybody } from '../../store/influence-factor.ts'
import { readGround, writeGround } from '../../store/influence-ground.ts'
import { logAct } from '../log-act.ts'
import { reader } from './left-out.ts'
import { letGoOfInfluence } from './let-go.ts'

/** As many observations as a factor needs; see domain/influence/factor.ts. */
const fewest = 3
const atOnce = 500

/** @param text the organisation's own words; null turns it off */
export async function changeGround(
  ctx: Context,
  by: { organisationId: string; agentId: string | null },
  text: string | null,
): Promise<void> {
  const { organisationId } = by
  await transact(ctx.db, async (tx) => {
    await lockEventCursor(tx, organisationId, reader, 0)
    const before = await readGround(tx, organisationId)
    const at = ctx.clock()
    if (text === (before?.text ?? null)) return
    await writeGround(tx, organisationId, text === null ? null : { text, by: by.agentId, since: before?.since ?? at })
    await logAct(ctx, tx, by, { kind: text === null ? 'influence-off' : before ? 'influence-changed' : 'influence-on' })
    if (text !== null && !before) await lookAtEverybody(tx, organisationId, at, fewest)
  })
  while (text === null && (await forgetSome(ctx, by)));
  await ctx.wake.ring('events', organisationId)
}

/** @returns whether there may be more to do; not when somebody turned it on meanwhile */
function forgetSome(ctx: Context, { organisationId, agentId }: { organisationId: string; agentId: string | null }) {
  return transact(ctx.db, async (tx) => {
    await lockEventCursor(tx, organisationId, reader, 0)
    if (await readGround(tx, organisationId)) return false
    const gone = await forgetFactors(tx, organisationId, atOnce)
    const changed = await renewContacts(tx, organisationId, gone)
    const told = changed.map(({ id, version }) => ({
      kind: 'contact.changed' as const,
      objectId: id,
      version,
      agentId,
    }))
    const moved = await letGoOfInfluence(tx, organisationId, gone)
    if (gone.length > 0) await recordEvents(tx, organisationId, [...told, ...moved], ctx.clock())
    return gone.length === atOnce
  })
}
