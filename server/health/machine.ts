/** What the program stands on: Node, the data folder, the disk, the key file. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import type { Config } from '../config.ts'
import { keyFileIn, readKeyFile } from '../seal.ts'
import { both, type Finding, gigabytes, good, look, plain, wrong } from './finding.ts'

export function checkMachine({ data }: Pick<Config, 'data'>): Finding[] {
  const node = good('node', plain(process.versions.node))
  if (!existsSync(data))
    return [
      node,
      look(
        'folder',
        both(`${data} bestaat niet`, `${data} does not exist`),
        both(
          'Hier is nog niets gestart: npm start maakt de map. Of noem de juiste met --data.',
          'Nothing was started here yet: npm start makes it. Or name the right folder with --data.',
        ),
      ),
    ]
  return [node, checkFolder(data), ...checkDisk(statfsSync(data)), checkKey(data)]
}

function checkFolder(data: string): Finding {
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return wrong(
      'folder',
      both(`In ${data} kan niet worden geschreven`, `${data} cannot be written`),
      both(
        'Start als de gebruiker van wie de map is, of geef de map aan wie dit start.',
        'Run as the user who owns it, or give it to the user who runs this.',
      ),
    )
  }
  const mode = statSync(data).mode & 0o077
  if (process.platform !== 'win32' && mode !== 0)
    return look(
      'folder',
      both(
        `andere gebruikers van deze computer kunnen in ${data} kijken`,
        `other users of this machine can look into ${data}`,
      ),
      plain(`chmod 700 ${data}`),
    )
  return good('folder', plain(data))
}

type Disk = { bavail: number; bsize: number; files: number; ffree: number }

/** Room for bytes, and for files: either can run out first. */
export function checkDisk({ bavail, bsize, files, ffree }: Disk): Finding[] {
  const free = bavail * bsize
  const says = both(`${gigabytes(free)} vrij`, `${gigabytes(free)} free`)
  const room = both(
    'Maak ruimte, of verhuis de datamap naar een grotere schijf.',
    'Make room, or move the data folder to a larger disk.',
  )
  const now = both(
    'Maak nu ruimte: een opslag die niet kan schrijven neemt geen berichten meer aan.',
    'Make room at once: a store that cannot write stops taking in messages.',
  )
  const bytes =
    free < 1024 ** 3 ? wrong('disk', says, now) : free < 5 * 1024 ** 3 ? look('disk', says, room) : good('disk', says)
  // Some file systems do not count files.
  if (files === 0 || ffree / files > 0.05) return [bytes]
  const left = both(`nog plaats voor ${ffree} bestanden`, `room for ${ffree} more files`)
  return [bytes, ffree < 1000 ? wrong('disk', left, now) : look('disk', left, room)]
}

function checkKey(data: string): Finding {
  const file = keyFileIn(data)
  if (!existsSync(file))
    return look(
      'key',
      both(`${file} is er nog niet`, `${file} is not there yet`),
      both(
        'Het wordt bij de eerste start gemaakt. Bewaar er een kopie van, apart van de reservekopieën.',
        'It is made at the first start. Keep a copy of it apart from the backups.',
      ),
    )
  try {
    readKeyFile(file)
    return good(
      'key',
      both(
        `${file} (is er een kopie van, apart van de reservekopieën?)`,
        `${file} (is there a copy of it, apart from the backups?)`,
      ),
    )
  } catch (error) {
    return wrong(
      'key',
      plain((error as Error).message),
      both(
        'Zonder de juiste sleutel moeten de wachtwoorden van kanalen opnieuw worden ingevuld.',
        'Without the right key the passwords of channels have to be entered again.',
      ),
    )
  }
}
