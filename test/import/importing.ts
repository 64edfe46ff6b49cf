/** A house that files are imported into from the command line, as a user does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../cli/run.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { urlOf } from '../support/store.ts'

export type Importing = {
  /** What the command finds in its environment. */
  environment: Record<string, string>
  house: TestHouse
  organisationId: string
  folder: string
  /** Write a file and get its path. */
  file(name: string, content: string | Uint8Array): string
  samenspraak(...words: string[]): Promise<{ code: number; out: string; err: string }>
  /** With --json. @returns the facts that it ends with */
  json(...words: string[]): Promise<Facts & { code: number }>
  close(): Promise<void>
}

type Facts = {
  ok: boolean
  accepted: number
  duplicate: number
  refused: number
  files: {
    channel: string
    accepted: number
    refused: number
    aside: Record<string, number>
    told: { line: number; id: string | null; outcome: string; reason: string; do: string }[]
    report: string
  }[]
}

export async function openImporting(settled = true): Promise<Importing> {
  const house = await openHouse()
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  if (settled) await house.owner()
  const organisation = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirst()
  const environment: Record<string, string> = {
    DATABASE_URL: urlOf(house.ctx.store),
    SAMENSPRAAK_DATA: house.ctx.config.data,
    LOG_LEVEL: 'silent',
  }
  const samenspraak = async (...words: string[]) => {
    const said = { out: '', err: '' }
    const tell = (to: 'out' | 'err') => (line: string) => {
      said[to] += `${line}\n`
    }
    return { code: await run(words, environment, { out: tell('out'), err: tell('err') }), ...said }
  }
  return {
    environment,
    house,
    organisationId: organisation?.id ?? '',
    folder,
    file(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    samenspraak,
    async json(...words) {
      const { code, out, err } = await samenspraak(...words, '--json')
      if (!out) throw new Error(`it told nothing but: ${err}`)
      return { code, ...(JSON.parse(out) as Facts) }
    },
    async close() {
      await house.close()
      rmSync(folder, { recursive: true })
    },
  }
}
