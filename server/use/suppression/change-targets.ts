/** Other systems that are told for whom marketing waits: made, changed, taken away, tried out. */
import { randomBytes } from 'node:crypto'
import type { Words } from '../../../channels/kit/channel.ts'
import type { Input } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/suppression-target.ts'
import { hashKey } from '../../access/api-key.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import { transact } from '../../store/database.ts'
import {
  changeTargetRow,
  deleteTarget,
  insertTarget,
  readTarget,
  type TargetRow,
} from '../../store/suppression-target.ts'
import { logAct } from '../log-act.ts'
import { beginHolds } from './follow-holds.ts'
import { troubleOf } from './tell/teller.ts'
import { tellers } from './tell-targets.ts'

type Given = Input<typeof contract.createSuppressionTarget>

/** @returns it, and what the other side has to know to trust us: known only to who gets it now */
export async function createTarget(
  ctx: Context,
  who: AgentWho,
  given: Given,
): Promise<{ target: TargetRow; secret: string | null }> {
  const { kind, name, purpose } = given
  checkGiven(given)
  const { version } = await beginHolds(ctx, who.organisationId)
  const [id, at] = [ctx.newId(), ctx.clock()]
  const signs = kind === 'webhook' || kind === 'batch'
  const made = signs ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(32).toString('base64url')
  const secret = signs ? made : given.password
  const target = await transact(ctx.db, async (tx) => {
    const row = await insertTarget(tx, {
      ...{ organisation_id: who.organisationId, id, kind, name, purpose, began: version, ready_at: at, created_at: at },
      url: kind === 'list' ? null : given.url,
      username: kind === 'mautic' ? given.username : null,
      secret: kind === 'list' || secret === null ? null : ctx.seal.close(secret),
      token_hash: kind === 'list' ? hashKey(made) : null,
    })
    await logAct(ctx, tx, who, { kind: 'suppression-target-made', subjectId: id, about: { name } })
    return row
  })
  await ctx.wake.ring('holds', who.organisationId)
  const list = `${ctx.config.publicUrl}/api/v1/suppression/lists/${who.organisationId}.${id}.${made}`
  return { target, secret: signs ? made : kind === 'list' ? list : null }
}

function checkGiven({ kind, url, username, password }: Given): void {
  if (kind !== 'list' && url === null) throw refuseField('url', 'is missing: where is it told?')
  if (kind === 'mautic' && !(username && password)) throw refuseField('password', 'is missing, or the name is')
}

/** @throws ProblemError `not-found` */
export async function changeTarget(
  ctx: Context,
  who: AgentWho,
  { id, password, name, url, username, paused }: Input<typeof contract.changeSuppressionTarget>,
): Promise<TargetRow> {
  const target = await transact(ctx.db, async (tx) => {
    const before = await readTarget(tx, who.organisationId, id)
    if (!before) throw gone()
    // A password that was given for one place never goes to another.
    if (before.kind === 'mautic' && url !== undefined && hostOf(url) !== hostOf(before.url) && password === undefined)
      throw refuseField('password', 'is asked again for another address')
    const change = {
      ...(name !== undefined && { name }),
      ...(url !== undefined && before.kind !== 'list' && { url }),
      ...(username !== undefined && before.kind === 'mautic' && { username }),
      ...(password !== undefined && before.kind === 'mautic' && { secret: ctx.seal.close(password) }),
      ...(paused !== undefined && { paused }),
    }
    const changed = await changeTargetRow(tx, who.organisationId, id, change, ctx.clock())
    if (!changed) throw gone()
    await logAct(ctx, tx, who, { kind: 'suppression-target-changed', subjectId: id, about: { name: changed.name } })
    return changed
  })
  await ctx.wake.ring('holds', who.organisationId)
  return target
}

const hostOf = (url: string | null) => (url && URL.canParse(url) ? new URL(url).host : '')

/** @throws ProblemError `not-found` */
export async function removeTarget(ctx: Context, who: AgentWho, id: string): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const name = await deleteTarget(tx, who.organisationId, id)
    if (name === null) throw gone()
    await logAct(ctx, tx, who, { kind: 'suppression-target-removed', subjectId: id, about: { name } })
  })
}

/** Reach it, without saying anything about anybody. @returns what went wrong, or null */
export async function testTarget(ctx: Context, who: AgentWho, id: string): Promise<Words | null> {
  const target = await readTarget(ctx.db, who.organisationId, id)
  if (!target) throw gone()
  if (target.kind === 'list') return null
  try {
    await tellers[target.kind].test({ ctx, target })
    return null
  } catch (error) {
    return troubleOf(error)
  }
}

const gone = () => refuse('not-found', { detail: 'There is no such system.' })
