import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CsvLine, readCsv } from '../../cli/import/csv.ts'
import { readLines } from '../../cli/import/ndjson.ts'
import { examine } from '../../cli/import/source.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function source(content: string | Uint8Array) {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return examine(path, () => undefined)
}
/** Records as `line: value|value`, broken ones as `line! reason`. */
async function csv(content: string | Uint8Array): Promise<string[]> {
  const lines: string[] = []
  for await (const one of readCsv(await source(content))) lines.push(shown(one))
  return lines
}
const shown = (one: CsvLine) =>
  'record' in one ? `${one.line}: ${one.record.join('|')}` : `${one.line}! ${one.broken}`

describe('a CSV', () => {
  test('is read as spreadsheets write it', async () => {
    const content = '\ufeffid;text;mood\r\n1;"Eén; ""twee"" of\r\nmeer";blij\r\n\r\n2;  plat ;\r\n3;x;y;;\r\n'
    expect(await csv(content)).toEqual([
      '1: id|text|mood',
      '2: 1|Eén; "twee" of\r\nmeer|blij',
      '5: 2|  plat |',
      '6: 3|x|y',
    ])
  })

  test.each([
    ['commas', 'a,b\n1,x'],
    ['semicolons', 'a;b\n1;x'],
    ['tabs', 'a\tb\n1\tx'],
    ['lines of old Macs', 'a,b\r1,x\r'],
    ['commas inside the quotes of a header with semicolons', '"a,,,";b\n1;x'],
  ])('with %s', async (_, content) => {
    expect((await csv(content))[1]).toBe('2: 1|x')
  })

  test('that is not UTF-8 is read as Windows-1252, letters and all', async () => {
    expect(await csv(Buffer.from('id;text\n1;caf\xe9 \x80 5, \x93zo\x94\n', 'latin1'))).toEqual([
      '1: id|text',
      '2: 1|café € 5, “zo”',
    ])
  })

  test('may hold NUL, stray quotes, and carriage returns inside a value', async () => {
    expect(await csv('id,text\n1,nul\0hier\n2,5" buis\n3,"goed" toch\n4,een\r\rtwee\n5,z')).toEqual([
      '1: id|text',
      '2: 1|nul\0hier',
      '3: 2|5" buis',
      '4: 3|"goed" toch',
      '5: 4|een\r\rtwee',
      '6: 5|z',
    ])
  })

  test('has its broken lines named one by one, and loses no other', async () => {
    const content = 'id,text\n1,goed\n2,te,veel\n3\n4,"open\n5,goed\n6,"ook open\n7,goed\n8,"met\nregels"\n9,"los'
    expect(await csv(content)).toEqual([
      '1: id|text',
      '2: 1|goed',
      '3! it has 3 columns; the header has 2',
      '4! it has 1 column; the header has 2',
      '5! a quote is not closed',
      '6: 5|goed',
      '7! a quote is not closed',
      '8: 7|goed',
      '9: 8|met\nregels',
      '11! a quote is not closed',
    ])
  })

  test('with a quote that is never closed is read on below it, however long it is', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i},regel ${i}`)
    const read = await csv(['id,text', 'x,"open', ...lines].join('\n'))
    expect(read).toHaveLength(20_002)
    expect(read[1]).toBe('2! a quote is not closed')
    expect(read.at(-1)).toBe('20002: 19999|regel 19999')
  })

  test('may hold lines of 10 MB', async () => {
    const long = 'x'.repeat(10 * 1024 * 1024)
    const read = await csv(`id,text\n1,"${long}"\n2,kort\n`)
    expect(read.map((line) => line.length)).toEqual([10, long.length + 5, 9])
  })

  test('that was written by the book comes back as it was', async () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '😀') })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { maxLength: 8 }), async (records) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const rows = [['id', 'text'], ...records.map(([a, b], i) => [`${i}${a}`, b])]
        const read: (readonly string[])[] = []
        for await (const one of readCsv(await source(rows.map((row) => row.map(quoted).join(',')).join('\n'))))
          if ('record' in one) read.push(one.record)
        expect(read).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })
})

describe('NDJSON', () => {
  const lines = async (content: string, longest = 1000) => {
    const read: string[] = []
    for await (const one of readLines(await source(content), longest))
      read.push('bytes' in one ? `${one.line}: ${Buffer.from(one.bytes)}` : `${one.line}! ${one.broken}`)
    return read
  }

  test('is handed over line by line as it is, without a byte order mark and empty lines', async () => {
    expect(await lines('\ufeff{"id":"1"}\r\n\n   \nnonsense\n{"id":"2"}')).toEqual([
      '1: {"id":"1"}\r',
      '4: nonsense',
      '5: {"id":"2"}',
    ])
  })

  test('has a line that is too long named, and goes on', async () => {
    expect(await lines(`${'x'.repeat(50)}\n${'y'.repeat(300_000)}\nz`, 100)).toEqual([
      `1: ${'x'.repeat(50)}`,
      '2! it is 300000 bytes long; at most 100 fit',
      '3: z',
    ])
  })
})
