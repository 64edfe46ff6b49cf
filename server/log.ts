/**
 * The log: what the program did, never what somebody said or who it was. Ids and counts may be logged; texts, names and addresses
 * may not. What slips into an error's message (a database quotes values, a mail server quotes addresses) is masked here.
 */
import { type DestinationStream, type Logger, pino } from 'pino'

const secret = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'key',
  'email',
  'text',
  'html',
  'subject',
  'body',
  'to',
]

/** For people when they look at a terminal, else one JSON object a line. */
export function createLog(
  level: string,
  to: DestinationStream = process.stdout.isTTY ? forPeople : process.stdout,
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...secret, ...secret.map((name) => `*.${name}`)], censor: '[hidden]' },
      serializers: { err: describe, error: describe },
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(given, method) {
          const tidied = given.map((part: unknown) => (typeof part === 'string' ? mask(part) : part))
          method.apply(this, tidied as Parameters<typeof method>)
        },
      },
    },
    to,
  )
}

/** An error without what it carries: the driver's `detail`, `where` and parameters quote what is in the store. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: mask(String(error)) }
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined
  return {
    type: error.name,
    code,
    message: mask(error.message),
    stack: mask((error.stack ?? '').slice(0, 4000)),
    cause: error.cause === undefined ? undefined : describe(error.cause),
  }
}

/** Addresses, telephone numbers and quoted values become placeholders. */
export function mask(text: string): string {
  return text
    .replace(/[^\s"'<>()[\]:;,]+@[^\s"'<>()[\]:;,]+/g, '[address]')
    .replace(/(?<![\w.-])(?:\+\d[\d ()-]{7,}|0\d[\d -]{6,})\d(?![\w-])/g, '[number]')
    .replace(/(invalid input [^:]*: ).*/g, '$1[value]')
}

const forPeople: DestinationStream = {
  write(line) {
    const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>
    const mark = level === 'info' ? '' : `${String(level).toUpperCase()} `
    const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : ''
    const cause = err ? `\n  ${(err as { stack?: string; message?: string }).stack ?? ''}` : ''
    process.stdout.write(`${String(time).slice(11, 19)} ${mark}${String(msg ?? '')}${more}${cause}\n`)
  },
}
