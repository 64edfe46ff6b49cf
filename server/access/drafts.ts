/** The only way to a draft: one's own, or a shared one. */
import { refuse } from '../problem.ts'
import type { Store } from '../store/database.ts'
import { type DraftRow, readDraft } from '../store/draft.ts'

type Writer = { organisationId: string; agentId: string }

/** @throws ProblemError `not-found`, also for what somebody else keeps to themselves */
export async function accessDraft(store: Store, who: Writer, id: string, lock = false): Promise<DraftRow> {
  const draft = id ? await readDraft(store, who.organisationId, id, lock) : undefined
  if (!draft || !isFor(who, draft))
    throw refuse('not-found', { detail: 'There is no such draft: it was sent, or thrown away.' })
  return draft
}

const isFor = (who: Writer, draft: Pick<DraftRow, 'agent_id' | 'shared'>): boolean =>
  draft.shared || draft.agent_id === who.agentId
