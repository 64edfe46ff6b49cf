/** Standaardantwoorden. */
import * as contract from '../../../contract/canned.ts'
import { variables } from '../../../domain/conversation/canned.ts'
import { accessCanned } from '../../access/canned.ts'
import { may } from '../../access/permissions.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { type CannedRow, listCanned } from '../../store/canned.ts'
import { teamsOf } from '../../store/team.ts'
import { exportCanned, importCanned } from '../../use/canned/canned-csv.ts'
import { changeCanned, createCanned, dropCanned } from '../../use/canned/change-canned.ts'
import { previewCanned, useCanned } from '../../use/canned/use-canned.ts'
import type { Mount } from '../mount.ts'
import { showStored } from '../show/change.ts'

export function cannedRoutes(mount: Mount): void {
  mount(contract.listCanned, async ({ ctx, who }) => {
    const { organisationId, agentId } = who
    const teams = may(who, 'canned.change') ? ('all' as const) : await teamsOf(ctx.db, organisationId, agentId)
    const rows = await listCanned(ctx.db, organisationId, agentId, teams)
    return { canned: rows.map(showCanned), variables: { ...variables } }
  })

  mount(contract.createCanned, async ({ ctx, who, input }) => shown(ctx, who, await createCanned(ctx, who, input)))

  mount(contract.changeCanned, async ({ ctx, who, input }) => {
    await changeCanned(ctx, who, input.id, input)
    return shown(ctx, who, input.id)
  })

  mount(contract.dropCanned, async ({ ctx, who, input }) => {
    await dropCanned(ctx, who, input.id)
    return {}
  })

  mount(contract.previewCanned, async ({ ctx, who, input }) => previewCanned(ctx, who, input.text, input))

  mount(contract.useCanned, async ({ ctx, who, input }) => {
    const { changes, ...taken } = await useCanned(ctx, who, input.id, input)
    return { ...taken, changes: changes.map(showStored) }
  })

  mount(contract.exportCanned, async ({ ctx, who }) => {
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="standaardantwoorden.csv"',
      'cache-control': 'no-store',
    }
    return new Response(await exportCanned(ctx, who), { headers })
  })

  mount(contract.importCanned, async ({ ctx, who, request }) => importCanned(ctx, who, await request.text()), {
    body: 8 * 1024 * 1024,
  })
}

async function shown(ctx: Context, who: AgentWho, id: string): Promise<contract.Canned> {
  return showCanned(await accessCanned(ctx.db, who, id))
}

function showCanned(row: CannedRow): contract.Canned {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    shortcut: row.shortcut,
    text: row.text,
    actions: row.actions.map(showAction),
    agentId: row.agent_id,
    teamIds: row.team_ids,
    used: Object.values(row.uses).reduce((sum, n) => sum + n, 0),
    usedOn: row.uses,
    updatedAt: row.updated_at.toISOString(),
  }
}

function showAction(action: CannedRow['actions'][number]): contract.CannedAction {
  return action.do === 'label' ? { do: 'label', add: [...action.add], remove: [...action.remove] } : action
}
