/**
 * One mail for all that waits, when somebody has not looked for a quarter of an hour: how much of what, and where; never what was said.
 * It counts as mailed before it leaves, so a mail that breaks off is not sent twice: what it was about still waits in the list.
 */
import { mayDisturb } from '../../../domain/routing/hear.ts'
import type { Context } from '../../context.ts'
import { transact } from '../../store/database.ts'
import { markMailed, type Unmailed, unmailed } from '../../store/notification.ts'
import { readOrganisation } from '../../store/organisation.ts'

const patienceMs = 15 * 60_000

export async function mailDigests(ctx: Context, organisationId: string): Promise<void> {
  if (!ctx.post) return
  const now = ctx.clock()
  const organisation = await readOrganisation(ctx.db, organisationId)
  if (!organisation) return
  for (const one of await unmailed(ctx.db, organisationId, new Date(now.getTime() - patienceMs))) {
    if (!one.hears.mail || !mayDisturb(one.hears, 'reply', now, organisation.zone)) continue
    const n = await transact(ctx.db, (tx) => markMailed(tx, organisationId, one.agent_id, now))
    if (n === 0) continue
    const letter = words[one.language ?? organisation.language](one, n, organisation.name, ctx.config.publicUrl)
    await ctx
      .post(one.email, letter)
      .catch((error) => ctx.log.warn({ err: error }, 'a mail to a colleague was not sent'))
  }
}

const words = {
  nl: ({ name }: Unmailed, n: number, house: string, url: string) => ({
    subject: n === 1 ? `Er wacht iets op je bij ${house}` : `Er wachten ${n} dingen op je bij ${house}`,
    text: `Dag ${name},\n\n${n === 1 ? 'Er wacht iets' : `Er wachten ${n} dingen`} op je. Kijk hier: ${url}/meldingen\n\nWil je deze mail niet? Zet hem uit in je profiel: ${url}/instellingen/profiel\n`,
  }),
  en: ({ name }: Unmailed, n: number, house: string, url: string) => ({
    subject: n === 1 ? `Something is waiting for you at ${house}` : `${n} things are waiting for you at ${house}`,
    text: `Hello ${name},\n\n${n === 1 ? 'Something is' : `${n} things are`} waiting for you. Have a look: ${url}/meldingen\n\nRather not have this mail? Switch it off in your profile: ${url}/instellingen/profiel\n`,
  }),
} as const
