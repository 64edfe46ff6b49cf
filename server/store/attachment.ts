/**
 * Attachments: rows that belong to messages, and their bytes, which are stored once per content in chunks of 1 MB.
 *
 * Storing and erasing agree about bytes that two messages share by the row of the first chunk: storing writes it (also when it is
 * there already), erasing locks it before it looks who else needs it. So whoever comes second sees what the first did.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Attached, limits } from '../../domain/message/message.ts'
import { cleanFileName, cleanLine, cleanMediaType } from '../../domain/message/text.ts'
import type { Store, Transaction } from './database.ts'
import { hexBytes, insertRows } from './rows.ts'

export const chunkSize = 1024 * 1024
/** Bytes of one statement at most. */
const atOnce = 16 * chunkSize

export type MessageFiles = { messageId: string; files: readonly Attached[] }

const rowColumns = {
  id: 'uuid',
  message_id: 'uuid',
  place: 'smallint',
  name: 'text',
  media_type: 'text',
  size: 'int',
  content_id: 'text',
  inline: 'boolean',
  hash: 'bytea',
} as const

/** Store the files of many messages at once. Repeatable within a retried transaction. */
export async function storeAttachments(
  tx: Transaction,
  organisationId: string,
  newId: () => string,
  messages: readonly MessageFiles[],
): Promise<void> {
  const contents = new Map<string, Uint8Array>()
  const rows = messages.flatMap(({ messageId, files }) =>
    files.map((file, place) => {
      const hash = createHash('sha256').update(file.bytes).digest('hex')
      contents.set(hash, file.bytes)
      return {
        id: newId(),
        message_id: messageId,
        place,
        name: cleanFileName(file.name),
        media_type: cleanMediaType(file.mediaType),
        size: file.bytes.length,
        content_id: file.contentId === undefined ? null : cleanLine(file.contentId, limits.id),
        inline: file.inline ?? false,
        hash: hexBytes(hash),
      }
    }),
  )
  if (rows.length === 0) return
  for (const chunks of inBatches(contents)) await storeChunks(tx, organisationId, chunks)
  await insertRows(tx, organisationId, 'attachment', rowColumns, rows)
}

type Chunk = { hash: Buffer; part: number; bytes: Uint8Array }

/** Chunks in the order of their keys (so that two transactions never wait for each other), in batches of bounded size. */
function* inBatches(contents: ReadonlyMap<string, Uint8Array>): Generator<Chunk[]> {
  let batch: Chunk[] = []
  let size = 0
  for (const [hash, bytes] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // Nothing is a file too: it has one empty chunk.
    for (let part = 0; part === 0 || part * chunkSize < bytes.length; part++) {
      const chunk = bytes.subarray(part * chunkSize, (part + 1) * chunkSize)
      batch.push({ hash: Buffer.from(hash, 'hex'), part, bytes: chunk })
      size += chunk.length
      if (size < atOnce) continue
      yield batch
      batch = []
      size = 0
    }
  }
  if (batch.length > 0) yield batch
}

/** Store the bytes of one file. @returns its hash */
export async function storeBytes(tx: Transaction, organisationId: string, bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  for (const chunks of inBatches(new Map([[hash, bytes]]))) await storeChunks(tx, organisationId, chunks)
  return hash
}

async function storeChunks(tx: Transaction, organisationId: string, chunks: readonly Chunk[]): Promise<void> {
  await tx
    .insertInto('attachment_chunk')
    .values(chunks.map((chunk) => ({ organisation_id: organisationId, ...chunk })))
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'hash', 'part']).doUpdateSet((eb) => ({ part: eb.ref('excluded.part') })),
    )
    .execute()
}

/** Forget the files of messages; bytes that another message still needs stay. */
export async function eraseAttachments(
  tx: Transaction,
  organisationId: string,
  messageIds: readonly string[],
): Promise<void> {
  if (messageIds.length === 0) return
  const erased = await tx
    .deleteFrom('attachment')
    .where('organisation_id', '=', organisationId)
    .where('message_id', 'in', messageIds)
    .returning('hash')
    .execute()
  await forgetBytes(
    tx,
    organisationId,
    erased.map(({ hash }) => hash),
  )
}

