import type { Channel } from '../../../channels/kit/channel.ts'
import type { ChannelKind, Channel as ShownChannel } from '../../../contract/channel.ts'
import { may } from '../../access/permissions.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import type { ChannelRow } from '../../store/channel.ts'
import { openSecrets } from '../../use/channel-settings.ts'
import { hookOf } from '../hooks.ts'

/** A channel as `who` may see it: the settings are for those who may change them, the secrets for nobody. */
export function showChannel(
  ctx: Pick<Context, 'seal' | 'channels' | 'config'>,
  who: Who,
  row: ChannelRow,
): ShownChannel {
  const full = may(who, 'channel.change')
  const isPlace = !row.demo && ctx.channels.get(row.kind)?.serve !== undefined
  const hook = full && !row.demo ? hookOf(ctx, row.organisation_id, row) : null
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    address: row.address,
    enabled: row.enabled,
    ...(row.archived_at && { archived: { since: row.archived_at.toISOString(), why: row.archived_why ?? '' } }),
    demo: row.demo,
    team: row.team_id && row.team_name ? { id: row.team_id, name: row.team_name } : null,
    promiseMinutes: row.promise_minutes,
    settings: full ? row.settings : {},
    secretsSet: full ? Object.keys(openSecrets(ctx, row.secrets)) : [],
    ...(hook && { hook }),
    ...(isPlace && { foundAs: `@${row.address.toLowerCase()}@${new URL(ctx.config.publicUrl).host}` }),
    listening: row.listening,
  }
}

export function showKind(channel: Channel): ChannelKind {
  const { kind, label, about, fields, capabilities } = channel
  return {
    kind,
    label,
    about,
    sends: capabilities.sends,
    revises: channel.revise !== undefined,
    withdraws: channel.withdraw !== undefined,
    canTest: channel.test !== undefined,
    fields: fields.map((field) => ({ ...field })),
  }
}
