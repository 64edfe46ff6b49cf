import { basename, extname, resolve } from 'node:path'
import { type Context, closeContext, createContext } from '../server/context.ts'
import { createLog } from '../server/log.ts'
import { backUpBefore } from '../server/store/automatic-backup.ts'
import { migrate } from '../server/store/migrate.ts'
import { logAct } from '../server/use/log-act.ts'
import { type Call, type Command, dataOption, type Outcome } from './command.ts'
import { bringAll, nothingYet, type Tally } from './import/bring.ts'
import { findPlace, type ImportPlace, importPlace, settledHouse } from './import/channel.ts'
import { checkpointFor } from './import/checkpoint.ts'
import { foresee, type Preview } from './import/dry-run.ts'
import { type Format, formatFor } from './import/formats.ts'
import { lookInside } from './import/preview.ts'
import { openReport, type Told } from './import/report.ts'
import { examine, type Source } from './import/source.ts'
import { count } from './progress.ts'
import { withStore } from './with-store.ts'

/** What became of one file. */
type Imported = Pick<Tally, 'accepted' | 'duplicate' | 'refused' | 'aside'> & {
  file: string
  channel: string
  /** The first of what was not simply taken in, and the file that lists all of it. */
  told: readonly Told[]
  report: string
}
type House = Awaited<ReturnType<typeof settledHouse>>

/** So many are told on the screen; all of them are in the report. */
const toldHere = 10

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
      about: 'csv, network: which column is which part of a message; see docs/import.md',
    },
    ours: {
      type: 'string',
      value: 'a@b,c@d',
      about: 'mbox: the mail addresses that are yours; activitystreams: your addresses there',
    },
    direct: { type: 'boolean', about: 'twitter-archive, activitystreams: bring private messages too' },
    others: {
      type: 'string',
      value: '"GROUND"',
      about:
        'activitystreams, network: bring what others said to each other too; your ground for it goes into the logbook',
    },
    fetch: { type: 'boolean', about: 'chatwoot, zendesk: fetch the files that the export links to' },
    'dry-run': { type: 'boolean', about: 'write nothing; tell what would become of each message' },
  },
  async run(call) {
    const [name = '', ...paths] = call.words
    const format = formatFor(name, call)
    return withStore(call.config, 'command', async (connect) => {
      const ctx = createContext(call.config, connect, { log: createLog(call.config.logLevel, process.stderr) })
      try {
        await migrate(ctx.pool, { beforeChange: () => backUpBefore(ctx, connect) })
        return await importFiles(ctx, call, format, paths)
      } finally {
        await closeContext(ctx)
      }
    })
  },
}

async function importFiles(ctx: Context, call: Call, format: Format, paths: readonly string[]): Promise<Outcome> {
  const began = performance.now()
  const house = await settledHouse(ctx)
  const sources: Source[] = []
  for (const path of paths)
    sources.push(
      await examine(resolve(path), (bytes) => call.progress(bytes, null, 'bytes looked through'), format.folders),
    )
  await format.prepare?.(sources, call)
  if (call.flag('dry-run')) return dryRun(ctx, call, house, format, sources)
  const files: Imported[] = []
  for (const source of sources) files.push(await importFile(ctx, call, house, format, source))
  const sum = (key: 'accepted' | 'duplicate' | 'refused') => files.reduce((n, file) => n + file[key], 0)
  const facts = { accepted: sum('accepted'), duplicate: sum('duplicate'), refused: sum('refused') }
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1))
  return {
    // Some that are refused are told and the rest is in; when nothing is, it has failed.
    ok: facts.accepted + facts.duplicate > 0,
    words: files.map((file) => inWords(file, format)).join('\n'),
    facts: { ...facts, seconds, files },
  }
}

const nameFor = (call: Call, { path }: Source) => call.text('channel') ?? basename(path, extname(path))

