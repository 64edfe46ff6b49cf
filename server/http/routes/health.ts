/** What the doctor finds, for an admin's screen; and the stream by which it sees whether streams get through. */
import { setTimeout as pause } from 'node:timers/promises'
import { readHealth, tryStream } from '../../../contract/health.ts'
import { beat } from '../../health/address.ts'
import { examine } from '../../health/examine.ts'
import type { Mount } from '../mount.ts'

export function healthRoutes(mount: Mount): void {
  mount(readHealth, async ({ ctx, who }) => ({
    at: ctx.clock().toISOString(),
    findings: await examine(ctx, who.organisationId),
  }))

  mount(tryStream, async ({ ctx, request }) => {
    const encoder = new TextEncoder()
    const signal = AbortSignal.any([request.signal, ctx.closing.signal])
    const body = new ReadableStream<Uint8Array>({
      async start(out) {
        try {
          for (let line = 1; line <= 3; line++) {
            out.enqueue(encoder.encode(`data: ${line}\n\n`))
            if (line < 3) await pause(beat, undefined, { signal })
          }
          out.close()
        } catch (error) {
          out.error(error)
        }
      },
    })
    // The same head as that of the live stream, or it would try something else.
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
    return new Response(body, { headers })
  })
}
