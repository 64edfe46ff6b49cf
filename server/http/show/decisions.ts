/** Decisions as they leave the house. Many are written piece by piece: nobody waits while the text of a hundred thousand is made. */

import type { Told } from '../../use/suppression/decide-quickly.ts'
import { shown } from '../../use/suppression/shown.ts'

/** So many are told at once, as any other answer. */
const few = 1_000
const atOnce = 4_000

export function showDecisions(told: Told) {
  const { decisions, version, stale } = told
  if (decisions.length <= few) return { decisions: decisions.map(shown), version, stale }
  const rest = pieces(told)
  const body = new ReadableStream<Uint8Array>({
    async pull(out) {
      const { value, done } = await rest.next()
      if (done) out.close()
      else out.enqueue(value)
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
}

async function* pieces({ decisions, version, stale }: Told): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const texts = new Map<object, string>()
  let piece = '{"decisions":['
  for (const [i, decision] of decisions.entries()) {
    const text = texts.get(decision) ?? JSON.stringify(shown(decision))
    texts.set(decision, text)
    piece += i === 0 ? text : `,${text}`
    if ((i + 1) % atOnce > 0) continue
    yield encoder.encode(piece)
    piece = ''
    await new Promise((resolve) => setImmediate(resolve))
  }
  yield encoder.encode(`${piece}],"version":${version},"stale":${stale}}`)
}
