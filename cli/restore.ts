import { resolve } from 'node:path'
import { keyFileIn, keyMarkOf, readKeyFile, sealWith } from '../server/seal.ts'
import { type RestoreSummary, restore } from '../server/store/restore.ts'
import { type Command, dataOption } from './command.ts'
import { count } from './progress.ts'
import { withStore } from './with-store.ts'

export const restoreCommand: Command = {
  words: { least: 1, most: 1 },
  options: dataOption,
  async run({ words, config, progress }) {
    const file = resolve(words[0] ?? '')
    const mark = keyMarkOf(sealWith(readKeyFile(keyFileIn(config.data))))
    // As the program: nothing may run on it meanwhile.
    const done = await withStore(config, 'program', (connect) => restore(connect, file, mark, progress))
    return { ok: true, words: inWords(done), facts: done }
  },
}

function inWords({ at, program, tables, rows, unsure, closed }: RestoreSummary): string {
  const lines = [
    `Restored ${count(rows)} rows of ${tables} tables, as they were on ${at} (version ${program}). Everybody signs in again.`,
  ]
  if (unsure > 0)
    lines.push(
      `${count(unsure)} replies stood ready to leave at that moment. They may have left since, so they wait for a person under "unknown" and are not sent again.`,
    )
  if (closed.length > 0)
    lines.push(
      'The key file is not the one of this backup. Put the old key file back, or enter the passwords of these channels again:',
      ...closed.map(({ channel, kind }) => `  ${channel} (${kind})`),
    )
  return lines.join('\n')
}
