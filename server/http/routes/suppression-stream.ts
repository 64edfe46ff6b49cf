/** What other systems get told: the stream of holds, and who follows it. */
import type { Answer, Input } from '../../../contract/endpoint.ts'
import * as stream from '../../../contract/suppression-stream.ts'
import * as target from '../../../contract/suppression-target.ts'
import type { Context } from '../../context.ts'
import { type Course, heldAfter, holdsAfter, readCourse } from '../../store/suppression-hold.ts'
import { listTargets } from '../../store/suppression-target.ts'
import { changeTarget, createTarget, removeTarget, testTarget } from '../../use/suppression/change-targets.ts'
import { beginHolds } from '../../use/suppression/follow-holds.ts'
import type { Mount } from '../mount.ts'
import { showHold, showList, showTarget } from '../show/suppression-stream.ts'

export function suppressionStreamRoutes(mount: Mount): void {
  mount(stream.readHolds, async ({ ctx, who, input, request }) => {
    await beginHolds(ctx, who.organisationId)
    if (input.since === undefined) return everybody(ctx, who.organisationId, input)
    const asked = { ...input, since: input.since }
    const heard = hear(ctx, who.organisationId, request.signal)
    try {
      const now = await changes(ctx, who.organisationId, asked)
      if (input.wait === 0 || now.items.length > 0 || now.reset) return now
      await heard.within(input.wait * 1000)
      return await changes(ctx, who.organisationId, asked)
    } finally {
      heard.stop()
    }
  })

  mount(target.listSuppressionTargets, async ({ ctx, who }) => {
    const rows = await listTargets(ctx.db, who.organisationId)
    return { targets: await Promise.all(rows.map((row) => showTarget(ctx, who.organisationId, row))) }
  })

  mount(target.createSuppressionTarget, async ({ ctx, who, input }) => {
    const made = await createTarget(ctx, who, input)
    return { target: await showTarget(ctx, who.organisationId, made.target), secret: made.secret }
  })

  mount(target.changeSuppressionTarget, async ({ ctx, who, input }) =>
    showTarget(ctx, who.organisationId, await changeTarget(ctx, who, input)),
  )

  mount(target.removeSuppressionTarget, async ({ ctx, who, input }) => {
    await removeTarget(ctx, who, input.id)
    return {}
  })

  mount(target.testSuppressionTarget, async ({ ctx, who, input }) => {
    const says = await testTarget(ctx, who, input.id)
    return { works: says === null, says }
  })

  mount(target.readSuppressionList, ({ ctx, input, request }) =>
    showList(ctx, input.list, input.of, request.headers.get('if-none-match')),
  )
}

type Asked = Input<typeof stream.readHolds>
type Page = Answer<typeof stream.readHolds>

/** Who is held. The version is that of the first page, however long it takes: what changes meanwhile is a change since. */
async function everybody(ctx: Context, organisationId: string, { after, purpose, limit }: Asked): Promise<Page> {
  const course = await readCourse(ctx.db, organisationId)
  const [, version = String(course?.version ?? 0), network = '', value = ''] =
    /^(\d{1,16}) (\w+) (.*)$/su.exec(after ?? '') ?? []
  const rows = await heldAfter(ctx.db, organisationId, purpose, { network, value }, limit)
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    ...{ items: rows.map((row) => showHold(row, purpose)), version: Number(version), more: last !== undefined },
    ...{ next: last ? `${version} ${last.network} ${last.value}` : null, reset: false, filling: isFilling(course) },
  }
}

async function changes(
  ctx: Context,
  organisationId: string,
  { since, purpose, limit }: Asked & { since: number },
): Promise<Page> {
  // The course first: whatever is written after it is read too, or comes with the next question.
  const course = await readCourse(ctx.db, organisationId)
  const filling = isFilling(course)
  if (course && (since > course.version || since < course.forgotten))
    return { items: [], version: 0, more: false, next: null, reset: true, filling }
  const rows = await holdsAfter(ctx.db, organisationId, since, limit)
  const items = rows.map((row) => showHold(row, purpose))
  const version = rows.at(-1)?.version ?? since
  return { items, version, more: rows.length === limit, next: null, reset: false, filling }
}

const isFilling = (course: Course | null) => course === null || course.walk !== null

/** Listen from now on, so that nothing is missed between looking and waiting. */
function hear(ctx: Context, organisationId: string, left: AbortSignal) {
  let ring = () => {}
  const rung = new Promise<void>((resolve) => {
    ring = resolve
  })
  const silence = ctx.wake.on('holds', (id) => {
    if (id === organisationId || id === '') ring()
  })
  let timer: NodeJS.Timeout | undefined
  left.addEventListener('abort', ring)
  ctx.closing.signal.addEventListener('abort', ring)
  return {
    within(ms: number) {
      timer = setTimeout(ring, ms)
      return rung
    },
    stop() {
      clearTimeout(timer)
      silence()
      left.removeEventListener('abort', ring)
      ctx.closing.signal.removeEventListener('abort', ring)
    },
  }
}
