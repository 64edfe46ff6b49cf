/** The channel that an import goes to: the one with this name, or a new one. */
import type { Context } from '../../server/context.ts'
import { listAgents } from '../../server/store/agent.ts'
import { listChannels } from '../../server/store/channel.ts'
import { firstOrganisation } from '../../server/store/organisation.ts'
import { createChannel } from '../../server/use/create-channel.ts'
import { Unusable } from '../command.ts'

export type ImportPlace = { organisationId: string; channelId: string; channel: string; zone: string; created: boolean }

/**
 * @param name of the channel, or its id
 * @param network where the writers are at home, for a channel that is made
 * @throws Unusable when the channel is of a kind that takes no messages from programs; Error when nobody lives here yet
 */
export async function importPlace(ctx: Context, name: string, network: string): Promise<ImportPlace> {
  const organisation = await firstOrganisation(ctx.db)
  const agents = organisation ? await listAgents(ctx.db, organisation.id) : []
  const owner = agents.find((agent) => agent.role === 'owner')
  if (!organisation || !owner)
    throw new Error(
      'Nobody lives here yet: run "samenspraak start", open the page, finish the first run, and import then.',
    )
  const { id: organisationId, zone } = organisation
  const alike = (text: string) => text.trim().toLowerCase()
  const found = (await listChannels(ctx.db, organisationId)).find(
    (row) => row.id === name || alike(row.name) === alike(name),
  )
  if (found && (found.kind !== 'api' || found.demo))
    throw new Unusable(
      `The channel "${found.name}" ${found.demo ? 'belongs to the demo firm' : `is of the kind ${found.kind}`}: give the import a name of its own with --channel NAME`,
    )
  if (found) return { organisationId, channelId: found.id, channel: found.name, zone, created: false }
  const who = { organisationId, agentId: owner.id }
  const { row } = await createChannel(ctx, who, { kind: 'api', name, settings: { address: network } })
  return { organisationId, channelId: row.id, channel: row.name, zone, created: true }
}
