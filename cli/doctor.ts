import { existsSync } from 'node:fs'
import type { Config } from '../server/config.ts'
import { checkPort, checkStream, unreached } from '../server/health/address.ts'
import { examineStore } from '../server/health/examine.ts'
import { both, type Finding, look } from '../server/health/finding.ts'
import { checkMachine } from '../server/health/machine.ts'
import { keyFileIn, readKeyFile, sealWith } from '../server/seal.ts'
import { checksum, wholeSum } from '../server/store/checksum.ts'
import { type Connect, connect as openPool } from '../server/store/database.ts'
import { clusterIn } from '../server/store/embedded/cluster.ts'
import { type Command, dataOption, type Outcome } from './command.ts'
import { count } from './progress.ts'
import { withStore } from './with-store.ts'

export const doctorCommand: Command = {
  words: { least: 0, most: 0 },
  options: {
    ...dataOption,
    port: { type: 'string', value: 'PORT', about: 'the port that the program uses (default 8080, or PORT)' },
    host: { type: 'string', value: 'HOST', about: 'the address that the program uses (default 127.0.0.1)' },
    checksum: { type: 'boolean', about: 'only sum all rows: two stores of one version with equal sums hold the same' },
  },
  async run({ config, flag }) {
    if (flag('checksum')) return sum(config)
    const address = await checkPort(config)
    const runs = address.says.en.includes('answers')
    const findings = [
      ...checkMachine(config),
      address,
      ...(runs ? await checkStream(config.publicUrl) : []),
      ...(await reachStore(config, runs)),
    ]
    const ok = !findings.some(({ state }) => state === 'wrong')
    return { ok, words: inWords(findings), facts: { findings: findings.map(inEnglish) } }
  },
}

async function reachStore(config: Config, runs: boolean): Promise<Finding[]> {
  if (!config.databaseUrl && !existsSync(clusterIn(config.data).folder))
    return [
      look(
        'store',
        both('er is er nog geen', 'there is none yet'),
        both('Die wordt bij de eerste start gemaakt.', 'It is made at the first start.'),
      ),
    ]
  try {
    return await withStore(config, 'command', (connect) => lookInto(config, connect, runs))
  } catch (error) {
    return [unreached('store', (error as Error).message)]
  }
}

export async function lookInto(config: Config, store: Connect, runs = true): Promise<Finding[]> {
  const { pool, db } = openPool(store, () => undefined, 2)
  const seal = sealWith(readKeyFile(keyFileIn(config.data)))
  try {
    return await examineStore({ config, store, pool, db, seal, clock: () => new Date() }, runs)
  } finally {
    await db.destroy()
  }
}

async function sum(config: Config): Promise<Outcome> {
  const tables = await withStore(config, 'command', (connect) => checksum(connect))
  const whole = wholeSum(tables)
  const lines = tables.map(({ table, rows, sum: of }) => `${table}: ${count(rows)} rows, ${of}`)
  return { ok: true, words: [...lines, '', `all together: ${whole}`].join('\n'), facts: { whole, tables } }
}

const marks = { good: 'good  ', look: 'look  ', wrong: 'WRONG ' }

function inWords(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ state, topic, which, says, since, because, advice }) => [
    `${marks[state]} ${topic}${which ? ` ${which}` : ''}: ${[says.en, ...(since ? [since] : [])].join(' ')}${because ? `: ${because}` : ''}`,
    ...(advice ? [`        ${advice.en}`] : []),
  ])
  const bad = findings.filter(({ state }) => state === 'wrong').length
  return [
    ...lines,
    '',
    bad === 0 ? 'Nothing is wrong.' : `${bad} ${bad === 1 ? 'thing is' : 'things are'} wrong.`,
  ].join('\n')
}

const inEnglish = ({ says, advice, ...finding }: Finding) => ({
  ...finding,
  says: says.en,
  ...(advice ? { advice: advice.en } : {}),
})
