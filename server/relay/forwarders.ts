/** Carries on the mail of one organisation, in one program only: a crew for each tool. */
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { listTools } from '../store/relay.ts'
import { concludeRecipients, listHanded, nextDueAfter } from '../store/relay-mail.ts'
import type { Sole } from '../store/sole.ts'
import { concludingMail } from '../use/relay/conclude-mail.ts'
import type { Permissions } from '../use/relay/permission.ts'
import { type Crew, startCrew } from './crew.ts'

export type Forwarders = {
  /** @returns when to be called again at the latest; null when somebody else carries it, or there is nothing to wait for */
  call(): Promise<Date | null>
  stop(): Promise<void>
}

export function forwardersOf(ctx: Context, sole: Sole, permissions: Permissions, organisationId: string): Forwarders {
  const crews = new Map<string, Crew>()
  const conclude = concludingMail(ctx, organisationId)
  let release: (() => Promise<void>) | null = null

  const stopCrews = async () => {
    const stopping = [...crews.values()]
    crews.clear()
    await Promise.all(stopping.map((crew) => crew.stop()))
  }
  const hold = async (): Promise<boolean> => {
    if (release) return true
    release = await sole.hold(`relay ${organisationId}`, () => {
      release = null
      void stopCrews()
    })
    if (!release) return false
    await giveUpHanded(ctx, organisationId)
    return true
  }
  return {
    async call() {
      const tools = await listTools(ctx.db, organisationId)
      if (tools.length === 0 || !(await hold())) return null
      for (const [id, crew] of crews)
        if (tools.find((tool) => tool.id === id)?.version !== crew.tool.version) {
          crews.delete(id)
          await crew.stop()
        }
      for (const tool of tools) {
        const crew = crews.get(tool.id) ?? startCrew(ctx, tool, permissions, conclude)
        crews.set(tool.id, crew)
        crew.call()
      }
      return nextDueAfter(
        ctx.db,
        organisationId,
        tools.map(({ id }) => id),
        ctx.clock(),
      )
    },
    async stop() {
      await stopCrews()
      await release?.().catch(() => undefined)
    },
  }
}

/** Handed over by a program that is gone: nobody knows what came of it, and a person decides. */
async function giveUpHanded(ctx: Context, organisationId: string): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const ids = await listHanded(tx, organisationId)
    const conclusions = ids.map((id) => ({
      ...({ id, state: 'unknown', code: '', until: null, readyAt: null } as const),
      reason: 'stopped',
    }))
    if (ids.length > 0) await concludeRecipients(tx, organisationId, conclusions, ctx.clock())
  })
}
