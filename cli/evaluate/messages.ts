/** Messages of an NDJSON file, in batches. */
import type { Message } from '../../domain/listening/keys.ts'
import { Unusable } from '../command.ts'
import { readLines } from '../import/ndjson.ts'

/** Bytes of one line. */
const longest = 16 * 1024 * 1024

/** @throws Unusable at the first line that is no message */
export async function* readMessages(path: string, size: number): AsyncGenerator<{ id: string; message: Message }[]> {
  let batch: { id: string; message: Message }[] = []
  for await (const found of readLines({ path }, longest)) {
    const why = 'broken' in found ? found.broken : null
    const read = 'broken' in found ? null : readMessage(found.bytes)
    if (!read) throw new Unusable(`${path}, line ${found.line}: ${why ?? 'it should be {"id","text",...} in JSON'}`)
    batch.push(read)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function readMessage(bytes: Uint8Array): { id: string; message: Message } | null {
  const { id, text, author, from, mentions, lang, channel, site, url } = fieldsOf(bytes)
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof text !== 'string') return null
  const message = {
    text,
    from: line(from) ?? line(author),
    mentions: Array.isArray(mentions) ? mentions.filter((each) => typeof each === 'string') : undefined,
    lang: line(lang),
    channel: line(channel),
    site: line(site) ?? line(url),
  }
  return { id: String(id), message }
}

function fieldsOf(bytes: Uint8Array): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const line = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
