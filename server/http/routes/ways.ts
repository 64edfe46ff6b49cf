/** How a customer can be reached, and how one signs there. */
import * as contract from '../../../contract/way.ts'
import { accessChannel } from '../../access/channels.ts'
import { refuse } from '../../problem.ts'
import { readAgent } from '../../store/agent.ts'
import { transact } from '../../store/database.ts'
import { saveSignature, signaturesOf } from '../../store/signature.ts'
import { waysTo } from '../../use/writing/ways.ts'
import type { Mount } from '../mount.ts'

export function wayRoutes(mount: Mount): void {
  mount(contract.listWays, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const of = await ctx.db
      .selectFrom('conversation')
      .select(['id', 'contact_id', 'channel_id'])
      .where('organisation_id', '=', organisationId)
      .where('id', '=', input.id)
      .executeTakeFirst()
    if (!of) throw refuse('not-found', { detail: 'There is no such conversation' })
    const found = { id: of.id, contactId: of.contact_id, channelId: of.channel_id }
    const ways = await waysTo(ctx, ctx.db, organisationId, found)
    const agentId = who.kind === 'agent' ? who.agentId : ''
    const me = agentId ? await readAgent(ctx.db, organisationId, agentId) : undefined
    const signatures = agentId ? await signaturesOf(ctx.db, organisationId, agentId) : new Map<string, string>()
    return {
      ways: ways.map(({ channel, to, visibility, spokeAt, can, rules, replaces }) => ({
        channel: { id: channel.id, kind: channel.kind, name: channel.name, enabled: channel.enabled },
        ...to,
        visibility,
        spokeAt: spokeAt?.toISOString() ?? null,
        can: can.ok && can.until ? { ok: true, until: new Date(can.until).toISOString() } : can.ok ? { ok: true } : can,
        rules: withTypes(rules),
        replaces,
        signature: signatures.get(channel.id) ?? me?.signature ?? '',
      })),
    }
  })

  mount(contract.listSignatures, async ({ ctx, who }) => {
    const found = await signaturesOf(ctx.db, who.organisationId, who.agentId)
    return { signatures: [...found].map(([channelId, text]) => ({ channelId, text })) }
  })

  mount(contract.changeSignature, async ({ ctx, who, input }) => {
    const { id } = await accessChannel(ctx.db, who, input.channelId)
    await transact(ctx.db, (tx) => saveSignature(tx, who.organisationId, who.agentId, id, input.text))
    return {}
  })
}

function withTypes({ files, ...rules }: Awaited<ReturnType<typeof waysTo>>[number]['rules']): contract.WritingRules {
  if (!files) return rules
  const { types, ...rest } = files
  return { ...rules, files: types ? { ...rest, types: [...types] } : rest }
}
