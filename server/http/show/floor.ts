/** Servicegarantie as it is shown: the bars of each level, who stands in one, and what one person waited. */
import type { ContactWaits, Floor, Wait, WaitBars } from '../../../contract/floor.ts'
import { mostInfluence } from '../../../domain/routing/boost.ts'
import { edges, fewWaits, type Measure, measures } from '../../../domain/routing/waited.ts'
import { daysLater } from '../../../domain/routing/working-day.ts'
import type { Context } from '../../context.ts'
import { momentIn } from '../../local-time.ts'
import { refuse } from '../../problem.ts'
import { findContact } from '../../store/contact.ts'
import { standsFor } from '../../store/contact-join.ts'
import { readGround } from '../../store/influence-ground.ts'
import { readBound, readRetention, zoneOf } from '../../store/organisation.ts'
import { conversationsById } from '../../store/queue.ts'
import { type Bar, countWaits, type WaitRow, waitsIn, waitsOfContact } from '../../store/waits.ts'
import { dayIn } from '../../use/accept-arrivals.ts'
import { fromCursor, showConversation, toCursor } from './conversation.ts'

type Reading = Pick<Context, 'db' | 'clock'>

const mostOfOne = 200
const lastOfOne = 20

const noBars = () =>
  Object.fromEntries(measures.map((measure) => [measure, [...edges[measure], 0].map(() => 0)])) as WaitBars

export async function showFloor(ctx: Reading, organisationId: string, days: number): Promise<Floor> {
  const { day } = await since(ctx, organisationId, days)
  const boundMinutes = await readBound(ctx.db, organisationId)
  const ground = await readGround(ctx.db, organisationId)
  const levels = new Map<number, WaitBars>()
  for (const { measure, level, bar, n } of await countWaits(ctx.db, organisationId, day)) {
    const bars = levels.get(level) ?? noBars()
    bars[measure][bar] = n
    levels.set(level, bars)
  }
  return {
    boundMinutes,
    influenceMinutes: boundMinutes * mostInfluence,
    influence: ground !== null && boundMinutes > 0,
    edges: copyOf(edges),
    keptDays: await readRetention(ctx.db, organisationId),
    few: fewWaits,
    levels: [...levels]
      .sort(([a], [b]) => a - b)
      .map(([level, bars]) => ({ level, n: bars.took.reduce((sum, n) => sum + n, 0), ...bars })),
  }
}

const copyOf = (of: Readonly<Record<Measure, readonly number[]>>): WaitBars => ({
  took: [...of.took],
  turn: [...of.turn],
  passed: [...of.passed],
})

export async function showWaits(
  ctx: Reading,
  organisationId: string,
  asked: Bar & { days: number; after?: string | undefined; limit: number },
): Promise<{ items: Wait[]; next: string | null }> {
  const { from } = await since(ctx, organisationId, asked.days)
  const rows = await waitsIn(ctx.db, organisationId, asked, from, fromCursor(asked.after), asked.limit)
  const last = rows.length === asked.limit ? rows.at(-1) : undefined
  return {
    items: await withConversations(ctx, organisationId, rows),
    next: last ? toCursor({ at: last.until, id: last.conversation_id }) : null,
  }
}

/** @throws a problem when there is no such contact */
export async function showContactWaits(ctx: Reading, organisationId: string, id: string): Promise<ContactWaits> {
  const contactId = (await standsFor(ctx.db, organisationId, id)) ?? id
  const contact = await findContact(ctx.db, organisationId, contactId)
  if (!contact) throw refuse('not-found', { detail: 'There is no such contact' })
  const rows = await waitsOfContact(ctx.db, organisationId, contactId, mostOfOne)
  const bars = noBars()
  const count = (counts: number[], bar: number | null) => {
    if (bar !== null) counts[bar] = (counts[bar] ?? 0) + 1
  }
  for (const { took, turn, passed } of rows) {
    count(bars.took, took)
    count(bars.turn, turn)
    count(bars.passed, passed)
  }
  const last = await withConversations(ctx, organisationId, rows.slice(0, lastOfOne))
  return { ...bars, name: contact.name, n: rows.length, last }
}

async function withConversations(ctx: Reading, organisationId: string, rows: readonly WaitRow[]): Promise<Wait[]> {
  const ids = [...new Set(rows.map(({ conversation_id }) => conversation_id))]
  const found = new Map((await conversationsById(ctx.db, organisationId, ids)).map((row) => [row.id, row]))
  return rows.flatMap(({ conversation_id, since: from, until, passed }) => {
    const row = found.get(conversation_id)
    if (!row) return []
    return [{ conversation: showConversation(row), since: from.toISOString(), until: until.toISOString(), passed }]
  })
}

/** The first of so many days, today included, and when it began. */
async function since({ db, clock }: Reading, organisationId: string, days: number) {
  const zone = await zoneOf(db, organisationId)
  const [year = 0, month = 1, day = 1] = dayIn(zone, clock()).split('-').map(Number)
  const first = daysLater({ year, month, day }, 1 - days)
  const shown = [first.year, first.month, first.day].map((part) => String(part).padStart(2, '0')).join('-')
  return { day: shown, from: momentIn(zone, first) ?? clock() }
}
