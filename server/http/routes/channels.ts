/** Connected channels: what can be connected, what is, and trying it out. */
import * as contract from '../../../contract/channel.ts'
import { listChannels } from '../../store/channel.ts'
import { listTeams } from '../../store/organisation.ts'
import { archiveChannel, bringBackChannel } from '../../use/archive-channel.ts'
import { changeChannel } from '../../use/change-channel.ts'
import { createChannel } from '../../use/create-channel.ts'
import { testChannel } from '../../use/test-channel.ts'
import type { Mount } from '../mount.ts'
import { showChannel, showKind } from '../show/channel.ts'

export function channelRoutes(mount: Mount): void {
  mount(contract.listChannelKinds, async ({ ctx }) => ({ kinds: [...ctx.channels.values()].map(showKind) }))

  mount(contract.listChannels, async ({ ctx, who }) => {
    const [rows, teams] = await Promise.all([
      listChannels(ctx.db, who.organisationId),
      listTeams(ctx.db, who.organisationId),
    ])
    return { channels: rows.map((row) => showChannel(ctx, who, row)), teams }
  })

  mount(contract.createChannel, async ({ ctx, who, input }) => {
    const { row, made } = await createChannel(ctx, who, input)
    return { ...showChannel(ctx, who, row), made }
  })

  mount(contract.changeChannel, async ({ ctx, who, input }) =>
    showChannel(ctx, who, await changeChannel(ctx, who, input.id, input)),
  )

  mount(contract.archiveChannel, async ({ ctx, who, input }) =>
    showChannel(ctx, who, await archiveChannel(ctx, who, input.id, input.why ?? '')),
  )

  mount(contract.bringBackChannel, async ({ ctx, who, input }) =>
    showChannel(ctx, who, await bringBackChannel(ctx, who, input.id)),
  )

  mount(contract.testChannel, async ({ ctx, who, input }) => ({ steps: await testChannel(ctx, who, input) }))
}
