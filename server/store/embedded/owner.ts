/**
 * Who the database runs as. PostgreSQL refuses to run as root, so root gives it a user id of its own that nobody else has: no entry
 * in /etc/passwd is needed. Everybody else runs it as themselves.
 */
import { chownSync, lchownSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Unusable } from './unusable.ts'

export type Owner = { uid: number; gid: number }

/** Outside the ranges of people, packages and systemd, and inside the 65,536 ids that a container has. */
const ours: Owner = { uid: 60_990, gid: 60_990 }
/** initdb, unlike the server, wants a user with a name. */
export const nobody: Owner = { uid: 65_534, gid: 65_534 }

/** @returns null when the database runs as we do; else the owner of the cluster, or our own id when there is none yet */
export function ownerOf(cluster: string): Owner | null {
  if (process.getuid?.() !== 0) return null
  const there = statSync(cluster, { throwIfNoEntry: false })
  return there && there.uid !== 0 ? { uid: there.uid, gid: there.gid } : ours
}

/** Give a file or folder, and all that is in it, to somebody. */
export function giveTo(owner: Owner, path: string): void {
  try {
    chownSync(path, owner.uid, owner.gid)
    if (!statSync(path).isDirectory()) return
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
      lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid)
  } catch (error) {
    throw withoutRights(error)
  }
}

/** Root that may not change users (a container with capabilities dropped) cannot run it; say so instead of EPERM. */
export function withoutRights(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (process.getuid?.() !== 0 || (code !== 'EPERM' && code !== 'EINVAL')) return error
  return new Unusable(
    'this is root without the right to run something as another user (CAP_SETUID, CAP_SETGID and CAP_CHOWN). Run Samenspraak as an ordinary user.',
    { cause: error },
  )
}
