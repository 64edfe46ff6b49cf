/** Customer records as CSV, safe to open in a spreadsheet. */
import type { Context } from '../../context.ts'
import { fieldNames, recordsAfter } from '../../store/customer-record.ts'
import { type CsvCell, csvLine } from '../csv.ts'

const atOnce = 500

/** Line by line, as it leaves. */
export async function* exportRecords(ctx: Context, organisationId: string): AsyncGenerator<string> {
  const names = await fieldNames(ctx.db, organisationId)
  // The mark in front tells spreadsheets that it is UTF-8.
  yield `\ufeff${csvLine(['number', 'name', 'email', 'phone', 'value', 'segments', 'contact', 'changed', ...names])}`
  for (let after = ''; ; ) {
    const rows = await recordsAfter(ctx.db, organisationId, after, atOnce)
    for (const row of rows) {
      const { number, name, emails, phones, value, segments, stands_id, changed_at, fields } = row
      const cells: CsvCell[] = [number, name, emails.join('; '), phones.join('; '), value, segments.join('; ')]
      const own = names.map((field) => fields[field] ?? null)
      yield csvLine([...cells, stands_id, changed_at.toISOString(), ...own])
    }
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.number
  }
}