async function importFile(ctx: Context, call: Call, house: House, format: Format, source: Source): Promise<Imported> {
  const place = await importPlace(ctx, house, nameFor(call, source), format.into)
  if (place.created) call.say(`Made the channel "${place.channel}".`)
  const ground = format.into.kind === 'api' ? format.into.archive?.others : null
  if (ground) await logAct(ctx, ctx.db, house, othersBrought(place, ground))
  const checkpoint = checkpointFor(ctx.config.data, source, [place.channelId, format.how])
  const before = checkpoint.read()
  if (before)
    call.say(`Going on after ${count(before.read)} messages (line ${count(before.place.line)}), where it was stopped.`)
  const report = openReport(source.path, checkpoint.folder, before === null)
  const first: Told[] = []
  const things = format.read(ctx, source, place.zone, before?.place)
  const { accepted, duplicate, refused, aside } = await bringAll(
    ctx,
    place,
    things,
    before ?? nothingYet,
    (now, told) => {
      first.push(...told.slice(0, Math.max(0, toldHere - first.length)))
      report.add(told)
      checkpoint.save(now)
      const total = Math.round((now.read * source.size) / Math.max(1, now.place.byte))
      call.progress(now.read, Math.max(now.read, total), 'messages')
    },
  )
  checkpoint.close()
  const file = source.path
  return { file, channel: place.channel, accepted, duplicate, refused, aside, told: first, report: report.path }
}

const othersBrought = (place: ImportPlace, why: string) =>
  ({ kind: 'others-brought', subjectId: place.channelId, about: { name: place.channel, why } }) as const

function inWords(
  { file, channel, accepted, duplicate, refused, aside, told, report }: Imported,
  { holds }: Format,
): string {
  const read = accepted + duplicate + refused
  if (read === 0) return `${basename(file)}: no messages in it; it should hold ${holds}`
  const lines = [
    `${basename(file)}: ${count(read)} messages into "${channel}": ${count(accepted)} accepted, ${count(duplicate)} there already, ${count(refused)} refused.`,
  ]
  const kept = Object.entries(aside).map(([kind, n]) => `${count(n)} ${asides[kind as keyof typeof asides]}`)
  if (kept.length > 0) lines.push(`  Kept aside, not brought in: ${kept.join(', ')}.`)
  const refusals = told.filter(({ outcome }) => outcome === 'refused')
  lines.push(...refusals.map(({ line, id, reason }) => `  line ${count(line)}${id ? ` (${id})` : ''}: ${reason}`))
  if (told.length > 0) lines.push(`  Line by line, with what to do: ${report}`)
  return lines.join('\n')
}

const asides = {
  note: 'private notes',
  label: 'sets of labels',
  rating: 'ratings',
  event: 'lines of the log',
  deleted: 'deleted messages',
  other: 'other things',
} as const satisfies Record<keyof Tally['aside'], string>

async function dryRun(
  ctx: Context,
  call: Call,
  house: House,
  format: Format,
  sources: readonly Source[],
): Promise<Outcome> {
  const files: (Preview & { file: string; channel: string })[] = []
  for (const source of sources) {
    const channel = nameFor(call, source)
    const found = await findPlace(ctx, house, channel, format.into)
    const into = found ? { organisationId: house.organisationId, channelId: found.id, zone: house.zone } : null
    const things = format.read(ctx, source, house.zone)
    const decode = lookInside(ctx, format, found)
    const preview = await foresee(ctx, into, decode, things, ({ byte }) => call.progress(byte, source.size, 'bytes'))
    files.push({ file: source.path, channel, ...preview })
  }
  const words = files.flatMap(({ file, first, channel, ...n }) => [
    `${basename(file)}: into "${channel}" would come ${count(n.new)} new; ${count(n.duplicate)} are there already, ${count(n.refused)} would be refused, ${count(n.aside)} kept aside. Nothing was written.`,
    ...first.map(({ line, outcome, what }) => `  line ${count(line)}: ${outcome}: ${what}`),
  ])
  return {
    ok: files.some((one) => one.new + one.duplicate > 0),
    words: words.join('\n'),
    facts: { dryRun: true, files },
  }
}
