/** What a command is, and what it gets. A new command is one file with a `Command` and one entry in commands.ts. */
import type { Config } from '../server/config.ts'

export type Option = { type: 'string' | 'boolean'; about: string; value?: string }

export type Command = {
  /** How many words may follow the name. */
  words: { least: number; most: number }
  options: Readonly<Record<string, Option>>
  run(call: Call): Promise<Outcome>
}

export type Call = {
  words: readonly string[]
  text(option: string): string | undefined
  flag(option: string): boolean
  /** Settings from the environment and the options --data, --port, --host, --role where the command has them. */
  config: Config
  /** Something to tell on the way; not part of the result. */
  say(line: string): void
  /** How far it is. Shown with a rate and an estimate. */
  progress(done: number, total: number | null, what: string): void
}

/** The result: in words for people, as facts for programs (`--json`). */
export type Outcome = { ok: boolean; words: string; facts: Readonly<Record<string, unknown>> }

/** The arguments make no sense; the program ends with 2. */
export class Unusable extends Error {
  override name = 'Unusable'
}

export const dataOption: Readonly<Record<string, Option>> = {
  data: { type: 'string', value: 'DIR', about: 'the data folder (default ~/.samenspraak, or SAMENSPRAAK_DATA)' },
}
