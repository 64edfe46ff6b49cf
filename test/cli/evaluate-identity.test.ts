/** `samenspraak evaluate identity`, on invented records. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import { crowdOf, headers } from '../contact/invented.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'identity-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function identity(...words: string[]) {
  const said = { out: '', err: '' }
  const to = {
    out: (line: string) => {
      said.out += `${line}\n`
    },
    err: (line: string) => {
      said.err += `${line}\n`
    },
  }
  const code = await run(['evaluate', 'identity', ...words], {}, to)
  const last = said.out.trim().split('\n').at(-1) ?? ''
  return { code, err: said.err, facts: last.startsWith('{') ? JSON.parse(last) : null }
}

function file(name: string, rows: readonly (readonly (string | number)[])[]): string {
  const path = join(folder, name)
  writeFileSync(path, rows.map((row) => row.join(',')).join('\n'))
  return path
}

const { rows, who } = crowdOf(60, 21)
const records = () => file('records.csv', [['id', ...headers], ...rows.map((row, i) => [`r${i}`, ...row])])
const pairs = who.flatMap((one, a) => who.flatMap((other, b) => (a < b && one === other ? [[`r${a}`, `r${b}`]] : [])))

describe('the truth may stand', () => {
  test('in the records, beside them, in pairs or in the ids: the outcome is the same', async () => {
    const within = file('within.csv', [
      ['id', ...headers, 'cluster'],
      ...rows.map((row, i) => [i, ...row, who[i] ?? '']),
    ])
    const beside = file('beside.csv', [['id', 'wie'], ...who.map((one, i) => [`r${i}`, `w${one}`])])
    const both = file('pairs.csv', [['een', 'ander'], ...pairs])
    const judged = file('judged.csv', [
      ['een', 'ander', 'match'],
      ...pairs.map((pair) => [...pair, 1]),
      ['r0', 'r1', 0],
    ])
    const febrl = file('febrl.csv', [
      ['rec_id', ...headers],
      ...rows.map((row, i) => [`rec-${who[i]}-dup-${i}`, ...row]),
    ])
    const { code, facts } = await identity('--records', within, '--labels', within)
    expect(code).toBe(0)
    expect(facts).toMatchObject({ task: 'identity', records: rows.length, broken: 0 })
    expect(facts.f1).toBeGreaterThan(0.9)
    expect(facts.records_per_s).toBeGreaterThan(0)
    const { precision, recall, f1 } = facts
    for (const [from, labels] of [
      [records(), beside],
      [records(), both],
      [records(), judged],
      [febrl, febrl],
    ] as const)
      expect((await identity('--records', from, '--labels', labels)).facts).toMatchObject({ precision, recall, f1 })
    const online = await identity('--records', within, '--labels', within, '--online')
    expect(Math.abs(online.facts.f1 - f1)).toBeLessThan(0.05)
  })
})

describe('what is unusable says what and where', () => {
  test('nothing given, no such file, no truth, an id that stands twice', async () => {
    const [own, twice] = [
      records(),
      file('twice.csv', [
        ['id', 'naam'],
        ['a', 'x'],
        ['b', 'y'],
        ['a', 'z'],
      ]),
    ]
    const nothing = file('nothing.csv', [['iets'], ['x'], ['y']])
    const said = async (...words: string[]) => {
      const { code, err } = await identity(...words)
      expect(code).toBe(2)
      return err
    }
    expect(await said()).toContain('needs --records FILE')
    expect(await said('--records', join(folder, 'nowhere'), '--labels', own)).toContain('There is no file')
    expect(await said('--records', own, '--labels', nothing)).toContain('no truth in it')
    expect(await said('--records', twice, '--labels', twice)).toContain('line 4: the id "a" stands on line 2 as well')
  })

  test('a broken line is told with its number, and the others count', async () => {
    const path = join(folder, 'broken.csv')
    const lines = rows.map((row, i) => [i, ...row, who[i]].join(','))
    writeFileSync(
      path,
      [['id', ...headers, 'cluster'].join(','), ...lines.slice(0, 5), 'half,a,line', ...lines.slice(5)].join('\n'),
    )
    const { code, err, facts } = await identity('--records', path, '--labels', path)
    expect([code, facts.records, facts.broken]).toEqual([0, rows.length, 1])
    expect(err).toContain('line 7: it has 3 columns; the header has 8; left out')
  })
})
