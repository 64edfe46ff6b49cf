/** The factor of a person as it is shown, with what its reasons are about. */

import type { Factor, FactorPart } from '../../../contract/influence.ts'
import { factorUses } from '../../../contract/influence.ts'
import { mayBeMinor } from '../../../domain/influence/minor.ts'
import type { PersonPart } from '../../../domain/influence/person.ts'
import { levelOf } from '../../../domain/influence/scale.ts'
import type { Context } from '../../context.ts'
import { accountsOfContact } from '../../store/contact.ts'
import { readParts } from '../../store/contact-join.ts'
import { transact } from '../../store/database.ts'
import { readEvidence } from '../../store/influence.ts'
import { type FactorRow, readFactors, recordsAbout } from '../../store/influence-factor.ts'
import { readGround, usesOf } from '../../store/influence-ground.ts'
import { noteUse } from '../../use/influence/note-use.ts'

const mostUses = 30

type Accounts = Awaited<ReturnType<typeof accountsOfContact>>

export type Asker = { organisationId: string; kind: 'agent' | 'key' }

/** As `showFactor`; that another program asked stands in the person's file. */
export async function askFactor(ctx: Context, { organisationId, kind }: Asker, root: string): Promise<Factor | null> {
  const factor = await showFactor(ctx, organisationId, root)
  if (kind === 'key' && factor?.level)
    await transact(ctx.db, (tx) => noteUse(tx, organisationId, [root], 'asked', ctx.clock()))
  return factor
}

/** @param root the contact that stands for them @returns null when the organisation keeps none */
export async function showFactor(ctx: Context, organisationId: string, root: string): Promise<Factor | null> {
  if (!(await readGround(ctx.db, organisationId))) return null
  const accounts = await accountsOfContact(ctx.db, organisationId, root)
  const parts = await readParts(ctx.db, organisationId, root)
  const row = (await readFactors(ctx.db, organisationId, [root])).get(root)
  const uses = (await usesOf(ctx.db, organisationId, parts, mostUses)).flatMap(({ what, day }) => {
    const use = factorUses.find((one) => one === what)
    return use ? [{ what: use, day }] : []
  })
  if (row && row.level !== null) return { ...known(row, accounts), uses }
  return { ...unknown, state: await whyUnknown(ctx, organisationId, root, accounts), uses }
}

const unknown = {
  level: null,
  points: null,
  low: null,
  high: null,
  lowLevel: null,
  highLevel: null,
  asleep: false,
  parts: [],
  about: null,
  at: null,
  scale: null,
}

function known(row: FactorRow, accounts: Accounts): Omit<Factor, 'uses'> {
  const { level, points, low, high, asleep, about, scale, at } = row
  const leading = about && shown(accounts, about.accountId)
  return {
    state: 'known',
    level,
    points,
    low,
    high,
    lowLevel: low === null ? null : levelOf(low),
    highLevel: high === null ? null : levelOf(high),
    asleep,
    parts: row.parts.map((part) => showPart(part, accounts)),
    about:
      about && leading
        ? { account: leading, followers: about.followers, counted: about.counted, people: about.people }
        : null,
    at: at.toISOString(),
    scale,
  }
}

const showPart = (part: PersonPart, accounts: Accounts): FactorPart => ({
  what: part.what,
  points: part.points,
  count: 'count' in part && part.what !== 'base' ? part.count : null,
  account: 'account' in part ? shown(accounts, part.account) : null,
})

function shown(accounts: Accounts, id: string) {
  const one = accounts.find((account) => account.id === id)
  return one ? { id, network: one.network, name: one.handle ?? one.name ?? one.external_id } : null
}

async function whyUnknown(
  ctx: Context,
  organisationId: string,
  root: string,
  accounts: Accounts,
): Promise<Factor['state']> {
  const ids = accounts.map(({ id }) => id)
  const left = [...(await readEvidence(ctx.db, organisationId, ids)).values()].flatMap((row) => row.left_out_why ?? [])
  if (left.length > 0) return left.includes('objected') ? 'objected' : 'minor'
  const today = ctx.clock().toISOString().slice(0, 10)
  const records = await recordsAbout(ctx.db, organisationId, [root])
  return records.some((record) => mayBeMinor(record, today)) ? 'minor' : 'too-few'
}
