/** The marketing tool of the demo firm hands over mail, as any tool does: from there on all of it goes its usual way, but never out. */
import type { Context } from '../context.ts'
import { listTools, type ToolRow } from '../store/relay.ts'
import type { DemoHouse, Step } from './demo-house.ts'
import { acceptingMail, type Handed } from './relay/accept-mail.ts'

/** The same mail again is taken once. */
export async function handOverInDemo(
  ctx: Context,
  { organisationId }: DemoHouse,
  { mails }: Extract<Step, { does: 'hand over' }>,
): Promise<void> {
  const tool = await demoTool(ctx, organisationId)
  if (!tool?.enabled) return
  const accept = acceptingMail(ctx)
  await Promise.all(mails.map((mail) => accept(handedBy(tool, mail))))
}

export const demoTool = async (ctx: Pick<Context, 'db'>, organisationId: string): Promise<ToolRow | undefined> =>
  (await listTools(ctx.db, organisationId)).find(({ demo }) => demo)

export function handedBy(tool: ToolRow, { to, raw }: { to: string; raw: string }): Handed {
  const bytes = Buffer.from(raw)
  return { tool, sender: `nieuws@${tool.host}`, recipients: [to], bytes, eightBit: true }
}
