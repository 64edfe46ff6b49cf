/** `samenspraak evaluate influence`, on invented judgements, and on real ones where they are. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import { neededColumns, pairReader } from '../../domain/influence/pairs.ts'
import { shippedScale } from '../../domain/influence/shipped.ts'
import { root } from '../../server/root.ts'
import { measureApart } from '../../training/influence/apart.ts'
import { learnScale } from '../../training/influence/learn.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'influence-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function influence(...words: string[]) {
  const said = { out: '', err: '' }
  const out = (line: string) => {
    said.out += `${line}\n`
  }
  const err = (line: string) => {
    said.err += `${line}\n`
  }
  const code = await run(['evaluate', 'influence', ...words], {}, { out, err })
  const last = said.out.trim().split('\n').at(-1) ?? ''
  return { code, err: said.err, facts: last.startsWith('{') ? JSON.parse(last) : null }
}

function file(rows: readonly (readonly (string | number)[])[], headers = neededColumns): string {
  const path = join(folder, 'pairs.csv')
  writeFileSync(path, [headers, ...rows].map((row) => row.join(',')).join('\n'))
  return path
}

// Followers, lists, people who reacted, mentions, shares, posts, and who react to those.
const baker = [90, 1, 3, 2, 1, 5, 3]
const singer = [700_000, 4000, 5000, 9000, 9000, 40, 80]

describe('pairs of people', () => {
  test('are rated by the shipped scale', async () => {
    const { code, facts } = await influence(
      '--pairs',
      file([
        [1, ...singer, ...baker],
        [0, ...baker, ...singer],
      ]),
    )
    expect(code).toBe(0)
    expect(facts).toMatchObject({ task: 'influence', n: 2, auc: 1, scale: shippedScale.version, refused: 0 })
    expect(facts.brier).toBeLessThan(0.01)
  })

  test('that hold something else are told by their line, and left out', async () => {
    const odd = [
      [2, ...singer, ...baker],
      [1, ...baker.with(0, -4), ...singer],
      [1, 'much', ...singer.slice(1), ...baker],
      [1],
    ]
    const good = [
      [1, ...singer, ...baker],
      [0, ...baker, ...singer],
    ]
    const { facts, err } = await influence('--pairs', file([...odd, ...good]))
    expect(facts).toMatchObject({ n: 2, refused: 4 })
    for (const line of [2, 3, 4, 5]) expect(err).toContain(`line ${line}:`)
  })

  test('of a file that is another are refused in words', async () => {
    expect(await influence()).toMatchObject({ code: 2, err: expect.stringContaining('--pairs FILE') })
    expect(await influence('--pairs', file([[1, 2]], ['Choice', 'A_follower_count']))).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no column A_listed_count'),
    })
    expect(await influence('--pairs', file([[3, ...singer, ...baker]]))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no pair'),
    })
  })
})

const real = join(root, '..', 'shared', 'data', 'influence', 'pairs.csv')

describe.skipIf(!existsSync(real))('3,735 real judgements (skipped where ../shared/data is absent)', () => {
  const pairs = () => {
    const [headers = [], ...rows] = parse(readFileSync(real)) as string[][]
    return rows.map(pairReader(headers)).filter((pair) => pair !== null)
  }

  test('teach the scale that is shipped', () => {
    expect(learnScale(pairs(), shippedScale.version)).toEqual(shippedScale)
  })

  test('are followed for people who taught nothing', { timeout: 60_000 }, () => {
    const { auc, ordered, bought } = measureApart(pairs(), [1, 2])
    expect(auc).toBeGreaterThan(0.862)
    expect(bought).toBeLessThan(0.15)
    for (const [i, least] of [0.7, 0.86, 0.93, 0.97].entries()) expect(ordered[i]?.right).toBeGreaterThan(least)
  })
})
