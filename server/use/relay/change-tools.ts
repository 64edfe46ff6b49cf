/** Tools that hand over mail: made, changed, taken away; and whether the mail server behind one can be reached. */
import { randomBytes } from 'node:crypto'
import type { Words } from '../../../channels/kit/channel.ts'
import type { Input } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/relay.ts'
import { hashKey } from '../../access/api-key.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { openLine, Unreachable } from '../../relay/line.ts'
import { serverOf } from '../../relay/tool-server.ts'
import { hostOf } from '../../relay/trace.ts'
import { transact } from '../../store/database.ts'
import { changeToolRow, createToolRow, readTool, type ToolRow } from '../../store/relay.ts'
import { logAct } from '../log-act.ts'

type Given = Input<typeof contract.createRelayTool>

/** 256 bits of chance: what we keep is a hash. */
const newSecret = () => `sr_${randomBytes(32).toString('base64url')}`

/** @returns the tool, and the password that is known only to who gets it now */
export async function createTool(
  ctx: Context,
  who: AgentWho,
  given: Given,
): Promise<{ tool: ToolRow; secret: string }> {
  const secret = newSecret()
  const tool = await transact(ctx.db, async (tx) => {
    const { password } = given
    const made = await createToolRow(tx, {
      id: ctx.newId(),
      organisation_id: who.organisationId,
      username: `mail-${randomBytes(5).toString('hex')}`,
      password_hash: hashKey(secret),
      ...columnsOf(given),
      server_password: password ? ctx.seal.close(password) : null,
      created_at: ctx.clock(),
    })
    await logAct(ctx, tx, who, { kind: 'relay-tool-made', subjectId: made.id, about: { name: made.name } })
    return made
  })
  await ctx.wake.ring('relay', who.organisationId)
  return { tool, secret }
}

const columnsOf = (given: Omit<Given, 'password'>) => ({
  name: given.name,
  purpose: given.purpose,
  purposes: [...new Set(given.purposes)],
  host: given.server.host,
  port: given.server.port,
  security: given.server.security,
  server_user: given.server.user,
  connections: given.connections,
  most_per_minute: given.mostPerMinute,
  largest: given.largest,
  keep_hours: given.keepHours,
  unsubscribe: given.unsubscribe,
})

/** @throws ProblemError `not-found`, or `conflict` when somebody was first */
export async function changeTool(
  ctx: Context,
  who: AgentWho,
  { id, version, password, enabled, ...given }: Input<typeof contract.changeRelayTool>,
): Promise<ToolRow> {
  const tool = await transact(ctx.db, async (tx) => {
    const before = await readTool(tx, who.organisationId, id)
    if (!before) throw refuse('not-found', { detail: 'There is no such tool.' })
    const { host, port, security, server_user: user } = before
    const server = given.server ?? { host, port, security, user }
    const whole = columnsOf({
      ...{ name: before.name, purpose: before.purpose, purposes: before.purposes, connections: before.connections },
      ...{ mostPerMinute: before.most_per_minute, largest: before.largest, keepHours: before.keep_hours },
      ...{ unsubscribe: before.unsubscribe, ...definedOf(given), server },
    })
    // A password that was given for one server never goes to another.
    const kept = server.host === host ? before.server_password : null
    const server_password =
      password === undefined || password === null ? kept : password === '' ? null : ctx.seal.close(password)
    const change = { ...whole, server_password, enabled: enabled ?? before.enabled }
    const changed = await changeToolRow(tx, who.organisationId, { id, version }, change)
    if (!changed) throw refuse('conflict', { detail: 'Somebody changed this tool meanwhile.' })
    await logAct(ctx, tx, who, { kind: 'relay-tool-changed', subjectId: id, about: { name: changed.name } })
    return changed
  })
  await ctx.wake.ring('relay', who.organisationId)
  return tool
}

/** Without what was not given. */
function definedOf<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

/** @returns the new password; the old one opens nothing any more */
export async function renewSecret(ctx: Context, who: AgentWho, id: string): Promise<string> {
  const secret = newSecret()
  await transact(ctx.db, async (tx) => {
    const tool = await changeToolRow(tx, who.organisationId, { id }, { password_hash: hashKey(secret) })
    if (!tool) throw refuse('not-found', { detail: 'There is no such tool.' })
    await logAct(ctx, tx, who, { kind: 'relay-tool-changed', subjectId: id, about: { name: tool.name } })
  })
  return secret
}

/** Connect and sign in, without sending anything. @returns what went wrong, or null */
export async function testTool(ctx: Context, who: AgentWho, id: string): Promise<Words | null> {
  const tool = await readTool(ctx.db, who.organisationId, id)
  if (!tool) throw refuse('not-found', { detail: 'There is no such tool.' })
  try {
    const line = await openLine(serverOf(tool, ctx.seal), hostOf(ctx))
    line.close()
    return null
  } catch (error) {
    if (error instanceof Unreachable) return error.words
    throw error
  }
}
