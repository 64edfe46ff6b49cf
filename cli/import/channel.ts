/** The channel that an import goes to: the one with this name, or a new one. */
import type { Context } from '../../server/context.ts'
import { listAgents } from '../../server/store/agent.ts'
import { type ChannelRow, listChannels } from '../../server/store/channel.ts'
import { firstOrganisation } from '../../server/store/organisation.ts'
import { addAliases } from '../../server/use/add-aliases.ts'
import { createArchive } from '../../server/use/create-archive.ts'
import { createChannel } from '../../server/use/create-channel.ts'
import { Unusable } from '../command.ts'
import type { Format } from './formats.ts'

export type ImportPlace = { organisationId: string; channelId: string; channel: string; zone: string; created: boolean }

type House = { organisationId: string; agentId: string; zone: string }

/** @throws Error when nobody lives here yet */
export async function settledHouse(ctx: Context): Promise<House> {
  const organisation = await firstOrganisation(ctx.db)
  const agents = organisation ? await listAgents(ctx.db, organisation.id) : []
  const owner = agents.find((agent) => agent.role === 'owner')
  if (!organisation || !owner)
    throw new Error(
      'Nobody lives here yet: run "samenspraak start", open the page, finish the first run, and import then.',
    )
  return { organisationId: organisation.id, agentId: owner.id, zone: organisation.zone }
}

/**
 * The channel with this name or id.
 * @throws Unusable when it is of another kind than this format goes to
 */
export async function findPlace(
  ctx: Context,
  house: House,
  name: string,
  into: Format['into'],
): Promise<ChannelRow | undefined> {
  const alike = (text: string) => text.trim().toLowerCase()
  const rows = await listChannels(ctx.db, house.organisationId)
  const found = rows.find((row) => row.id === name || alike(row.name) === alike(name))
  if (found && (found.kind !== into.kind || found.demo))
    throw new Unusable(
      `The channel "${found.name}" ${found.demo ? 'belongs to the demo firm' : `is of the kind ${found.kind}`}: give the import a name of its own with --channel NAME`,
    )
  return found
}

/** @throws Unusable when there is no such channel, and nothing tells which addresses are ours */
export async function importPlace(
  ctx: Context,
  house: House,
  name: string,
  into: Format['into'],
): Promise<ImportPlace> {
  const { organisationId, zone } = house
  const found = await findPlace(ctx, house, name, into)
  if (found) {
    if (into.kind === 'email') await addAliases(ctx, house, found.id, into.addresses)
    return { organisationId, channelId: found.id, channel: found.name, zone, created: false }
  }
  const channelId = await make(ctx, house, name, into)
  return { organisationId, channelId, channel: name, zone, created: true }
}

async function make(ctx: Context, house: House, name: string, into: Format['into']): Promise<string> {
  if (into.kind === 'api' && into.archive)
    return createArchive(ctx, house, {
      kind: 'api',
      name,
      address: into.network,
      settings: { address: into.network },
      archived: '',
    })
  if (into.kind === 'api')
    return (await createChannel(ctx, house, { kind: 'api', name, settings: { address: into.network } })).row.id
  if (into.kind === 'phone') return (await createChannel(ctx, house, { kind: 'phone', name, settings: {} })).row.id
  // Nobody listens there until somebody says at which sites.
  if (into.kind === 'sites')
    return createArchive(ctx, house, { kind: 'sites', name, address: name, settings: { address: '' } })
  const [first, ...more] = into.addresses
  if (!first)
    throw new Unusable(
      `There is no e-mail channel "${name}": name one with --channel, or say which addresses are yours with --ours a@example.org,b@example.org`,
    )
  const aliases = more.length > 0 ? { aliases: more.join(', ') } : {}
  return createArchive(ctx, house, { kind: 'email', name, address: first, settings: { address: first, ...aliases } })
}
