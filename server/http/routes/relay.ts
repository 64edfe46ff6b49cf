/** The relay: the tools that hand over their mail, and what became of it. */
import * as contract from '../../../contract/relay.ts'
import { refuse } from '../../problem.ts'
import { doorOf } from '../../relay/door.ts'
import { transact } from '../../store/database.ts'
import { listTools } from '../../store/relay.ts'
import { type CampaignRow, type Place, pageOfCampaigns, pageOfMails, setExpiry } from '../../store/relay-page.ts'
import { changeTool, createTool, renewSecret, testTool } from '../../use/relay/change-tools.ts'
import { removeTool } from '../../use/relay/remove-tool.ts'
import { settleMail } from '../../use/relay/settle-mail.ts'
import { csvLine, csvResponse } from '../csv.ts'
import type { Mount } from '../mount.ts'
import { showCampaign, showMail, showTool } from '../show/relay.ts'

const atOnce = 50
const rowsAtOnce = 200

export function relayRoutes(mount: Mount): void {
  mount(contract.readRelay, async ({ ctx, who }) => ({
    tools: (await listTools(ctx.db, who.organisationId)).map(showTool),
    door: await doorOf(ctx),
  }))

  mount(contract.createRelayTool, async ({ ctx, who, input }) => {
    const { tool, secret } = await createTool(ctx, who, input)
    return { tool: showTool(tool), secret }
  })

  mount(contract.changeRelayTool, async ({ ctx, who, input }) => showTool(await changeTool(ctx, who, input)))

  mount(contract.renewRelaySecret, async ({ ctx, who, input }) => ({ secret: await renewSecret(ctx, who, input.id) }))

  mount(contract.removeRelayTool, async ({ ctx, who, input }) => {
    await removeTool(ctx, who, input.id)
    return {}
  })

  mount(contract.testRelayTool, async ({ ctx, who, input }) => {
    const says = await testTool(ctx, who, input.id)
    return { works: says === null, says }
  })

  mount(contract.listRelayCampaigns, async ({ ctx, who, input }) => {
    const limit = input.limit ?? atOnce
    const asked = { tool: input.tool ?? null, after: placeIn(input.after) }
    const rows = await pageOfCampaigns(ctx.db, who.organisationId, asked, limit)
    const last = rows.length === limit ? rows.at(-1) : undefined
    return { items: rows.map(showCampaign), next: last ? `${last.last_at.toISOString()} ${last.id}` : null }
  })

  mount(contract.exportRelayCampaigns, async ({ ctx, who, input }) => {
    const page = (after: Place | null) =>
      pageOfCampaigns(ctx.db, who.organisationId, { tool: input.tool ?? null, after }, rowsAtOnce)
    return csvResponse('campagnes', linesOf(page))
  })

  mount(contract.changeRelayCampaign, async ({ ctx, who, input }) => {
    const at = input.expiresAt === null ? null : new Date(input.expiresAt)
    const found = await transact(ctx.db, (tx) => setExpiry(tx, who.organisationId, input.id, at, ctx.clock()))
    if (!found) throw refuse('not-found', { detail: 'There is no such campaign.' })
    await ctx.wake.ring('relay', who.organisationId)
    return {}
  })

  mount(contract.listRelayMails, async ({ ctx, who, input }) => {
    const limit = input.limit ?? atOnce
    const after = input.after && /^[0-9a-f-]{36}$/.test(input.after) ? input.after : null
    const rows = await pageOfMails(ctx.db, who.organisationId, { ...input, after }, limit)
    const last = rows.length === limit ? rows.at(-1) : undefined
    return { items: rows.map(showMail), next: last ? last.id : null }
  })

  mount(contract.settleRelayMail, async ({ ctx, who, input }) => {
    await settleMail(ctx, who, input.id, input.as)
    return {}
  })
}

function placeIn(cursor: string | undefined): Place | null {
  const [, at, id] = /^(\S+) ([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  return at && id && Number.isFinite(Date.parse(at)) ? { at: new Date(at), id } : null
}

async function* linesOf(page: (after: Place | null) => Promise<CampaignRow[]>): AsyncGenerator<string> {
  yield csvLine(['tool', 'campaign', 'first', 'last', 'offered', ...contract.relayStates, 'expires'])
  for (let after: Place | null = null; ; ) {
    const rows: CampaignRow[] = await page(after)
    for (const row of rows) {
      const sums = contract.relayStates.map((state) =>
        row.became.reduce((sum, one) => sum + (one.state === state ? one.n : 0), 0),
      )
      const [first, last] = [row.first_at.toISOString(), row.last_at.toISOString()]
      yield csvLine([row.tool_name, row.name, first, last, row.offered, ...sums, row.expires_at?.toISOString() ?? ''])
    }
    const end = rows.at(-1)
    if (!end || rows.length < rowsAtOnce) return
    after = { at: end.last_at, id: end.id }
  }
}
