/** What happens: a stream that goes on from where the reader was, or the same events at once for who cannot stream. */
import { readEvents as readEventsEndpoint } from '../../../contract/live.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { newestPosition, readEvents } from '../../store/event.ts'
import { type Live, liveEvents } from '../live.ts'
import type { Call, Mount } from '../mount.ts'
import { showEvents } from '../show/event.ts'

/** Events of one answer to a poll; who is further behind fetches anew. */
const atOnce = 500
const mostBehind = 5000
/** Bytes that may wait for a slow reader before its stream is ended; it comes back and goes on where it was. */
const mostWaiting = 4 * 1024 * 1024
const heartbeatMs = 15_000

export function eventRoutes(mount: Mount, ctx: Context): void {
  const live = liveEvents(ctx)
  ctx.closing.signal.addEventListener('abort', () => live.close())

  mount(readEventsEndpoint, async (call) => {
    const { ctx, who, input, request } = call
    if (request.headers.get('accept')?.includes('text/event-stream')) return stream(call, live)
    return poll(ctx, who, input.after)
  })
}

async function poll(ctx: Context, who: Who, after: number | undefined) {
  const newest = await newestPosition(ctx.db, who.organisationId)
  if (after === undefined) return { events: [], position: newest, reset: false }
  if (after > newest || newest - after > mostBehind) return { events: [], position: newest, reset: true }
  const rows = await readEvents(ctx.db, who.organisationId, after, atOnce)
  return { events: await showEvents(ctx, who, rows), position: rows.at(-1)?.position ?? after, reset: false }
}

function stream({ ctx, who, input, request, door }: Call<typeof readEventsEndpoint>, live: Live): Response {
  const last = Number(request.headers.get('last-event-id') ?? Number.NaN)
  const after = Number.isSafeInteger(last) ? last : (input.after ?? null)
  const encoder = new TextEncoder()
  let stop: (() => void) | null = null
  let heartbeat: NodeJS.Timeout | undefined
  let deaf: (() => void) | undefined
  /** False from when either side has gone: then nothing is sent or closed any more. */
  let open = true
  ctx.figures.listeners++
  const ended = () => {
    if (!open) return
    open = false
    ctx.figures.listeners--
    clearInterval(heartbeat)
    deaf?.()
    stop?.()
    stop = null
  }
  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const end = () => {
          if (!open) return
          ended()
          controller.close()
        }
        const send = (text: string) => {
          if (!open) return false
          controller.enqueue(encoder.encode(text))
          return (controller.desiredSize ?? 0) > 0
        }
        request.signal.addEventListener('abort', end)
        // A session that has ended, or a role that changed, ends the stream too.
        const look = async () => {
          const now = await door.find(request, new Headers()).catch(() => who)
          if (now && JSON.stringify(now) === JSON.stringify(who)) send(': here\n\n')
          else end()
        }
        heartbeat = setInterval(look, heartbeatMs)
        deaf = door.onForget(look)
        stop = await live.follow(who, after, { send, end })
        // Said last: who has heard this misses nothing that passes by.
        send('retry: 2000\n\n')
        // Who went away meanwhile is not followed for ever.
        if (!open) stop()
      },
      cancel: ended,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
}
