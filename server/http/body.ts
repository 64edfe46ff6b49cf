/** A body is never read further than its limit, whatever its headers say. */
import { refuse } from '../problem.ts'

/** @returns the request with a body that fails with `too-large` as soon as it passes `most` bytes */
export function limitBody(request: Request, most: number): Request {
  const tooLarge = () =>
    refuse('too-large', { detail: `The body may be ${most} bytes at most.`, more: { limit: most } })
  const declared = Number(request.headers.get('content-length') ?? 'NaN')
  if (declared > most) throw tooLarge()
  // With a declared length the HTTP parser itself stops there.
  if (!Number.isNaN(declared) || !request.body) return request
  let size = 0
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, out) {
        size += chunk.length
        if (size > most) out.error(tooLarge())
        else out.enqueue(chunk)
      },
    }),
  )
  return new Request(request, { body: counted, duplex: 'half' } as RequestInit)
}
