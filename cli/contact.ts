/** A person's file: taking it along, and erasing. The person goes by the id of their page, or by an address or number. */
import { createWriteStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { named } from '../domain/suppression/addressee.ts'
import { type Context, closeContext, createContext } from '../server/context.ts'
import { filesOfPerson } from '../server/http/show/contact-zip.ts'
import { createLog } from '../server/log.ts'
import { ProblemError } from '../server/problem.ts'
import { erasureOf } from '../server/store/contact-erase.ts'
import { readParts } from '../server/store/contact-join.ts'
import { lookUp } from '../server/store/contact-look-up.ts'
import { eraseAddress } from '../server/use/contact/erase-address.ts'
import { eraseOn, erasePerson } from '../server/use/contact/erase-person.ts'
import { noteTakenAlong } from '../server/use/contact/take-along.ts'
import { zipOf } from '../server/zip.ts'
import { type Call, type Command, dataOption, type Outcome, Unusable } from './command.ts'
import { count } from './progress.ts'
import { withStore } from './with-store.ts'

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const contactCommand: Command = {
  words: { least: 2, most: 2 },
  options: {
    ...dataOption,
    file: { type: 'string', value: 'FILE', about: 'where the file of a person goes (default: ID.zip here)' },
    yes: { type: 'boolean', about: 'erasing is meant: nothing brings it back' },
  },
  async run(call) {
    const [what, whom = ''] = call.words
    if (what !== 'export' && what !== 'erase')
      throw new Unusable(`It is "contact export ID" or "contact erase ID", not ${what}.`)
    if (what === 'erase' && !call.flag('yes'))
      throw new Unusable('Erasing cannot be undone. Add --yes when it is meant; "contact export" first keeps a copy.')
    return withStore(call.config, 'command', async (connect) => {
      const ctx = createContext(call.config, connect, { log: createLog(call.config.logLevel, process.stderr) })
      try {
        const found = await find(ctx, whom)
        if (!found) return await eraseUnknown(ctx, what, whom)
        return what === 'export' ? await take(ctx, call, found) : await erase(ctx, call, found)
      } catch (error) {
        if (error instanceof ProblemError) throw new Unusable(`${error.message}.`)
        throw error
      } finally {
        await closeContext(ctx)
      }
    })
  },
}

type Found = { organisationId: string; id: string }

/** @returns null when nobody is known so */
async function find(ctx: Context, whom: string): Promise<Found | null> {
  const all: Found[] = []
  for (const { id: organisationId } of await ctx.db.selectFrom('organisation').select('id').execute()) {
    const by = whom.includes('@')
      ? ({ by: 'email', value: whom.toLowerCase() } as const)
      : ({ by: 'phone', value: whom } as const)
    const rows = isId.test(whom) ? await byId(ctx, organisationId, whom) : await lookUp(ctx.db, organisationId, by)
    all.push(...rows.map(({ id }) => ({ organisationId, id })))
  }
  const [only, ...others] = all
  if (!only) return null
  if (others.length > 0)
    throw new Unusable(`Several people are known by ${whom}: ${all.map(({ id }) => id).join(', ')}. Name one of these.`)
  return only
}

const byId = (ctx: Context, organisationId: string, id: string) =>
  ctx.db.selectFrom('contact').select('id').where('organisation_id', '=', organisationId).where('id', '=', id).execute()

async function take(ctx: Context, call: Call, { organisationId, id }: Found): Promise<Outcome> {
  const file = resolve(call.text('file') ?? `${id}.zip`)
  if (existsSync(file)) throw new Unusable(`${file} is there already. Choose another name with --file.`)
  const root = await noteTakenAlong(ctx, { organisationId, agentId: null }, id)
  let files = 0
  const told = async function* () {
    for await (const one of filesOfPerson(ctx, organisationId, root)) {
      call.progress(++files, null, 'files')
      yield one
    }
  }
  await pipeline(Readable.from(zipOf(told())), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  return {
    ok: true,
    words: `${file} holds ${count(files)} files: begin with the one on top.`,
    facts: { file, files, id: root },
  }
}

/** Somebody who never spoke with us may have been sent things by a tool: that is erased by the address alone. */
async function eraseUnknown(ctx: Context, what: string, whom: string): Promise<Outcome> {
  const name = named(whom.includes('@') ? { email: whom } : { phone: whom })
  let rows = 0
  if (what === 'erase' && name && 'network' in name)
    for (const { id: organisationId } of await ctx.db.selectFrom('organisation').select('id').execute())
      rows += await eraseAddress(ctx, { organisationId, agentId: null }, name)
  if (rows === 0)
    throw new Unusable(
      `Nobody is known here by ${whom}: the id of their page, an e-mail address, or a number like +31612345678.`,
    )
  return {
    ok: true,
    words: `Nobody here goes by ${whom}. What tools sent there, and what was decided about it, is erased: ${count(rows)} rows.`,
    facts: { rows },
  }
}

async function erase(ctx: Context, call: Call, { organisationId, id }: Found): Promise<Outcome> {
  const root = await erasePerson(ctx, { organisationId, agentId: null }, id)
  const parts = await readParts(ctx.db, organisationId, root)
  for (let more: boolean | Date = true; more; more = await eraseOn(ctx, organisationId)) {
    const { messages, done } = await erasureOf(ctx.db, organisationId, parts)
    call.progress(messages, null, 'messages')
    if (done) break
  }
  await ctx.wake.ring('events', organisationId)
  const { messages } = await erasureOf(ctx.db, organisationId, parts)
  const words = `${root} is erased: all accounts and ${count(messages)} messages. That something was said, and when, stays.`
  return {
    ok: true,
    words: `${words}\nBackups of before still hold it; a restore erases it again, with the list beside the key file.`,
    facts: { id: root, messages },
  }
}
