/**
 * A server's own firehose, `com.atproto.sync.subscribeRepos`: frames of CBOR, in which new records travel as blocks of a CAR file
 * (https://atproto.com/specs/event-stream). We believe the server that was filled in: signatures are not checked.
 */
import { fromUint8Array } from '@atcute/car'
import { decode, decodeFirst, fromBytes, isBytes, isCidLink, toCidLink } from '@atcute/cbor'
import { commitEvent, type StreamEvent, standing, type Told } from './event.ts'
import { at, listAt, textAt } from './json.ts'
import { isDid, kindOf } from './uri.ts'

/** The server ends the stream and says why. `FutureCursor`: it has never been where we say that we are, so it began anew. */
export class Ended extends Error {
  override name = 'Ended'
  readonly code: string
  constructor(code: string, message: string) {
    super(`The server ends the stream: ${code} ${message}`.slice(0, 300))
    this.code = code
  }
}

/**
 * What one frame tells; several events when several records were written at once. Nothing for a frame that cannot be read.
 * @throws Ended
 */
export function readFrame(frame: Uint8Array): Told[] {
  const [header, body] = partsOf(frame)
  if (at(header, 'op') === -1) throw new Ended(textAt(body, 'error'), textAt(body, 'message'))
  const place = at(body, 'seq')
  if (typeof place !== 'number') return []
  return eventsIn(textAt(header, 't'), body).map((event) => ({ place, event }))
}

function partsOf(frame: Uint8Array): [unknown, unknown] {
  try {
    const [header, rest] = decodeFirst(frame)
    return [header, decode(rest)]
  } catch {
    return [null, null]
  }
}

function eventsIn(type: string, body: unknown): (StreamEvent | null)[] {
  const did = at(body, type === '#commit' ? 'repo' : 'did')
  if (!isDid(did)) return [null]
  const base = { did, time: Date.parse(textAt(body, 'time')) || 0 }
  switch (type) {
    case '#commit':
      return commits(base, body)
    case '#identity':
      return [{ ...base, kind: 'identity', handle: textAt(body, 'handle') || null }]
    case '#account':
      return [{ ...base, kind: 'account', ...standing(body) }]
    default:
      return [null]
  }
}

function commits(base: { did: string; time: number }, body: unknown): (StreamEvent | null)[] {
  const ops = listAt(body, 'ops').map((op) => {
    const [collection = '', rkey] = textAt(op, 'path').split('/')
    return { collection, rkey, operation: at(op, 'action'), cid: at(op, 'cid') }
  })
  const wanted = ops.filter(({ collection }) => kindOf(collection))
  if (wanted.length === 0) return [null]
  const blocks = wanted.some(({ operation }) => operation !== 'delete') ? blocksIn(body) : new Map<string, Uint8Array>()
  return wanted.map(({ collection, rkey, operation, cid }) => {
    const block = isCidLink(cid) ? blocks.get(cid.$link) : undefined
    return commitEvent(base, { collection, rkey, operation, rev: at(body, 'rev'), record: block && recordIn(block) })
  })
}

function blocksIn(body: unknown): Map<string, Uint8Array> {
  const blocks = new Map<string, Uint8Array>()
  const car = at(body, 'blocks')
  if (!isBytes(car)) return blocks
  try {
    for (const { cid, bytes } of fromUint8Array(fromBytes(car))) blocks.set(toCidLink(cid).$link, bytes)
  } catch {
    // What could be read until there counts.
  }
  return blocks
}

/** As it would be in JSON, which is how it is kept. */
function recordIn(block: Uint8Array): unknown {
  try {
    return JSON.parse(JSON.stringify(decode(block)))
  } catch {
    return undefined
  }
}
