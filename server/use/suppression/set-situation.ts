/** Somebody of us says how it stands with a person. It holds until they say something new; a farewell until somebody takes it back. */
import type { Situation } from '../../../domain/conversation/conversation.ts'
import { soothed } from '../../../domain/suppression/pain.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { insertHands } from '../../store/consent.ts'
import { readParts, renewContacts, standsFor } from '../../store/contact-join.ts'
import { lockConversations } from '../../store/conversation.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { holdPeople } from '../../store/guard.ts'
import { saveMoves } from '../../store/moves.ts'
import { readHurting } from '../../store/suppression.ts'
import { logAct } from '../log-act.ts'

type By = { organisationId: string; agentId: string }

/** @throws ProblemError when there is no such person */
export async function setSituation(
  ctx: Context,
  by: By,
  contactId: string,
  { situation, reason }: { situation: Situation; reason: string },
): Promise<void> {
  const { organisationId, agentId } = by
  await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    const root = await standsFor(tx, organisationId, contactId)
    if (!root) throw refuse('not-found', { detail: 'There is no such person' })
    const frees = situation !== 'painful' && situation !== 'farewell'
    const events = frees ? await soothe(tx, by, root, at) : []
    await holdPeople(tx, organisationId, [root])
    const parts = await readParts(tx, organisationId, root)
    await insertHands(tx, organisationId, parts, { id: ctx.newId(), situation, reason, agentId, at })
    const changed = await renewContacts(tx, organisationId, [root])
    for (const { id, version } of changed) events.push({ kind: 'contact.changed', objectId: id, version, agentId })
    await logAct(ctx, tx, by, { kind: 'situation-set', subjectId: root, about: { situation } })
    await recordEvents(tx, organisationId, events, at)
  })
  await ctx.wake.ring('events', organisationId)
}

/** What was said until now does not hurt any more, in all of their conversations. */
async function soothe(tx: Transaction, { organisationId, agentId }: By, root: string, at: Date): Promise<Happening[]> {
  const held = await lockConversations(tx, organisationId, await readHurting(tx, organisationId, root))
  const moves = held
    .filter((one) => one.contactId === root)
    .map((before) => ({ before, after: { ...before, ...soothed, soothedAt: at, version: before.version + 1 } }))
  await saveMoves(tx, organisationId, moves, [])
  return moves.map(({ after: { id, version } }) => ({ kind: 'conversation.changed', objectId: id, version, agentId }))
}
