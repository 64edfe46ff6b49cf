/** What is for me, and how I want to hear it. */
import * as contract from '../../../contract/notification.ts'
import { usualHearing } from '../../../domain/routing/hear.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { changeAgentRow, readAgent } from '../../store/agent.ts'
import { transact } from '../../store/database.ts'
import { countUnread, markRead, type NotificationRow, pageOfNotifications } from '../../store/notification.ts'
import { browsersOf, forgetBrowser, saveBrowser } from '../../store/push.ts'
import { pushKeysOf } from '../../use/notify/push-keys.ts'
import type { Mount } from '../mount.ts'

const atOnce = 50

export function notificationRoutes(mount: Mount): void {
  mount(contract.listNotifications, async ({ ctx, who, input }) => {
    const { organisationId, agentId } = who
    const after = /^[0-9a-f-]{36}$/.test(input.after ?? '') ? (input.after ?? null) : null
    const rows = await pageOfNotifications(ctx.db, organisationId, agentId, after, atOnce)
    const next = rows.length === atOnce ? (rows.at(-1)?.id ?? null) : null
    return { items: rows.map(show), next, unread: await countUnread(ctx.db, organisationId, agentId) }
  })

  mount(contract.readNotifications, async ({ ctx, who, input }) => {
    const { organisationId, agentId } = who
    await transact(ctx.db, (tx) => markRead(tx, organisationId, agentId, input, ctx.clock()))
    return { unread: await countUnread(ctx.db, organisationId, agentId) }
  })

  mount(contract.readHearing, async ({ ctx, who }) => {
    const { organisationId, agentId } = who
    const { publicKey } = await pushKeysOf(ctx, organisationId)
    const browsers = await browsersOf(ctx.db, organisationId, [agentId], ctx.seal)
    const hears = await hearingOf(ctx, who)
    return { hears, pushKey: publicKey, browsers: browsers.length, mails: ctx.post !== null }
  })

  mount(contract.changeHearing, async ({ ctx, who, input }) => {
    const { organisationId, agentId } = who
    await transact(ctx.db, (tx) => changeAgentRow(tx, organisationId, agentId, { hears: JSON.stringify(input) }))
    return hearingOf(ctx, who)
  })

  mount(contract.subscribe, async ({ ctx, who, input }) => {
    const { organisationId, agentId } = who
    if (!input.endpoint.startsWith('https://'))
      throw refuse('invalid', { detail: 'A push goes to an https address only' })
    const made = { id: ctx.newId(), agentId, endpoint: input.endpoint, at: ctx.clock() }
    const keys = ctx.seal.close(JSON.stringify(input.keys))
    return { id: await transact(ctx.db, (tx) => saveBrowser(tx, organisationId, { ...made, keys })) }
  })

  mount(contract.unsubscribe, async ({ ctx, who, input }) => {
    await forgetBrowser(ctx.db, who.organisationId, input.id, who.agentId)
    return {}
  })
}

async function hearingOf(ctx: Context, { organisationId, agentId }: AgentWho): Promise<contract.Hears> {
  const agent = await readAgent(ctx.db, organisationId, agentId)
  return { ...usualHearing, ...agent?.hears } as contract.Hears
}

function show(row: NotificationRow): contract.Notification {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    read: row.read_at !== null,
    conversation:
      row.conversation_id && row.number !== null
        ? { id: row.conversation_id, number: row.number, subject: row.subject ?? '', contact: row.contact_name ?? '' }
        : null,
    says: row.says,
    by:
      row.by_agent_id && row.by_alias !== null ? { id: row.by_agent_id, alias: row.by_alias, face: row.by_face } : null,
  }
}
