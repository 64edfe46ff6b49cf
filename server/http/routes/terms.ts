/** Search terms in their groups, and what met them. */
import * as contract from '../../../contract/term.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { pageOfHits } from '../../store/hit.ts'
import { listGroups } from '../../store/term.ts'
import { logAct } from '../../use/log-act.ts'
import {
  addTerm,
  changeTerm,
  changeTermGroup,
  createTermGroup,
  removeOneTerm,
  removeTermGroup,
} from '../../use/term/change-terms.ts'
import { foundIn } from '../../use/term/found-in.ts'
import { judge } from '../../use/term/judge-hits.ts'
import { previewTerm } from '../../use/term/preview-term.ts'
import { readTermGroups, readVolume } from '../../use/term/read-terms.ts'
import { csvResponse } from '../csv.ts'
import type { Mount } from '../mount.ts'
import { fromCursor, toCursor } from '../show/conversation.ts'
import { exportHits } from '../show/hits-csv.ts'
import { showListened } from '../show/listened.ts'

export function termRoutes(mount: Mount): void {
  mount(contract.listTerms, async ({ ctx, who }) => ({ groups: await readTermGroups(ctx, who.organisationId) }))

  mount(contract.createTermGroup, async ({ ctx, who, input }) =>
    oneGroup(ctx, who.organisationId, await createTermGroup(ctx, who, input)),
  )

  mount(contract.changeTermGroup, async ({ ctx, who, input: { id, ...change } }) => {
    await changeTermGroup(ctx, who, id, change)
    return oneGroup(ctx, who.organisationId, id)
  })

  mount(contract.removeTermGroup, async ({ ctx, who, input }) => {
    await removeTermGroup(ctx, who, input.id)
    return {}
  })

  mount(contract.addTerm, async ({ ctx, who, input }) =>
    oneTerm(ctx, who.organisationId, await addTerm(ctx, who, input.id, input.query, input.broad)),
  )

  mount(contract.changeTerm, async ({ ctx, who, input: { id, ...change } }) =>
    oneTerm(ctx, who.organisationId, await changeTerm(ctx, who, id, change)),
  )

  mount(contract.removeTerm, async ({ ctx, who, input }) => {
    await removeOneTerm(ctx, who, input.id)
    return {}
  })

  mount(contract.previewTerm, ({ ctx, who, input }) => previewTerm(ctx, who.organisationId, input))

  mount(contract.listHits, async ({ ctx, who, input }) => {
    const { id, limit = 50, after, ...filters } = input
    await accessGroup(ctx, who.organisationId, id)
    const found = await pageOfHits(ctx.db, who.organisationId, { groupId: id, ...filters }, fromCursor(after), limit)
    const ids = found.map(({ message_id }) => message_id)
    const posts = await showListened(ctx, who.organisationId, ids)
    const spans = await foundIn(
      ctx,
      who.organisationId,
      found.flatMap(({ term_ids }) => term_ids),
    )
    const items = found.flatMap(({ message_id, term_ids, addressed, relevant }) => {
      const post = posts.get(message_id)
      return post
        ? [{ ...post, termIds: term_ids, addressed, relevant, found: spans(post.message.text, term_ids) }]
        : []
    })
    const last = found.length === limit ? found.at(-1) : undefined
    return { items, next: last ? toCursor({ at: last.received_at, id: last.message_id }) : null }
  })

  mount(contract.exportHits, async ({ ctx, who, input: { id, ...filters } }) => {
    const group = await accessGroup(ctx, who.organisationId, id)
    const by = { organisationId: who.organisationId, agentId: who.kind === 'agent' ? who.agentId : null }
    await logAct(ctx, ctx.db, by, { kind: 'stream-exported', subjectId: id, about: { name: group.name } })
    return csvResponse('luisteren', exportHits(ctx, who.organisationId, { groupId: id, ...filters }))
  })

  mount(contract.readVolume, async ({ ctx, who, input }) => {
    await accessGroup(ctx, who.organisationId, input.id)
    return readVolume(ctx, who.organisationId, input.id, input.days ?? 7)
  })

  mount(contract.judgeHits, ({ ctx, who, input }) =>
    judge(ctx, who.organisationId, input.id, input.messageIds, input.relevant),
  )
}

/** @throws ProblemError when there is no such group */
async function accessGroup(ctx: Context, organisationId: string, id: string) {
  const group = (await listGroups(ctx.db, organisationId)).find((one) => one.id === id)
  if (!group) throw refuse('not-found', { detail: 'There is no such group of terms.' })
  return group
}

async function oneGroup(ctx: Context, organisationId: string, id: string): Promise<contract.TermGroup> {
  const group = (await readTermGroups(ctx, organisationId)).find((one) => one.id === id)
  if (!group) throw refuse('not-found', { detail: 'There is no such group of terms.' })
  return group
}

async function oneTerm(ctx: Context, organisationId: string, id: string): Promise<contract.Term> {
  const term = (await readTermGroups(ctx, organisationId)).flatMap(({ terms }) => terms).find((one) => one.id === id)
  if (!term) throw refuse('not-found', { detail: 'There is no such search term any more.' })
  return term
}
