/** `samenspraak evaluate pickups`, on invented cascades. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pickups-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function pickups(...words: string[]) {
  const said = { out: '', err: '' }
  const out = (line: string) => {
    said.out += `${line}\n`
  }
  const err = (line: string) => {
    said.err += `${line}\n`
  }
  const code = await run(['evaluate', 'pickups', ...words], {}, { out, err })
  const last = said.out.trim().split('\n').at(-1) ?? ''
  return { code, err: said.err, facts: last.startsWith('{') ? JSON.parse(last) : null }
}

// In each message somebody loud is picked up by twelve strangers, and ten who are quiet by nobody.
const line = (i: number) => {
  const quiet = Array.from({ length: 10 }, (_, k) => `1>${100 + k}@${k}`)
  const after = Array.from({ length: 12 }, (_, k) => `7>${1000 * i + k}@${20 + k}.5*`)
  return ['set', i, 'true', 1, 23, [...quiet, '1>7@11', ...after].join(' ')].join('\t')
}
const lines = Array.from({ length: 40 }, (_, i) => line(i + 1))

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

test('who was picked up before is expected to be again; packed or plain is the same', async () => {
  const packed = await pickups('--cascades', file('all.tsv.gz', gzipSync(lines.join('\n'))))
  expect(packed.code).toBe(0)
  expect(packed.facts).toMatchObject({
    task: 'pickups',
    n: 132,
    auc_any: 1,
    auc_ten: 1,
    n_all: 276,
    cascades: 40,
    refused: 0,
  })
  const plain = await pickups('--cascades', file('all.tsv', lines.join('\r\n')))
  expect(plain.facts).toEqual(packed.facts)
})

test('broken lines are told and left out', async () => {
  const { facts, err } = await pickups(
    '--cascades',
    file('odd.tsv', ['what', 's\t1\tx\t1\t1\t1>2@', ...lines].join('\n')),
  )
  expect(facts).toMatchObject({ cascades: 40, refused: 2 })
  expect(err).toMatch(/line 1:[\s\S]*line 2:/)
})

test('a file that is no such file is refused in words', async () => {
  expect(await pickups()).toMatchObject({ code: 2, err: expect.stringContaining('--cascades FILE') })
  expect(await pickups('--cascades', join(folder, 'none'))).toMatchObject({ code: 2 })
  expect(await pickups('--cascades', file('bad.tsv.gz', 'no gzip'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('bad.tsv.gz'),
  })
  expect(await pickups('--cascades', file('none.tsv', 'x'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('no cascade'),
  })
})
