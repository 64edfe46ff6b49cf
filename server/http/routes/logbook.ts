/** Who did what: to read, and to take along. */
import * as contract from '../../../contract/logbook.ts'
import type { Context } from '../../context.ts'
import { momentIn } from '../../local-time.ts'
import { refuseField } from '../../problem.ts'
import type { Store } from '../../store/database.ts'
import { type LogFilters, pageOfLog } from '../../store/logbook.ts'
import { readOrganisation } from '../../store/organisation.ts'
import { logAct } from '../../use/log-act.ts'
import { csvLine, csvResponse } from '../csv.ts'
import type { Mount } from '../mount.ts'
import { showLogEntry } from '../show/logbook.ts'

const most = 100_000
const atOnce = 1_000

export function logbookRoutes(mount: Mount): void {
  mount(contract.readLog, async ({ ctx, who, input }) => {
    const limit = input.limit ?? 50
    const filters = await filtersOf(ctx, who.organisationId, input)
    const rows = await pageOfLog(ctx.db, who.organisationId, filters, cursorOf(input.after), limit + 1)
    const shown = rows.slice(0, limit)
    return { items: shown.map(showLogEntry), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
  })

  mount(contract.exportLog, async ({ ctx, who, input }) => {
    const filters = await filtersOf(ctx, who.organisationId, input)
    await logAct(ctx, ctx.db, who, { kind: 'exported', about: { name: 'logboek' } })
    return csvResponse('logboek', linesOf(ctx.db, who.organisationId, filters))
  })
}

async function* linesOf(store: Store, organisationId: string, filters: LogFilters): AsyncGenerator<string> {
  yield csvLine(['at', 'by', 'kind', 'conversation', 'subject', 'details', 'undone'])
  let before: string | null = null
  for (let done = 0; done < most; done += atOnce) {
    const rows = await pageOfLog(store, organisationId, filters, before, atOnce)
    const lines = rows.map(showLogEntry).map(({ at, by, byRule, kind, conversation, subject, about, undone }) => {
      const details = Object.entries(about).map(([name, value]) => `${name}: ${value}`)
      const actor = by?.name ?? (byRule ? 'rule' : 'program')
      return csvLine([at, actor, kind, conversation?.number ?? null, subject?.name ?? null, details.join('; '), undone])
    })
    yield lines.join('')
    before = rows.at(-1)?.id ?? null
    if (rows.length < atOnce) return
  }
}

type Asked = {
  agent?: string | undefined
  kind?: string | undefined
  about?: LogFilters['about']
  from?: string | undefined
  until?: string | undefined
}

/** Days are those of the organisation. */
async function filtersOf({ db }: Context, organisationId: string, asked: Asked): Promise<LogFilters> {
  const zone = (await readOrganisation(db, organisationId))?.zone ?? 'UTC'
  const { agent, kind, about, from, until } = asked
  return {
    agent,
    kind,
    about,
    from: from ? startOf(zone, from, 0, 'from') : undefined,
    until: until ? startOf(zone, until, 1, 'until') : undefined,
  }
}

function startOf(zone: string, day: string, later: number, field: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + later * 86_400_000)
  const local = { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() }
  const at = Number.isNaN(next.getTime()) ? null : momentIn(zone, local)
  if (!at) throw refuseField(field, 'is not a day')
  return at
}

function cursorOf(after: string | undefined): string | null {
  if (after && !/^[0-9a-f-]{36}$/.test(after)) throw refuseField('after', 'is not a cursor of ours')
  return after ?? null
}
