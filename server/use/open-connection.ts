/** A channel as its own code sees it: settings with the secrets opened, just before use. */
import type { Connection } from '../../channels/kit/channel.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import type { ChannelRow } from '../store/channel.ts'
import { aliasesIn } from '../store/channel-facts.ts'
import { openSecrets } from './channel-settings.ts'

export function openConnection(ctx: Pick<Context, 'seal'>, row: ChannelRow): Connection {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    aliases: aliasesIn(row.settings.aliases),
    settings: { ...row.settings, ...openSecrets(ctx, row.secrets) },
  }
}

/** Our own address of a channel, for strangers; it names the organisation, so that nothing is looked up over organisations. */
export function homeOf(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  { kind, organisation_id, id }: Pick<ChannelRow, 'kind' | 'organisation_id' | 'id'>,
): string {
  return new URL(`/${kind}/${organisation_id}.${id}`, publicUrl).href
}
