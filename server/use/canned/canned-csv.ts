/**
 * Canned responses as CSV, out and in, so that they can be written together in a spreadsheet. A cell that a spreadsheet would take for
 * a formula gets a quote in front of it on the way out, and loses it on the way in.
 */
import { parse } from 'csv-parse/sync'
import * as z from 'zod/mini'
import { cannedAction } from '../../../contract/canned.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { ProblemError, refuseField } from '../../problem.ts'
import { type CannedRow, listCanned, mostCanned } from '../../store/canned.ts'
import { listTeams } from '../../store/organisation.ts'
import { type CannedGiven, changeCanned, createCanned } from './change-canned.ts'

const columns = ['name', 'shortcut', 'text', 'teams', 'actions'] as const

/** The shared ones. */
export async function exportCanned(ctx: Context, who: AgentWho): Promise<string> {
  const teams = new Map((await listTeams(ctx.db, who.organisationId)).map(({ id, name }) => [id, name]))
  const rows = (await listCanned(ctx.db, who.organisationId, who.agentId, 'all')).filter((row) => row.agent_id === null)
  const cells = rows.map((row: CannedRow) => [
    row.name,
    row.shortcut,
    row.text,
    row.team_ids.flatMap((id) => teams.get(id) ?? []).join('; '),
    row.actions.length > 0 ? JSON.stringify(row.actions) : '',
  ])
  // The mark in front tells spreadsheets that it is UTF-8.
  return `\ufeff${[[...columns], ...cells].map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`
}

const toCell = (value: string) => `"${(/^[=+\-@\t\r']/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`
const fromCell = (value: string) => (/^'[=+\-@\t\r']/.test(value) ? value.slice(1) : value)

const rowShape = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  shortcut: z.string().check(z.maxLength(30), z.regex(/^[\p{L}\p{N}_-]*$/u)),
  text: z.string().check(z.maxLength(20_000)),
})

export type Imported = { created: number; changed: number; refused: { line: number; reason: string }[] }

/** Line by line: one that goes by a name that is there changes that one, and one that cannot be is told with the reason. */
export async function importCanned(ctx: Context, who: AgentWho, csv: string): Promise<Imported> {
  const rows = readRows(csv)
  const teams = new Map((await listTeams(ctx.db, who.organisationId)).map(({ id, name }) => [name.toLowerCase(), id]))
  const shared = (await listCanned(ctx.db, who.organisationId, who.agentId, 'all')).filter(
    (row) => row.agent_id === null,
  )
  const known = new Map(shared.map(({ id, name }) => [name.toLowerCase(), id]))
  const done: Imported = { created: 0, changed: 0, refused: [] }
  for (const { line, cells } of rows) {
    try {
      const given = readRow(cells, teams)
      const id = known.get(given.name.toLowerCase())
      if (id) await changeCanned(ctx, who, id, given)
      else known.set(given.name.toLowerCase(), await createCanned(ctx, who, { ...given, personal: false }))
      done[id ? 'changed' : 'created']++
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      done.refused.push({ line, reason: error.message })
    }
  }
  return done
}

type Cells = Record<string, string>

function readRows(csv: string): { line: number; cells: Cells }[] {
  try {
    const rows = parse(csv, {
      bom: true,
      columns: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      delimiter: [',', ';'],
    })
    const read = rows as unknown as { record: Cells; info: { lines: number } }[]
    if (read.length > mostCanned) throw refuseField('', `holds ${read.length} rows; ${mostCanned} is the most`)
    return read.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw refuseField('', `is no CSV: ${error instanceof Error ? error.message.slice(0, 200) : 'it cannot be read'}`)
  }
}

function readRow(cells: Cells, teams: ReadonlyMap<string, string>): CannedGiven {
  const cell = (name: (typeof columns)[number]) => fromCell(cells[name] ?? '')
  const shape = rowShape.safeParse({ name: cell('name'), shortcut: cell('shortcut'), text: cell('text') })
  if (!shape.success) throw refuseField(String(shape.error.issues[0]?.path[0] ?? 'name'), 'is missing, or too long')
  const teamIds = cell('teams')
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const id = teams.get(name.toLowerCase())
      if (!id) throw refuseField('teams', `name "${name}", which is no team`)
      return id
    })
  return { ...shape.data, teamIds, actions: readActions(cell('actions')) }
}

function readActions(text: string) {
  if (text.trim() === '') return []
  try {
    return z.array(cannedAction).parse(JSON.parse(text))
  } catch {
    throw refuseField('actions', 'are not as they were exported')
  }
}
