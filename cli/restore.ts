import { resolve } from 'node:path'
import { keyFileIn, keyMarkOf, readKeyFile, sealWith } from '../server/seal.ts'
import { type Connect, connect as openPool } from '../server/store/database.ts'
import type { Erasure } from '../server/store/erasure.ts'
import { erasureFileIn, readErasureFile } from '../server/store/erasure-file.ts'
import { type RestoreSummary, restore } from '../server/store/restore.ts'
import { replayErasures } from '../server/use/replay-erasures.ts'
import { type Command, dataOption } from './command.ts'
import { noteEverywhere } from './note.ts'
import { count } from './progress.ts'
import { withStore } from './with-store.ts'

export const restoreCommand: Command = {
  words: { least: 1, most: 1 },
  options: {
    ...dataOption,
    erasures: {
      type: 'string',
      value: 'FILE',
      about: 'what was erased since, to be erased again (default: the file "erasures" in the data folder)',
    },
  },
  async run({ words, text, config, progress }) {
    const file = resolve(words[0] ?? '')
    const mark = keyMarkOf(sealWith(readKeyFile(keyFileIn(config.data))))
    // As the program: nothing may run on it meanwhile.
    const erasures = readErasureFile(resolve(text('erasures') ?? erasureFileIn(config.data)))
    const done = await withStore(config, 'program', async (connect) => {
      const restored = await restore(connect, file, mark, progress)
      const erased = await eraseAgain(connect, erasures)
      await noteEverywhere(connect, { kind: 'restored', about: { of: restored.at } })
      return { ...restored, erased }
    })
    return { ok: true, words: inWords(done), facts: done }
  },
}

/** Restoring a backup does not revive what was erased after it was made. */
async function eraseAgain(connect: Connect, erasures: readonly Erasure[]): Promise<number> {
  const { db } = openPool(connect, () => undefined, 1)
  try {
    return await replayErasures({ db, clock: () => new Date() }, erasures)
  } finally {
    await db.destroy()
  }
}

type Restored = RestoreSummary & { erased: number }

function inWords({ at, program, tables, rows, unsure, closed, erased }: Restored): string {
  const lines = [
    `Restored ${count(rows)} rows of ${tables} tables, as they were on ${at} (version ${program}). Everybody signs in again.`,
  ]
  if (erased > 0)
    lines.push(`${count(erased)} messages that were erased since then, also with people, are erased again.`)
  if (unsure > 0)
    lines.push(
      `${count(unsure)} replies stood ready to leave at that moment. They may have left since, so they wait for a person under "unknown" and are not sent again.`,
    )
  if (closed.length > 0)
    lines.push(
      'The key file is not the one of this backup. Put the old key file back, or set these again:',
      ...closed.map(({ what, name }) => `  ${what}: ${name}`),
    )
  return lines.join('\n')
}
