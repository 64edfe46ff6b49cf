/** The command line: find the command, check what it was given, run it, and end with 0 (done), 1 (failed) or 2 (unusable). */
import { parseArgs } from 'node:util'
import { readConfig } from '../server/config.ts'
import { type Call, type Command, Unusable } from './command.ts'
import { commands, type Entry } from './commands.ts'
import { help, helpOf } from './help.ts'
import { createProgress } from './progress.ts'

/** Where a command talks to, a line at a time. */
export type Terminal = { out(line: string): void; err(line: string): void }
type Environment = Readonly<Record<string, string | undefined>>

const real: Terminal = { out: (line) => console.log(line), err: (line) => console.error(line) }

/** @returns the exit code */
export async function run(given: readonly string[], environment: Environment, to: Terminal = real): Promise<number> {
  const [name, ...rest] = given
  const wanted = name === 'help' ? rest[0] : name
  const asksHelp = name === 'help' || rest.includes('--help') || rest.includes('-h')
  if (!wanted || wanted.startsWith('-')) {
    to.out(help(commands))
    return name ? 0 : 2
  }
  const entry = commands.find((candidate) => candidate.name === wanted)
  if (!entry) {
    to.err(`There is no command "${wanted}". See: samenspraak help`)
    return 2
  }
  const command = await entry.load()
  if (asksHelp) {
    to.out(helpOf(entry, command))
    return 0
  }
  return perform(entry, command, rest, environment, to)
}

async function perform(
  entry: Entry,
  command: Command,
  rest: readonly string[],
  environment: Environment,
  to: Terminal,
): Promise<number> {
  const json = rest.includes('--json')
  const progress = createProgress(process.stderr, () => performance.now())
  try {
    const outcome = await command.run({
      ...read(entry, command, rest, environment),
      say: to.err,
      progress: progress.show,
    })
    progress.end()
    if (json) to.out(JSON.stringify({ command: entry.name, ok: outcome.ok, ...outcome.facts }))
    else if (outcome.words) to.out(outcome.words)
    return outcome.ok ? 0 : 1
  } catch (error) {
    progress.end()
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof Unusable) {
      to.err(`${message}\nSee: samenspraak help ${entry.name}`)
      return 2
    }
    if (json) to.out(JSON.stringify({ command: entry.name, ok: false, error: message }))
    to.err(environment.LOG_LEVEL === 'debug' && error instanceof Error ? (error.stack ?? message) : message)
    return 1
  }
}

type Given = Pick<Call, 'words' | 'text' | 'flag' | 'config'>

function read(entry: Entry, command: Command, rest: readonly string[], environment: Environment): Given {
  const types = Object.entries(command.options).map(([name, { type }]) => [name, { type }] as const)
  const { positionals, values } = parse(rest, { ...Object.fromEntries(types), json: { type: 'boolean' } })
  if (positionals.length < command.words.least || positionals.length > command.words.most)
    throw new Unusable(`Usage: samenspraak ${entry.name} ${entry.takes}`.trim())
  const text = (option: string) => {
    const value = values[option]
    return typeof value === 'string' ? value : undefined
  }
  return { words: positionals, text, flag: (option) => values[option] === true, config: settings(environment, text) }
}

type Parsed = { positionals: string[]; values: Record<string, unknown> }

function parse(rest: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>): Parsed {
  try {
    return parseArgs({ args: [...rest], options, allowPositionals: true })
  } catch (error) {
    throw new Unusable((error as Error).message.split('. ')[0] ?? '')
  }
}

function settings(environment: Environment, text: Call['text']): Call['config'] {
  const given = (['data', 'port', 'host', 'role'] as const).flatMap((name) => {
    const value = text(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  try {
    return readConfig(environment, Object.fromEntries(given))
  } catch (error) {
    throw new Unusable((error as Error).message)
  }
}
