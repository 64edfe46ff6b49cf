import { basename, extname, resolve } from 'node:path'
import { type Context, closeContext, createContext } from '../server/context.ts'
import { createLog } from '../server/log.ts'
import { backUpBefore } from '../server/store/automatic-backup.ts'
import { migrate } from '../server/store/migrate.ts'
import { type Call, type Command, dataOption, Unusable } from './command.ts'
import { bringAll, nothingYet, type Refusal, type Tally } from './import/bring.ts'
import { type ImportPlace, importPlace } from './import/channel.ts'
import { checkpointFor, told } from './import/checkpoint.ts'
import type { ImportMap } from './import/map.ts'
import { csvMessagesIn, messagesIn, openMap } from './import/read.ts'
import { examine } from './import/source.ts'
import { count } from './progress.ts'
import { withStore } from './with-store.ts'

/** What became of one file. */
type Imported = {
  file: string
  channel: string
  accepted: number
  duplicate: number
  refused: number
  /** The first of what was refused, and the file that lists all when there are more. */
  refusals: readonly Refusal[]
  report: string | null
}

export const importCommand: Command = {
  words: { least: 2, most: 1000 },
  options: {
    ...dataOption,
    channel: {
      type: 'string',
      value: 'NAME',
      about: 'the channel to bring them to, made when there is none (default: the name of the file)',
    },
    map: {
      type: 'string',
      value: 'MAP.json',
      about: 'csv: which column is which part of a message; see docs/import.md',
    },
  },
  async run(call) {
    const [format, ...paths] = call.words
    if (format !== 'messages' && format !== 'csv')
      throw new Unusable(`"${format}" is not a format that can be imported; it may be messages or csv`)
    const given = call.text('map')
    if (format === 'csv' && !given)
      throw new Unusable('A CSV needs --map MAP.json, which says what its columns are; see docs/import.md')
    if (format === 'messages' && given) throw new Unusable('--map is for csv: messages say themselves what they are')
    const map = given ? openMap(given) : null
    const began = performance.now()
    const files = await withStore(call.config, 'command', async (connect) => {
      const ctx = createContext(call.config, connect, { log: createLog(call.config.logLevel, process.stderr) })
      try {
        await migrate(ctx.pool, { beforeChange: () => backUpBefore(ctx, connect) })
        const files: Imported[] = []
        for (const path of paths) files.push(await importFile(ctx, call, resolve(path), map))
        return files
      } finally {
        await closeContext(ctx)
      }
    })
    const seconds = (performance.now() - began) / 1000
    const sum = (key: 'accepted' | 'duplicate' | 'refused') => files.reduce((n, file) => n + file[key], 0)
    const facts = { accepted: sum('accepted'), duplicate: sum('duplicate'), refused: sum('refused') }
    // Some that are refused are told and the rest is in; when nothing is, it has failed.
    const ok = facts.refused === 0 || facts.accepted + facts.duplicate > 0
    return { ok, words: files.map(inWords).join('\n'), facts: { ...facts, seconds: Number(seconds.toFixed(1)), files } }
  },
}

async function importFile(ctx: Context, call: Call, path: string, map: ImportMap | null): Promise<Imported> {
  const source = await examine(path, (bytes) => call.progress(bytes, null, 'bytes looked through'))
  const name = call.text('channel') ?? basename(path, extname(path))
  if (map) await firstOf(csvMessagesIn(source, map, 'UTC'))
  const place = await importPlace(ctx, name, map?.network ?? 'api')
  if (place.created) call.say(`Made the channel "${place.channel}".`)
  const checkpoint = checkpointFor(ctx.config.data, source, [place.channelId, JSON.stringify(map)])
  const before = checkpoint.read()
  if (before)
    call.say(`Going on after ${count(before.read)} messages (line ${count(before.line)}), where it was stopped.`)
  const first: Refusal[] = []
  const things = map ? csvMessagesIn(source, map, place.zone) : messagesIn(source)
  const tally = await bringAll(ctx, place, things, before ?? nothingYet, (now, refusals) => {
    first.push(...refusals.slice(0, Math.max(0, told - first.length)))
    checkpoint.refuse(refusals)
    checkpoint.save(now)
    call.progress(now.read, Math.max(now.read, Math.round((source.lines * now.read) / now.line)), 'messages')
  })
  return summary(path, place, tally, first, checkpoint.close(tally.refused))
}

/** Reads up to the first message, so that a file that does not fit its map leaves no empty channel. */
async function firstOf(things: AsyncGenerator<unknown>): Promise<void> {
  await things.next()
  await things.return(undefined)
}

function summary(
  file: string,
  { channel }: ImportPlace,
  tally: Tally,
  refusals: readonly Refusal[],
  report: string | null,
): Imported {
  const { accepted, duplicate, refused } = tally
  return { file, channel, accepted, duplicate, refused, refusals, report }
}

function inWords({ file, channel, accepted, duplicate, refused, refusals, report }: Imported): string {
  const read = accepted + duplicate + refused
  const lines = [
    `${basename(file)}: ${count(read)} messages into "${channel}": ${count(accepted)} accepted, ${count(duplicate)} there already, ${count(refused)} refused.`,
    ...refusals.map(({ line, id, reason }) => `  line ${count(line)}${id ? ` (${id})` : ''}: ${reason}`),
  ]
  if (report) lines.push(`  and ${count(refused - refusals.length)} more; all of them are listed in ${report}`)
  return lines.join('\n')
}
