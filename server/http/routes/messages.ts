/** Bringing messages in from anywhere, and receipts for what left by webhook. */
import type { Raw } from '../../../channels/kit/channel.ts'
import { bringMessages, bringReceipts } from '../../../contract/message.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { Busy } from '../../use/accept-arrivals.ts'
import { bringItems } from '../../use/bring-items.ts'
import { takeReceiptsFrom } from '../../use/take-receipts-from.ts'
import { parseJson } from '../json.ts'
import type { Mount } from '../mount.ts'

const mostItems = 10_000

export function messageRoutes(mount: Mount, { config }: Context): void {
  mount(
    bringMessages,
    async ({ ctx, who, input, request }) => {
      const items = readItems(request.headers.get('content-type') ?? '', new Uint8Array(await request.arrayBuffer()))
      try {
        return await bringItems(ctx, who, input.channel ?? null, items)
      } catch (error) {
        if (!(error instanceof Busy)) throw error
        throw refuse('too-many', {
          detail: `${error.message}. Nothing of this request was taken; send it again.`,
          retryAfter: 5,
        })
      }
    },
    { body: config.limits.body },
  )

  mount(bringReceipts, async ({ ctx, who, input }) => takeReceiptsFrom(ctx, who, input.receipts))
}

/**
 * The items of a body, each as bytes: they are stored as they are, and judged one by one later. Only a body that is not a list of
 * items at all is refused here, as a whole.
 */
function readItems(type: string, body: Uint8Array): Raw[] {
  const items = /ndjson|jsonl|json-seq/i.test(type) ? linesOf(body) : jsonItems(body)
  if (items.length === 0) throw refuse('invalid', { detail: 'There is no message in the body; send 1 to 10,000.' })
  if (items.length > mostItems)
    throw refuse('invalid', {
      detail: 'There are more than 10,000 messages in the body; send at most 10,000 at a time.',
    })
  return items
}

function linesOf(body: Uint8Array): Raw[] {
  const lines: Raw[] = []
  // One more than fits is enough to know that they are too many.
  for (let start = 0; start < body.length && lines.length <= mostItems; ) {
    const newline = body.indexOf(10, start)
    const end = newline === -1 ? body.length : newline
    const line = body.subarray(start, end)
    if (line.some((byte) => byte > 32)) lines.push({ bytes: line, history: saysHistory(line) })
    start = end + 1
  }
  return lines
}

/** Whether an item calls itself history. Looked at as bytes: whatever it is, it is stored. */
function saysHistory(line: Uint8Array): boolean {
  if (Buffer.from(line.buffer, line.byteOffset, line.byteLength).indexOf('"history"') === -1) return false
  try {
    return (JSON.parse(new TextDecoder().decode(line)) as { history?: unknown }).history === true
  } catch {
    return false
  }
}

function jsonItems(body: Uint8Array): Raw[] {
  const given = parse(body)
  const wrapped = typeof given === 'object' && given !== null && 'messages' in given ? given.messages : given
  const list: unknown[] = Array.isArray(wrapped) ? wrapped.slice(0, mostItems + 1) : [wrapped]
  return list.map((item: unknown) => ({
    bytes: Buffer.from(written(item)),
    history: typeof item === 'object' && item !== null && 'history' in item && item.history === true,
  }))
}

function written(item: unknown): string {
  try {
    return JSON.stringify(item) ?? 'null'
  } catch {
    throw refuse('invalid', { detail: 'The body is nested deeper than any message is' })
  }
}

function parse(body: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw refuse('malformed-json', { detail: 'The body is not UTF-8' })
  }
  const parsed = parseJson(text)
  if (parsed.ok) return parsed.value
  throw refuse('malformed-json', { detail: `It stops being JSON at line ${parsed.line}, character ${parsed.column}` })
}
