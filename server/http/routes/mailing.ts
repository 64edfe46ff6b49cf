/** Lists of addresses before something is sent to them. */
import * as contract from '../../../contract/mailing.ts'
import type { Ask } from '../../../domain/suppression/ask.ts'
import type { Who } from '../../access/who.ts'
import { type Cleaned, cleanFile, cleanMailing } from '../../use/mailing/clean-mailing.ts'
import { csvResponse } from '../csv.ts'
import type { Mount } from '../mount.ts'

const largest = 64 * 1024 * 1024

export function mailingRoutes(mount: Mount): void {
  mount(
    contract.cleanMailing,
    async ({ ctx, who, input: { addresses, ...asked } }) => {
      const cleaned = await cleanMailing(ctx, who.organisationId, askIn(asked), addresses, toolOf(who))
      return { ...shown(cleaned), addresses: cleaned.kept.flatMap((place) => addresses[place] ?? []) }
    },
    { body: largest },
  )

  mount(
    contract.cleanMailingFile,
    async ({ ctx, who, input: { column = null, ...asked }, request }) => {
      const bytes = new Uint8Array(await request.arrayBuffer())
      const from = { bytes, column, tool: toolOf(who) }
      const cleaned = await cleanFile(ctx, who.organisationId, askIn(asked), from)
      if (request.headers.get('accept')?.startsWith('text/csv')) return csvResponse('verzendlijst', once(cleaned.csv))
      const { column: found, noAddressAt, csv } = cleaned
      return { ...shown(cleaned), column: found, noAddressAt, csv }
    },
    { body: largest },
  )
}

type Asked = Pick<Ask, 'purpose'> & { channel: Ask['medium']; campaign?: string | undefined }
const askIn = ({ purpose, channel, campaign = undefined }: Asked): Ask => ({
  ...{ purpose, medium: channel, campaign: campaign ?? null },
})

const shown = ({ rows, kept, leftOut, version, stale, at, goodUntil }: Cleaned) => ({
  ...{ rows, kept: kept.length, leftOut, version, stale },
  ...{ at: at.toISOString(), goodUntil: goodUntil.toISOString() },
})

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

const toolOf = (who: Who) => (who.kind === 'key' ? `key ${who.keyId}` : `agent ${who.agentId}`)
