import type { Command } from './command.ts'

/** All commands, one line each. */
export function help(commands: readonly Command[]): string {
  const lines = commands.map(({ name, takes, about }) => `  ${`${name} ${takes}`.padEnd(26)}${about}`)
  return [
    'Samenspraak: listen on every channel, answer as a person, lose nothing.',
    '',
    'Usage: samenspraak COMMAND [OPTIONS]     (from a checkout: npm run samenspraak -- COMMAND)',
    '',
    ...lines,
    '',
    'samenspraak help COMMAND tells more. Every command takes --json, and ends with 0 (done), 1 (failed) or 2 (unusable arguments).',
    'DATABASE_URL, when set, is used in place of the database in the data folder.',
  ].join('\n')
}

export function helpOf({ name, takes, about, options }: Command): string {
  const lines = Object.entries({
    ...options,
    json: { value: undefined, about: 'print the result as one JSON object' },
  }).map(([option, { value, about }]) => `  ${`--${option} ${value ?? ''}`.padEnd(26)}${about}`)
  return [about, '', `Usage: samenspraak ${`${name} ${takes}`.trim()} [OPTIONS]`, '', ...lines].join('\n')
}
