/** The command line: find the command, check what it was given, run it, and end with 0 (done), 1 (failed) or 2 (unusable). */
import { parseArgs } from 'node:util'
import { readConfig } from '../server/config.ts'
import { backupCommand } from './backup.ts'
import { type Call, type Command, type Outcome, Unusable } from './command.ts'
import { doctorCommand } from './doctor.ts'
import { help, helpOf } from './help.ts'
import { migrateCommand } from './migrate.ts'
import { createProgress } from './progress.ts'
import { restoreCommand } from './restore.ts'
import { startCommand } from './start.ts'

const commands: readonly Command[] = [startCommand, doctorCommand, backupCommand, restoreCommand, migrateCommand]

process.exitCode = await main(process.argv.slice(2))

async function main(given: string[]): Promise<number> {
  const [name, ...rest] = given
  if (!name || name === 'help' || name === '--help' || name === '-h') {
    const about = commands.find((command) => command.name === rest[0])
    console.log(about ? helpOf(about) : help(commands))
    return name ? 0 : 2
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) return unusable(`There is no command "${name}". See: samenspraak help`)
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(helpOf(command))
    return 0
  }
  const json = rest.includes('--json')
  const progress = createProgress(process.stderr, () => performance.now())
  try {
    const outcome = await command.run(read(command, rest, progress.show))
    progress.end()
    tell(command, outcome, json)
    return outcome.ok ? 0 : 1
  } catch (error) {
    progress.end()
    if (error instanceof Unusable) return unusable(`${error.message}\nSee: samenspraak help ${command.name}`)
    const message = error instanceof Error ? error.message : String(error)
    if (json) console.log(JSON.stringify({ command: command.name, ok: false, error: message }))
    console.error(process.env.LOG_LEVEL === 'debug' ? error : message)
    return 1
  }
}

function read(command: Command, rest: string[], progress: Call['progress']): Call {
  const known = Object.entries(command.options).map(([option, { type }]) => [option, { type }] as const)
  const parsed = (() => {
    try {
      const options = { ...Object.fromEntries(known), json: { type: 'boolean' as const } }
      return parseArgs({ args: rest, options, allowPositionals: true })
    } catch (error) {
      throw new Unusable((error as Error).message.split('. ')[0] ?? '')
    }
  })()
  const { positionals } = parsed
  const values = parsed.values as Record<string, string | boolean | undefined>
  if (positionals.length < command.takesFrom || positionals.length > command.takesTo)
    throw new Unusable(`Usage: samenspraak ${command.name} ${command.takes}`.trim())
  const text = (option: string) => (typeof values[option] === 'string' ? values[option] : undefined)
  return {
    words: positionals,
    text,
    flag: (option) => values[option] === true,
    config: settings(text),
    say: (line) => console.error(line),
    progress,
  }
}

function settings(text: (option: string) => string | undefined): Call['config'] {
  const names = ['data', 'port', 'host', 'role'] as const
  try {
    return readConfig(
      process.env,
      Object.fromEntries(names.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name)]]))),
    )
  } catch (error) {
    throw new Unusable((error as Error).message)
  }
}

function tell(command: Command, outcome: Outcome, json: boolean): void {
  if (json) console.log(JSON.stringify({ command: command.name, ok: outcome.ok, ...outcome.facts }))
  else if (outcome.words) console.log(outcome.words)
}

function unusable(why: string): number {
  console.error(why)
  return 2
}
