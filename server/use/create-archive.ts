import type { Context } from '../context.ts'
import { changeChannelRow, createChannelRow } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'

/**
 * An e-mail channel at which nobody listens: for mail that is brought in from files. Whoever fills in its servers later goes on with
 * it, and what both bring is there once.
 * @param addresses ours; by the first of them it is known
 * @returns its id
 */
export async function createArchive(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  { name, addresses }: { name: string; addresses: readonly [string, ...string[]] },
): Promise<string> {
  const { organisationId, agentId } = who
  const id = ctx.newId()
  const at = ctx.clock()
  const [address, ...aliases] = addresses
  await transact(ctx.db, async (tx) => {
    await createChannelRow(tx, organisationId, {
      id,
      kind: 'email',
      name,
      address,
      settings: { address, ...(aliases.length > 0 && { aliases: aliases.join(', ') }) },
      secrets: null,
      teamId: null,
      promiseMinutes: 240,
      demo: false,
      at,
    })
    const version = await changeChannelRow(tx, organisationId, id, { enabled: false })
    await recordEvents(tx, organisationId, [{ kind: 'channel.changed', objectId: id, version, agentId }], at)
  })
  await ctx.wake.ring('events', organisationId)
  return id
}
