/** All that was said, to take along: streamed page by page, so that the length of a conversation does not matter. */
import { Readable } from 'node:stream'
import { printTranscript, readTranscript } from '../../../contract/transcript.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { conversationsById } from '../../store/queue.ts'
import type { Mount } from '../mount.ts'
import { asPage, pagePolicy } from '../show/transcript-page.ts'
import { asText } from '../show/transcript-text.ts'
import { openTranscript, type Transcript } from '../transcript.ts'

export function transcriptRoutes(mount: Mount): void {
  mount(readTranscript, async ({ ctx, who, input }) => {
    const transcript = await access(ctx, who, input.id, input.notes === 'yes')
    return stream(asText(transcript), {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${transcript.conversation.number}.txt"`,
    })
  })

  mount(printTranscript, async ({ ctx, who, input }) => {
    const transcript = await access(ctx, who, input.id, input.notes === 'yes')
    return stream(asPage(transcript), {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
    })
  })
}

async function access(ctx: Context, who: Who, id: string, notes: boolean): Promise<Transcript> {
  const [row] = await conversationsById(ctx.db, who.organisationId, [id])
  if (!row) throw refuse('not-found', { detail: 'There is no such conversation' })
  return openTranscript(ctx, who, row, notes)
}

function stream(parts: AsyncIterable<string>, headers: Record<string, string>): Response {
  const bytes = Readable.from(encoded(parts))
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
    headers: { ...headers, 'cache-control': 'private, no-store' },
  })
}

async function* encoded(parts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const part of parts) yield encoder.encode(part)
}
