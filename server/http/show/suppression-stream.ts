/** The stream of holds, who follows it, and the list of addresses, as they are shown. */
import { timingSafeEqual } from 'node:crypto'
import type { Hold } from '../../../contract/suppression-stream.ts'
import type { SuppressionTarget } from '../../../contract/suppression-target.ts'
import type { Reached } from '../../../domain/suppression/lasting.ts'
import type { MarketingPurpose } from '../../../domain/suppression/rules.ts'
import { hashKey } from '../../access/api-key.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { type HoldRow, heldAfter, readCourse } from '../../store/suppression-hold.ts'
import { countBehind, markFetched, readTarget, type TargetRow } from '../../store/suppression-target.ts'
import { csvLine, csvResponse } from '../csv.ts'

const atOnce = 1000
/** Further than this we do not count. */
const mostBehind = 10_000

export const showHold = (row: HoldRow, purpose: MarketingPurpose): Hold => {
  const code = row.holds[purpose] ?? null
  return {
    ...{ version: row.version, at: row.changed_at.toISOString(), contact: row.contact_id },
    ...{ address: { network: row.network, value: row.value }, held: code !== null, code },
  }
}

export async function showTarget(ctx: Context, organisationId: string, row: TargetRow): Promise<SuppressionTarget> {
  const { id, version, kind, name, purpose, url, username, paused, told_at, problem, problem_since, ready_at } = row
  const behind = kind === 'list' ? 0 : await countBehind(ctx.db, organisationId, row.told, mostBehind)
  return {
    ...{ id, version, kind, name, purpose, url, username, paused, behind },
    toldAt: told_at?.toISOString() ?? null,
    problem:
      problem && problem_since
        ? { says: problem, since: problem_since.toISOString(), again: ready_at.toISOString() }
        : null,
  }
}

const listName =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

/**
 * The addresses for which marketing waits. Who does not know the secret cannot tell whether there is such a list.
 * @throws ProblemError `not-found`; also while it rests: half a list would be taken for all of it
 */
export async function showList(ctx: Context, list: string, of: Reached, match: string | null): Promise<Response> {
  const [, organisationId = '', id = '', token = ''] = listName.exec(list) ?? []
  const target = id ? await readTarget(ctx.db, organisationId, id) : undefined
  const course = target && (await readCourse(ctx.db, organisationId))
  const right = target?.token_hash && timingSafeEqual(target.token_hash, hashKey(token))
  if (!target || !course || !right || target.paused) throw refuse('not-found')
  if (course.walk !== null)
    throw refuse('unavailable', {
      detail: 'People are still being looked at: this list is not whole yet.',
      retryAfter: 30,
    })
  await markFetched(ctx.db, organisationId, id, course.version, ctx.clock())
  const etag = `"${course.version}-${of}-${target.purpose}"`
  if (match?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers: { etag, 'cache-control': 'private, no-cache' } })
  const page = (value: string) => heldAfter(ctx.db, organisationId, target.purpose, { network: of, value }, atOnce)
  const response = csvResponse('reclamepauze', lines(of, page))
  response.headers.set('etag', etag)
  response.headers.set('cache-control', 'private, no-cache')
  return response
}

async function* lines(of: Reached, page: (after: string) => Promise<HoldRow[]>): AsyncGenerator<string> {
  yield csvLine([of])
  for (let after = ''; ; ) {
    const values = (await page(after)).flatMap(({ network, value }) => (network === of ? [value] : []))
    // A number begins with a plus; it is written as text, for programs that would reckon with it.
    yield values.map((value) => csvLine([of === 'phone' ? value.replace(/^\+/, '00') : value])).join('')
    const last = values.at(-1)
    if (last === undefined || values.length < atOnce) return
    after = last
  }
}
