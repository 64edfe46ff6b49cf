import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { transact } from '../../store/database.ts'
import { changeToolRow } from '../../store/relay.ts'
import { isAnythingWithUs } from '../../store/relay-mail.ts'
import { logAct } from '../log-act.ts'

/** From now on it opens nothing. @throws ProblemError `not-found`, or `conflict` as long as mail of it waits */
export async function removeTool(ctx: Context, who: AgentWho, id: string): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const tool = await changeToolRow(tx, who.organisationId, { id }, { removed_at: ctx.clock(), enabled: false })
    if (!tool) throw refuse('not-found', { detail: 'There is no such tool.' })
    if (await isAnythingWithUs(tx, who.organisationId, id))
      throw refuse('conflict', {
        detail: 'Mail of this tool still waits. Switch it off: it then hands over nothing new, and what waits goes on.',
      })
    await logAct(ctx, tx, who, { kind: 'relay-tool-removed', subjectId: id, about: { name: tool.name } })
  })
}
