/**
 * Whose guards a part of a batch holds until it is committed: of those whom it makes worse off, and of accounts and addresses that turn out
 * to be somebody's who was here before. What nobody can have asked about yet needs none.
 */
import { nameKey } from '../../store/guard.ts'
import type { Known } from './known.ts'
import type { Written } from './written.ts'

/** @returns people who were here before, and names of accounts that are not in the store yet */
export function guardsFor(known: Known, written: Written): { people: string[]; names: string[] } {
  const hurt = new Set<string>()
  for (const [id, before] of written.before) {
    const now = known.conversations.get(id)
    if (now?.painAt && now.painAt.getTime() !== before?.painAt?.getTime()) hurt.add(now.contactId)
  }
  const fresh = new Set(written.claims.map(({ accountId }) => accountId))
  const joined = new Set(written.claims.flatMap((one) => (one.ownContactId ? [one.accountId] : [])))
  if (hurt.size + joined.size === 0 && written.keys.every(({ accountId }) => fresh.has(accountId)))
    return { people: [], names: [] }
  const names: string[] = []
  const held = new Set<string>()
  for (const key of written.accounts.keys()) {
    const account = known.accounts.get(key)
    if (!account?.contactId || !(hurt.has(account.contactId) || joined.has(account.id))) continue
    names.push(
      nameKey(account.network, account.externalId),
      ...(account.handle ? [nameKey(account.network, account.handle)] : []),
    )
    held.add(account.id)
  }
  for (const { kind, value, accountId } of written.keys)
    if (held.has(accountId) || !fresh.has(accountId)) names.push(nameKey(kind, value))
  const made = new Set(written.contacts.map(({ id }) => id))
  return { people: [...hurt].filter((id) => !made.has(id)), names }
}
