/** What is listened to, in public, and who objects to it. */
import * as contract from '../../../contract/objection.ts'
import { refuse } from '../../problem.ts'
import { transact } from '../../store/database.ts'
import { listObjections, type ObjectionRow, writerOf } from '../../store/objection.ts'
import { setColour, setRetention } from '../../store/organisation.ts'
import { logAct } from '../../use/log-act.ts'
import { noteObjection, removeObjection } from '../../use/note-objection.ts'
import type { Mount } from '../mount.ts'
import { readNotice } from '../notice.ts'

const atOnce = 50

export function objectionRoutes(mount: Mount): void {
  mount(contract.readNotice, async ({ ctx }) => {
    const { organisationId: _, ...notice } = await readNotice(ctx)
    return notice
  })

  mount(contract.listObjections, async ({ ctx, who, input }) => {
    const after = /^[0-9a-f-]{36}$/.test(input.after ?? '') ? (input.after ?? null) : null
    const rows = await listObjections(ctx.db, who.organisationId, after, atOnce)
    return { items: rows.map(show), next: rows.length === atOnce ? (rows.at(-1)?.id ?? null) : null }
  })

  mount(contract.noteObjection, async ({ ctx, who, input }) => {
    const { network, account, how, note } = input
    return { erased: await noteObjection(ctx, who, { network, account, how, note: note ?? null }) }
  })

  mount(contract.objectForWriter, async ({ ctx, who, input }) => {
    const writer = await writerOf(ctx.db, who.organisationId, input.id)
    if (!writer) throw refuse('not-found', { detail: 'There is no such post, or it is gone already.' })
    return { erased: await noteObjection(ctx, who, { ...writer, how: 'under a post', note: null }) }
  })

  mount(contract.removeObjection, async ({ ctx, who, input }) => {
    await removeObjection(ctx, who, input.id)
    return {}
  })

  mount(contract.changeColour, async ({ ctx, who, input }) => {
    await transact(ctx.db, (tx) => setColour(tx, who.organisationId, input.colour))
    return input
  })

  mount(contract.changeRetention, async ({ ctx, who, input }) => {
    await transact(ctx.db, async (tx) => {
      await setRetention(tx, who.organisationId, input.days)
      await logAct(ctx, tx, who, {
        kind: 'retention-changed',
        subjectId: who.organisationId,
        about: { days: input.days },
      })
    })
    return { days: input.days }
  })
}

const show = ({ id, network, account, said_at, how, note }: ObjectionRow): contract.Objection => ({
  id,
  network,
  account,
  at: said_at.toISOString(),
  how,
  note,
})
