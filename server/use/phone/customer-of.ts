/** Whom a call or a remark is of: somebody chosen, a number, or just a name. */
import type { LoggedItem } from '../../../channels/kit/logged.ts'
import { toE164 } from '../../../domain/contact/phone-number.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import {
  accountsOfContact,
  findAccounts,
  findContact,
  findContacts,
  findKeyOwners,
  insertClaims,
  insertKeys,
  renameContacts,
  saveAccounts,
} from '../../store/contact.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { holdPeople } from '../../store/guard.ts'

export type Customer = LoggedItem['customer']
export type Said = {
  contactId?: string | undefined
  /** As somebody typed it. */
  number?: string | undefined
  name?: string | undefined
}

/** How somebody goes by of whom nothing is known. */
const unknownPerson = { nl: 'Onbekend', en: 'Unknown' } as const

/**
 * @param itemId what somebody without a number or an account goes by
 * @throws ProblemError when there is no such contact, or the number is none
 */
export async function customerOf(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  { contactId, number: typed, name }: Said,
  item: { id: string; kind: 'phone' | 'offline'; language: 'nl' | 'en' },
): Promise<Customer> {
  const number = typed ? toE164(typed) : null
  if (typed && !number) throw refuseField('number', 'is not a telephone number (06 12345678, or +32 470123456)')
  if (contactId) return accountOf(ctx, who, contactId, number)
  const called = name?.trim() ? { name: name.trim() } : {}
  if (number && called.name) await nameCaller(ctx, who, number, called.name)
  if (number) return { network: 'phone', id: number, number, ...called }
  return { network: item.kind, id: item.id, name: called.name ?? unknownPerson[item.language] }
}

/** An account of a contact that somebody chose; a number that was nobody's yet becomes theirs on this colleague's word. */
async function accountOf(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  contactId: string,
  number: string | null,
): Promise<Customer> {
  const { organisationId } = who
  return transact(ctx.db, async (tx) => {
    const contact = await findContact(tx, organisationId, contactId)
    if (!contact) throw refuse('not-found', { detail: 'There is no such person' })
    const accounts = await accountsOfContact(tx, organisationId, contact.joined_to ?? contact.id)
    if (number && (await isFree(tx, organisationId, number))) {
      await giveNumber(ctx, tx, who, contact, number)
      return { network: 'phone', id: number, number }
    }
    // Somebody may call from the telephone of another: the person who was chosen counts.
    const own = accounts.find((one) => one.network === 'phone' && one.external_id === number) ?? accounts[0]
    if (!own) throw refuse('conflict', { detail: 'This person has no account left; choose another, or give a name' })
    return { network: own.network, id: own.external_id }
  })
}

/** Whoever was only known by the number has a name now. */
async function nameCaller(
  ctx: Context,
  { organisationId, agentId }: { organisationId: string; agentId: string },
  number: string,
  name: string,
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const [account] = await findAccounts(tx, organisationId, [{ network: 'phone', externalId: number }])
    const [contact] = await findContacts(tx, organisationId, account?.contactId ? [account.contactId] : [])
    if (!account || !contact || contact.name !== number) return
    const named = { ...contact, name, version: contact.version + 1 }
    await saveAccounts(tx, organisationId, [{ ...account, name, version: account.version + 1 }])
    await renameContacts(tx, organisationId, [named])
    const events = [
      { kind: 'account.changed', objectId: account.id, version: account.version + 1, agentId },
      { kind: 'contact.changed', objectId: contact.id, version: named.version, agentId },
    ] as const
    await recordEvents(tx, organisationId, events, ctx.clock())
  })
}

async function isFree(tx: Transaction, organisationId: string, number: string): Promise<boolean> {
  const owners = await findKeyOwners(tx, organisationId, [{ kind: 'phone', value: number }])
  const account = await tx
    .selectFrom('account')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('network', '=', 'phone')
    .where('external_id', '=', number)
    .executeTakeFirst()
  return owners.length === 0 && !account
}

async function giveNumber(
  ctx: Context,
  tx: Transaction,
  { organisationId, agentId }: { organisationId: string; agentId: string },
  contact: { id: string; name: string },
  number: string,
): Promise<void> {
  const at = ctx.clock()
  const accountId = ctx.newId()
  await saveAccounts(tx, organisationId, [
    {
      id: accountId,
      network: 'phone',
      externalId: number,
      name: contact.name,
      handle: null,
      url: null,
      ours: false,
      version: 1,
      firstSeen: at,
      lastSeen: at,
    },
  ])
  const claim = {
    id: ctx.newId(),
    accountId,
    contactId: contact.id,
    ownContactId: null,
    evidence: 'told by a colleague',
    strength: 0.9,
    since: at,
  } as const
  await insertClaims(tx, organisationId, [claim])
  await insertKeys(tx, organisationId, [{ kind: 'phone', value: number, accountId }])
  await holdPeople(tx, organisationId, [contact.id])
  await recordEvents(tx, organisationId, [{ kind: 'account.changed', objectId: accountId, version: 1, agentId }], at)
}
