/** Keys for programs. */
import * as contract from '../../../contract/organisation.ts'
import { listKeys } from '../../store/api-key.ts'
import { createKey } from '../../use/create-key.ts'
import { revokeKey } from '../../use/revoke-key.ts'
import type { Mount } from '../mount.ts'
import { showKey } from '../show/agent.ts'

export function keyRoutes(mount: Mount): void {
  mount(contract.listKeys, async ({ ctx, who }) => {
    const keys = await listKeys(ctx.db, who.organisationId)
    return { keys: keys.map(showKey) }
  })

  mount(contract.createKey, async ({ ctx, who, input }) => {
    const { row, secret } = await createKey(ctx, who, { ...input, channelId: input.channelId ?? null })
    return { key: showKey(row), secret }
  })

  mount(contract.revokeKey, async ({ ctx, door, who, input }) => {
    await revokeKey(ctx, who, input.id)
    door.forget()
    return {}
  })
}
