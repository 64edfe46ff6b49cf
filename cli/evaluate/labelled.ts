/** Labelled texts: `label<TAB>text` on each line, or a CSV that begins with `text,category` (as Banking77 has it). */
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Labelled } from '../../domain/language/classify.ts'
import { type Call, Unusable } from '../command.ts'

/** Lines that are told one by one; of more only how many there are. */
const mostTold = 20

/**
 * @param known what a label is called here; null when it is none
 * @returns the texts; what cannot be used is told with its line, and left out
 * @throws Unusable when there is nothing to use
 */
export function readLabelled(
  call: Call,
  option: string,
  known: (label: string) => string | null,
): { rows: Labelled[]; refused: number } {
  const path = call.text(option)
  if (path === undefined) throw new Unusable(`evaluate ${call.words[0]} needs --${option} FILE`)
  if (!existsSync(path)) throw new Unusable(`There is no file ${path}`)
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  const found = /^text,category\s/i.test(text) ? inCsv(path, text) : inLines(text)
  const rows: Labelled[] = []
  let refused = 0
  for (const { line, label, text } of found) {
    const is = label === null ? null : known(label.trim())
    if (is !== null && text.trim() !== '') rows.push({ label: is, text })
    else if (++refused <= mostTold) call.say(`${path}, line ${line}: ${whyNot(label, text)}`)
  }
  if (refused > mostTold) call.say(`${path}: ${refused - mostTold} more lines like these`)
  if (rows.length === 0)
    throw new Unusable(`${path} holds no labelled text: each line should be a label, a tab and a text`)
  return { rows, refused }
}

type Line = { line: number; label: string | null; text: string }

const inLines = (text: string): Line[] =>
  text.split(/\r?\n/).flatMap((whole, i) => {
    if (whole.trim() === '') return []
    const tab = whole.indexOf('\t')
    return [{ line: i + 1, label: tab < 1 ? null : whole.slice(0, tab), text: whole.slice(tab + 1) }]
  })

function inCsv(path: string, text: string): Line[] {
  try {
    const options = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true, info: true }
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[]
    return records.slice(1).map(({ record, info }) => ({
      line: info.lines,
      label: record.length === 2 ? (record[1] ?? null) : null,
      text: record[0] ?? '',
    }))
  } catch (error) {
    throw new Unusable(`${path} is no CSV that can be read: ${error instanceof Error ? error.message : error}`)
  }
}

function whyNot(label: string | null, text: string): string {
  if (label === null) return 'there should be a label and a text'
  return text.trim() === '' ? 'there is no text' : `"${label.slice(0, 40)}" is no label that is known here`
}
