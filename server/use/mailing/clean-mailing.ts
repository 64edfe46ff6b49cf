/**
 * A list before something is sent to it: only those that may get it now are left. Asked as any tool asks, some thousand at a time. It is no
 * permission: what somebody says afterwards is not in it.
 */
import type { LeftOut } from '../../../contract/mailing.ts'
import { mostAddressees } from '../../../contract/suppression.ts'
import { type Addressee, named } from '../../../domain/suppression/addressee.ts'
import type { Ask } from '../../../domain/suppression/ask.ts'
import { addressColumn, addresseeIn, goodUntil } from '../../../domain/suppression/mailing.ts'
import type { Context } from '../../context.ts'
import { refuseField } from '../../problem.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { zones } from '../../zones.ts'
import { decideNow, noteDecisions } from '../suppression/decide-now.ts'
import { type Row, readList } from './read-list.ts'

export type Cleaned = {
  /** Which of the rows may go, by their place. */
  kept: number[]
  rows: number
  leftOut: { code: LeftOut; n: number }[]
  /** The first places where no address stands. */
  noAddress: number[]
  version: number
  stale: boolean
  at: Date
  goodUntil: Date
}

const atOnce = 5_000
/** So many rows tell in which column the addresses stand. */
const looked = 200
/** So many lines without an address are told. */
const mostTold = 10

/** @param cells what stands where the address should be @param tool who asks */
export async function cleanMailing(
  ctx: Context,
  organisationId: string,
  ask: Ask,
  cells: readonly string[],
  tool: string,
): Promise<Cleaned> {
  const counts = new Map<LeftOut, number>()
  const leave = (code: LeftOut) => counts.set(code, (counts.get(code) ?? 0) + 1)
  const seen = new Set<string>()
  const noAddress: number[] = []
  const asked: { place: number; to: Addressee }[] = []
  for (const [place, cell] of cells.entries()) {
    const to = addresseeIn(cell)
    const name = to && named(to)
    if (!name || !('network' in name)) {
      leave('no-address')
      if (noAddress.length < mostTold) noAddress.push(place)
    } else if (seen.has(nameOf(name))) leave('duplicate')
    else {
      seen.add(nameOf(name))
      asked.push({ place, to })
    }
  }
  const at = ctx.clock()
  const kept: number[] = []
  let version = Number.MAX_SAFE_INTEGER
  let stale = false
  for (let from = 0; from < asked.length; from += atOnce) {
    const some = asked.slice(from, from + atOnce)
    const found = await decideNow(
      ctx,
      organisationId,
      ask,
      some.map(({ to }) => to),
    )
    await noteDecisions(ctx, organisationId, ask, found, { tool, occasion: 'audience' })
    for (const [i, { verdict, code }] of found.decisions.entries())
      if (verdict === 'send') kept.push(some[i]?.place ?? -1)
      else leave(code)
    version = Math.min(version, found.version)
    stale ||= found.stale
  }
  const { rules, zone } = await readRules(ctx.db, organisationId)
  return {
    ...{ kept, rows: cells.length, noAddress, stale, at, goodUntil: goodUntil(ask, rules, { now: at, zone, zones }) },
    leftOut: [...counts].map(([code, n]) => ({ code, n })).sort((a, b) => b.n - a.n),
    version: asked.length > 0 ? version : 0,
  }
}

const nameOf = ({ network, value }: { network: string; value: string }) => `${network} ${value}`

/**
 * @param column by name or number; null is found
 * @returns the rows that may go as they stood, the headers before them, and the first lines without an address
 * @throws ProblemError when it is no CSV, is too long, or has no addresses
 */
export async function cleanFile(
  ctx: Context,
  organisationId: string,
  ask: Ask,
  { bytes, column, tool }: { bytes: Uint8Array; column: string | null; tool: string },
): Promise<Cleaned & { csv: string; column: string; noAddressAt: number[] }> {
  const rows: Row[] = []
  const list = readList(bytes)
  for await (const row of list.rows) {
    // The headers may stand above them.
    if (rows.length > mostAddressees) throw tooMany()
    rows.push(row)
  }
  const first = rows.slice(0, looked).map(({ cells }) => cells)
  const place = addressColumn(first, column, ask.medium)
  if (place === null) throw noColumn(first[0] ?? [], column)
  const headed = addresseeIn(first[0]?.[place] ?? '') === null
  const header = headed ? rows[0] : undefined
  const body = headed ? rows.slice(1) : rows
  if (body.length > mostAddressees) throw tooMany()
  const cells = body.map((row) => row.cells[place] ?? '')
  const cleaned = await cleanMailing(ctx, organisationId, ask, cells, tool)
  const left = [...(header ? [header] : []), ...cleaned.kept.flatMap((at) => body[at] ?? [])]
  return {
    ...cleaned,
    column: header?.cells[place]?.trim() || String(place + 1),
    noAddressAt: cleaned.noAddress.flatMap((at) => body[at]?.line ?? []),
    csv: list.mark + left.map(({ raw }) => `${raw}\r\n`).join(''),
  }
}

const tooMany = () => refuseField('', `holds more than ${mostAddressees} rows: cut it in parts and clean each of them`)

function noColumn(headers: readonly string[], wanted: string | null) {
  const there = headers.map((header) => header.trim()).filter(Boolean)
  const named = there.slice(0, 20).join(', ').slice(0, 400)
  return refuseField(
    'column',
    `${wanted === null ? 'is needed: no column with addresses was found' : 'is not there'}${named ? `; there are ${named}` : ''}`,
  )
}
