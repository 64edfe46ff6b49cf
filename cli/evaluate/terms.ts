/**
 * `evaluate terms`: which messages meet which search terms, and how fast.
 *
 * Terms: a query on each line, as people type them; what cannot be understood is told and left out. Messages: one JSON object on each line,
 * `{"id","text"}` and optionally `author` (or `from`), `mentions`, `lang`, `channel`, `site` (or `url`). With `--out` each message that meets
 * something is a line `{"id":"...","terms":[1,5]}` with the numbers of the lines in the terms file, from 1.
 *
 * `messages_per_s` is of one core, in seconds of the processor, and of the matching alone. The first messages are matched once before, to
 * learn how often words are said, as a program has that runs.
 */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { Message } from '../../domain/listening/keys.ts'
import { parse } from '../../domain/listening/parse.ts'
import { createPercolator, type Percolator } from '../../domain/listening/percolator.ts'
import { type Call, type Option, type Outcome, Unusable } from '../command.ts'
import { readMessages } from './messages.ts'

export const termsOptions: Readonly<Record<string, Option>> = {
  terms: { type: 'string', value: 'FILE', about: 'terms: the search terms, one on each line' },
  messages: {
    type: 'string',
    value: 'FILE',
    about: 'terms: NDJSON of id and text; author, mentions, lang, channel, site',
  },
  out: { type: 'string', value: 'FILE', about: 'terms: write which message meets which lines, as NDJSON' },
}

const batchSize = 5_000
type Asked = { id: string; message: Message }

export async function evaluateTerms(call: Call): Promise<Outcome> {
  const [terms, file] = [given(call, 'terms'), given(call, 'messages')]
  const percolator = createPercolator()
  const refused = addTerms(call, terms, percolator)
  if (percolator.size() === 0) throw new Unusable(`${terms} holds no search term that can be understood`)
  const out = call.text('out')
  const to = out === undefined ? null : openSync(out, 'w')
  let [messages, matches, seconds] = [0, 0, 0]
  try {
    for await (const batch of readMessages(file, batchSize)) {
      if (messages === 0) for (const { message } of batch) percolator.match(message)
      const before = process.cpuUsage()
      const found = batch.map(({ message }) => percolator.match(message))
      const { user, system } = process.cpuUsage(before)
      seconds += (user + system) / 1e6
      messages += batch.length
      matches += found.reduce((sum, ids) => sum + ids.length, 0)
      if (to !== null) writeSync(to, batch.map((asked, i) => lineOf(asked, found[i] ?? [])).join(''))
      call.progress(messages, null, 'messages')
    }
  } finally {
    if (to !== null) closeSync(to)
  }
  const messages_per_s = seconds > 0 ? Math.round(messages / seconds) : 0
  const facts = { task: 'terms', queries: percolator.size(), messages_per_s, matches, messages, refused }
  return { ok: true, words: JSON.stringify(facts), facts }
}

/** @returns how many were refused */
function addTerms(call: Call, file: string, percolator: Percolator): number {
  let refused = 0
  for (const [i, line] of readFileSync(file, 'utf8').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const parsed = parse(line)
    if (parsed.ok) percolator.add(String(i + 1), parsed.query)
    else {
      refused++
      const { code, at } = parsed.fault
      call.say(`${file}, line ${i + 1}, character ${at + 1}: ${code} (see docs/search-terms.md)`)
    }
  }
  return refused
}

function lineOf({ id }: Asked, found: readonly string[]): string {
  if (found.length === 0) return ''
  return `${JSON.stringify({ id, terms: found.map(Number).sort((a, b) => a - b) })}\n`
}

function given(call: Call, option: string): string {
  const file = call.text(option)
  if (file === undefined) throw new Unusable(`evaluate terms needs --${option} FILE`)
  if (!existsSync(file)) throw new Unusable(`There is no file ${file}`)
  return file
}
