/** Which accounts are ours: handles may change hands, so it is their ids that count. */
import type { Listening, ReadPage, Words } from '../kit/channel.ts'
import { parse, textAt } from './json.ts'
import { addressOf } from './lookup.ts'
import { explain } from './trouble.ts'
import { handleIn, isDid } from './uri.ts'

/**
 * @param service whom to ask
 * @throws Error in words when a handle belongs to nobody, or nobody can be asked and it was never known
 */
export async function ourAccounts(
  accounts: readonly string[],
  service: string,
  { readPage, memory }: Pick<Listening, 'readPage' | 'memory'>,
): Promise<string[]> {
  const ours: string[] = []
  for (const account of accounts) {
    const key = `account ${account}`
    const found = isDid(account) ? account : await resolve(account, service, readPage)
    if (typeof found === 'string') {
      if (found !== account) await memory.set(key, found)
      ours.push(found)
      continue
    }
    const known = await memory.get(key)
    if (found.nobody || !isDid(known)) throw new Error(found.problem.en)
    ours.push(known)
  }
  return [...new Set(ours)]
}

/** `nobody`: it is certain that nobody goes by this name. */
export type Unresolved = { nobody: boolean; problem: Words }

export async function resolve(account: string, service: string, readPage: ReadPage): Promise<string | Unresolved> {
  const handle = handleIn(account)
  const nobody = {
    nobody: true,
    problem: {
      nl: `Op Bluesky is geen account "${account}". Kijk de naam na.`,
      en: `There is no account "${account}" on Bluesky. Look whether the name is right.`,
    },
  }
  if (!handle) return nobody
  const url = addressOf(service, 'com.atproto.identity.resolveHandle', [['handle', handle]])
  try {
    const { status, bytes } = await readPage(url, { accept: 'application/json' })
    const did = textAt(parse(Buffer.from(bytes).toString('utf8')), 'did')
    if (status === 200 && isDid(did)) return did
    if (status === 400) return nobody
    const { host } = new URL(url)
    const problem = { nl: `${host} antwoordt met ${status}`, en: `${host} answers ${status}` }
    return { nobody: false, problem }
  } catch (error) {
    return { nobody: false, problem: explain(error, url) }
  }
}