/** Let go of bytes that no file needs any more; called after the files are gone. */
export async function forgetBytes(tx: Transaction, organisationId: string, gone: readonly Uint8Array[]): Promise<void> {
  if (gone.length === 0) return
  const hashes = [...new Set(gone.map((hash) => Buffer.from(hash).toString('hex')))]
    .sort()
    .map((hash) => Buffer.from(hash, 'hex'))
  await tx
    .selectFrom('attachment_chunk')
    .select('hash')
    .where('organisation_id', '=', organisationId)
    .where('hash', 'in', hashes)
    .where('part', '=', 0)
    .orderBy('hash')
    .forUpdate()
    .execute()
  await sql`
    delete from attachment_chunk
    where organisation_id = ${organisationId}::uuid and hash = any(${hashes}::bytea[])
      and not exists (
        select 1 from attachment
        where attachment.organisation_id = ${organisationId}::uuid and attachment.hash = attachment_chunk.hash
      )`.execute(tx)
}

export type OpenAttachment = {
  id: string
  /** Null as long as it belongs to a draft. */
  messageId: string | null
  draftId: string | null
  name: string
  mediaType: string
  size: number
  hash: string
  /** The bytes, or those from `start` up to `end`, a chunk at a time; each is read when it is asked for. */
  chunks(start?: number, end?: number): AsyncGenerator<Uint8Array>
}

export async function openAttachment(
  store: Store,
  organisationId: string,
  id: string,
): Promise<OpenAttachment | undefined> {
  const row = await store
    .selectFrom('attachment')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    // What is withheld is shown to nobody, also where its address is known.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('withheld')
            .select('withheld.message_id')
            .where('withheld.organisation_id', '=', organisationId)
            .whereRef('withheld.message_id', '=', 'attachment.message_id'),
        ),
      ),
    )
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    messageId: row.message_id,
    draftId: row.draft_id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    hash: Buffer.from(row.hash).toString('hex'),
    chunks: (start = 0, end = row.size) => readChunks(store, organisationId, row.hash, start, Math.min(end, row.size)),
  }
}

async function* readChunks(
  store: Store,
  organisationId: string,
  hash: Uint8Array,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  for (let part = Math.floor(start / chunkSize); part * chunkSize < end; part++) {
    const { bytes } = await store
      .selectFrom('attachment_chunk')
      .select('bytes')
      .where('organisation_id', '=', organisationId)
      .where('hash', '=', hash)
      .where('part', '=', part)
      .executeTakeFirstOrThrow()
    const from = part * chunkSize
    yield bytes.subarray(Math.max(0, start - from), Math.max(0, end - from))
  }
}

/** The files of one message, whole. */
export async function filesOf(store: Store, organisationId: string, messageId: string): Promise<Attached[]> {
  const rows = await store
    .selectFrom('attachment')
    .select(['name', 'media_type', 'size', 'alt', 'hash'])
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .orderBy('place')
    .orderBy('id')
    .execute()
  const files: Attached[] = []
  for (const { name, media_type, size, alt, hash } of rows) {
    const chunks: Uint8Array[] = []
    for await (const chunk of readChunks(store, organisationId, hash, 0, size)) chunks.push(chunk)
    files.push({ name, mediaType: media_type, bytes: Buffer.concat(chunks), ...(alt && { alt }) })
  }
  return files
}

/** Which attachment of a message its HTML means by `cid:…`. */
export async function contentIds(
  store: Store,
  organisationId: string,
  messageId: string,
): Promise<Map<string, string>> {
  const rows = await store
    .selectFrom('attachment')
    .select(['id', 'content_id'])
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .where('content_id', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.content_id ?? '', row.id]))
}
