import type { Draft, DraftMark } from '../../../contract/draft.ts'
import type { Store } from '../../store/database.ts'
import { type DraftRow, filesOfDraft } from '../../store/draft.ts'
import { showStored } from './change.ts'

/** That there is a draft, without a word of it. */
export function showMark(row: DraftRow): DraftMark {
  return {
    id: row.id,
    version: row.version,
    conversationId: row.conversation_id,
    agentId: row.agent_id,
    shared: row.shared,
    writerId: row.writer_id,
    updatedAt: row.updated_at.toISOString(),
  }
}

/** The whole of it, for who may write in it. */
export async function showDraft(store: Store, row: DraftRow): Promise<Draft> {
  const { organisation_id: organisationId } = row
  const files = await filesOfDraft(store, organisationId, row.id)
  return {
    ...showMark(row),
    text: row.text,
    said: row.said,
    via: row.via,
    changes: row.changes.map(showStored),
    setAside: row.set_aside,
    files: files.map(({ id, name, media_type, size, alt }) => ({
      id,
      name,
      mediaType: media_type,
      size,
      inline: false,
      alt,
    })),
  }
}
