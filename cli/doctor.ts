import { existsSync } from 'node:fs'
import type { Config } from '../server/config.ts'
import { clusterIn } from '../server/store/embedded/cluster.ts'
import { type Command, dataOption } from './command.ts'
import { type Finding, look, wrong } from './doctor/finding.ts'
import { checkMachine } from './doctor/machine.ts'
import { checkStore } from './doctor/store.ts'
import { withStore } from './with-store.ts'

export const doctorCommand: Command = {
  words: { least: 0, most: 0 },
  options: {
    ...dataOption,
    port: { type: 'string', value: 'PORT', about: 'the port that the program uses (default 8080, or PORT)' },
    host: { type: 'string', value: 'HOST', about: 'the address that the program uses (default 127.0.0.1)' },
  },
  async run({ config }) {
    const findings = [...(await checkMachine(config)), ...(await reachStore(config))]
    const ok = !findings.some(({ state }) => state === 'wrong')
    return { ok, words: inWords(findings), facts: { findings } }
  },
}

async function reachStore(config: Config): Promise<Finding[]> {
  if (!config.databaseUrl && !existsSync(clusterIn(config.data).folder))
    return [look('store', 'there is none yet', 'It is made at the first start.')]
  try {
    return await withStore(config, 'command', (connect) => checkStore(config, connect))
  } catch (error) {
    return [wrong('store', (error as Error).message, 'See docs/operate.md, "When something is wrong".')]
  }
}

const marks = { good: 'good  ', look: 'look  ', wrong: 'WRONG ' }

function inWords(findings: readonly Finding[]): string {
  const lines = findings.flatMap((finding) => [
    `${marks[finding.state]} ${finding.about}: ${finding.says}`,
    ...(finding.state === 'good' ? [] : [`        ${finding.advice}`]),
  ])
  const bad = findings.filter(({ state }) => state === 'wrong').length
  return [
    ...lines,
    '',
    bad === 0 ? 'Nothing is wrong.' : `${bad} ${bad === 1 ? 'thing is' : 'things are'} wrong.`,
  ].join('\n')
}
