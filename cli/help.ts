import type { Command } from './command.ts'
import type { Entry } from './commands.ts'

/** All commands, one line each. */
export function help(commands: readonly Entry[]): string {
  return [
    'Samenspraak: listen on every channel, answer as a person, lose nothing.',
    '',
    'Usage: samenspraak COMMAND [OPTIONS]     (from a checkout: npm run samenspraak -- COMMAND)',
    '',
    ...commands.map(({ name, takes, about }) => line(`${name} ${takes}`, about)),
    '',
    'samenspraak help COMMAND tells more. Every command takes --json, and ends with 0 (done), 1 (failed) or 2 (unusable',
    'arguments). DATABASE_URL, when set, is used in place of the database in the data folder.',
  ].join('\n')
}

export function helpOf({ name, takes, about }: Entry, { options }: Command): string {
  return [
    `${about}.`,
    '',
    `Usage: samenspraak ${`${name} ${takes}`.trim()} [OPTIONS]`,
    '',
    ...Object.entries(options).map(([option, { value, about }]) => line(`--${option} ${value ?? ''}`, about)),
    line('--json', 'print the result as one JSON object'),
  ].join('\n')
}

const line = (left: string, right: string) => `  ${left.padEnd(26)}${right}`
