/** What is being written. */
import * as contract from '../../../contract/draft.ts'
import { limits } from '../../../domain/message/message.ts'
import { draftsFor, draftsOf } from '../../store/draft.ts'
import { newestPosition } from '../../store/event.ts'
import { addFile, describeFile, dropFile } from '../../use/writing/draft-files.ts'
import { dropDraft, saveDraft } from '../../use/writing/save-draft.ts'
import type { Mount } from '../mount.ts'
import { toChange } from '../show/change.ts'
import { showDraft, showMark } from '../show/draft.ts'

export function draftRoutes(mount: Mount): void {
  mount(contract.listDrafts, async ({ ctx, who }) => {
    const position = await newestPosition(ctx.db, who.organisationId)
    return { drafts: (await draftsFor(ctx.db, who.organisationId, who.agentId)).map(showMark), position }
  })

  mount(contract.readDrafts, async ({ ctx, who, input }) => {
    const rows = await draftsOf(ctx.db, who.organisationId, input.id, who.agentId)
    return { drafts: await Promise.all(rows.map((row) => showDraft(ctx.db, row))) }
  })

  mount(contract.saveDraft, async ({ ctx, who, input }) => {
    const { id: conversationId, changes, ...written } = input
    const row = await saveDraft(ctx, who, {
      ...written,
      conversationId,
      changes: changes?.map((change) => toChange(change, who.agentId)),
    })
    return { draft: row && (await showDraft(ctx.db, row)) }
  })

  mount(contract.dropDraft, async ({ ctx, who, input }) => {
    await dropDraft(ctx, who, input.id)
    return {}
  })

  mount(
    contract.addFile,
    async ({ ctx, who, input, request }) => {
      const bytes = new Uint8Array(await request.arrayBuffer())
      const row = await addFile(ctx, who, input.id, { name: input.name, type: input.type ?? '', bytes })
      return { draft: await showDraft(ctx.db, row) }
    },
    { body: limits.attachment },
  )

  mount(contract.changeFile, async ({ ctx, who, input }) => {
    const row = await describeFile(ctx, who, input.id, input.file, input.alt)
    return { draft: await showDraft(ctx.db, row) }
  })

  mount(contract.dropFile, async ({ ctx, who, input }) => ({
    draft: await showDraft(ctx.db, await dropFile(ctx, who, input.id, input.file)),
  }))
}
