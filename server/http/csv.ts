/** CSV (RFC 4180) that is safe to open in a spreadsheet. */

export type CsvCell = string | number | boolean | null

/** One line. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which it shows as text (OWASP). */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A download that is made while it leaves, so that its size costs no memory. */
export function csvResponse(name: string, lines: AsyncIterable<string>): Response {
  const encoder = new TextEncoder()
  const rest = lines[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    async pull(out) {
      const { done, value } = await rest.next()
      if (done) out.close()
      else out.enqueue(encoder.encode(value))
    },
    async cancel() {
      await rest.return?.()
    },
  })
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'no-store',
  }
  return new Response(body, { headers })
}
