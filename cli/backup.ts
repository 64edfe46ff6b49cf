import { resolve } from 'node:path'
import { keyFileIn, keyMarkOf, readKeyFile, sealWith } from '../server/seal.ts'
import { backup } from '../server/store/backup.ts'
import { erasureFileIn } from '../server/store/erasure-file.ts'
import { type Command, dataOption } from './command.ts'
import { noteEverywhere } from './note.ts'
import { count } from './progress.ts'
import { withStore } from './with-store.ts'

export const backupCommand: Command = {
  words: { least: 1, most: 1 },
  options: dataOption,
  async run({ words, config, progress }) {
    const file = resolve(words[0] ?? '')
    const keyFile = keyFileIn(config.data)
    const mark = keyMarkOf(sealWith(readKeyFile(keyFile)))
    const made = await withStore(config, 'command', async (connect) => {
      const done = await backup(connect, file, mark, progress)
      await noteEverywhere(connect, { kind: 'backup-made', about: { rows: done.rows } })
      return done
    })
    return {
      ok: true,
      words: `${file} holds ${count(made.rows)} rows of ${made.tables} tables.\nKeep a copy of ${keyFile} apart from it: without that key the passwords of channels in it cannot be read. And one of ${erasureFileIn(config.data)}: what is erased from now on stands there.`,
      facts: made,
    }
  },
}
