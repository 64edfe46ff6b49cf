/** Everything of a person as files: something to read first, every conversation as text, all of it as data, and their attachments. */
import type { Context } from '../../context.ts'
import { openAttachment } from '../../store/attachment.ts'
import { dumpPerson, filesWithAfter, saidByAfter } from '../../store/contact-dump.ts'
import { deedsOf } from '../../store/contact-history.ts'
import { readParts } from '../../store/contact-join.ts'
import { conversationsById } from '../../store/queue.ts'
import type { ZipFile } from '../../zip.ts'
import { openTranscript } from '../transcript.ts'
import { showContact } from './contact.ts'
import { coverOf, fileWords } from './contact-cover.ts'
import { asText } from './transcript-text.ts'

const atOnce = 500
const mostDeeds = 1_000
const nothing = '00000000-0000-0000-0000-000000000000'

/** @param root the contact that stands for them */
export async function* filesOfPerson(ctx: Context, organisationId: string, root: string): AsyncGenerator<ZipFile> {
  const at = ctx.clock()
  const file = (name: string, text: string): ZipFile => ({ name, at, bytes: Buffer.from(text) })
  const { language, name } = await ctx.db
    .selectFrom('organisation')
    .select(['language', 'name'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const words = fileWords[language]
  const contact = await showContact(ctx, organisationId, root)
  if (!contact) return
  yield file(`${words.cover}.txt`, coverOf(contact, { language, organisation: name, at }))
  const parts = await readParts(ctx.db, organisationId, root)
  const known = await dumpPerson(ctx.db, organisationId, root, parts)
  const done = await deedsOf(ctx.db, organisationId, parts, mostDeeds)
  yield file(`${words.data}/${words.person}.json`, JSON.stringify({ ...known, history: done }, null, 2))
  let last = nothing
  for (let n = 1; ; n++) {
    const rows = await saidByAfter(ctx.db, organisationId, root, last, atOnce)
    if (rows.length > 0)
      yield file(`${words.data}/${words.messages}-${n}.ndjson`, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    if (rows.length < atOnce) break
    last = rows.at(-1)?.id ?? last
  }
  for (const { id } of known.conversation ?? []) {
    const [row] = await conversationsById(ctx.db, organisationId, [String(id)])
    if (!row) continue
    const pieces: string[] = []
    for await (const piece of asText(await openTranscript(ctx, { organisationId }, row, true))) pieces.push(piece)
    yield file(`${words.conversations}/${row.number}.txt`, pieces.join(''))
  }
  yield* attachmentsOf(ctx, organisationId, root, words.files)
}

async function* attachmentsOf(
  ctx: Context,
  organisationId: string,
  root: string,
  folder: string,
): AsyncGenerator<ZipFile> {
  for (let after = { number: -1, id: nothing }; ; ) {
    const rows = await filesWithAfter(ctx.db, organisationId, root, after, atOnce)
    for (const [i, { id, number, name, at }] of rows.entries()) {
      const open = await openAttachment(ctx.db, organisationId, id)
      if (!open) continue
      const chunks: Uint8Array[] = []
      for await (const chunk of open.chunks()) chunks.push(chunk)
      yield { name: `${folder}/${number}-${i + 1}-${safe(name)}`, at, bytes: Buffer.concat(chunks) }
    }
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = { number: last.number, id: last.id }
  }
}

/** A name that strangers gave is no path. */
const safe = (name: string) =>
  name
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120) || '_'
