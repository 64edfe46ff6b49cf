/** Fetches the files that an export only links to; from the public internet alone, and never more than a message may carry. */

import { limits } from '../../domain/message/message.ts'
import type { Context } from '../../server/context.ts'
import { createDownload } from '../../server/reach.ts'
import type { Fetch } from './ticket.ts'

/** Base64 of what a message brings stands in it; more than this would not fit beside its words. */
const longest = Math.min(limits.attachment, 20 * 1024 * 1024)

export function fetcher(ctx: Pick<Context, 'config'>): Fetch {
  const download = createDownload({ privateHosts: ctx.config.privateHosts, timeout: 60_000, longest })
  return async ({ name, url }) => {
    try {
      const { status, mediaType, bytes, whole } = await download(url)
      if (status !== 200) return `the server answered ${status}`
      if (!whole) return `it is larger than ${longest / 1024 / 1024} MB`
      const type = mediaType.split(';', 1)[0]?.trim() || 'application/octet-stream'
      return { name, mediaType: type.slice(0, 200), base64: bytes.toString('base64') }
    } catch (error) {
      return error instanceof Error ? error.message : 'the connection broke'
    }
  }
}
