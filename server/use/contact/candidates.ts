/** With whom an account is worth comparing: found by index, and never many. */
import { nameWords } from '../../../domain/contact/compare.ts'
import type { Mentions } from '../../../domain/contact/mentions.ts'
import type { Key } from '../../../domain/contact/recognise.ts'
import { readQuery } from '../../../domain/search/query.ts'
import type { Context } from '../../context.ts'
import { idsOf } from '../../search/asking.ts'
import { findKeyOwners } from '../../store/contact.ts'
import { keysOfAccount, type Spoken } from '../../store/contact-compare.ts'
import { lookUp } from '../../store/contact-look-up.ts'

/** Of those who are called the same, or go by the same handle: the newest. */
const mostNamed = 20
const most = 40

/** @returns contacts that stand for other persons */
export async function candidatesFor(
  ctx: Context,
  organisationId: string,
  account: Spoken,
  wrote: Mentions | null,
): Promise<string[]> {
  const keys: Key[] = [
    ...(await keysOfAccount(ctx.db, organisationId, account.account_id)),
    ...(wrote?.emails ?? []).map((value) => ({ kind: 'email' as const, value })),
    ...(wrote?.phones ?? []).map((value) => ({ kind: 'phone' as const, value })),
  ]
  const owners = await findKeyOwners(ctx.db, organisationId, keys)
  const numbered = []
  for (const value of wrote?.numbers ?? [])
    for (const by of ['number', 'order'] as const)
      numbered.push(...(await lookUp(ctx.db, organisationId, { by, value })))
  // Who was compared before is compared again only with whom they point at.
  const named = account.compared === account.version ? [] : await calledAlike(ctx, organisationId, account)
  const all = [...owners.map(({ contact_id }) => contact_id), ...numbered.map(({ id }) => id), ...named]
  return [...new Set(all)].filter((id) => id !== account.contact_id).slice(0, most)
}

/** By what they are called and by their handle, from the index of search. */
async function calledAlike(ctx: Context, organisationId: string, { name, handle }: Spoken): Promise<string[]> {
  const found: string[] = []
  for (const words of new Set([nameWords(name ?? ''), nameWords(handle ?? '')])) {
    if (words === '') continue
    const asking = { ctx, organisationId, query: readQuery(words), stems: () => [], sieve: {}, direction: null }
    const bounds = { from: null, until: null, before: null, limit: mostNamed }
    found.push(...(await idsOf('person', { ...asking, ...bounds })).ids)
  }
  return found
}
