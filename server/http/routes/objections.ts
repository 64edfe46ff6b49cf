/** What is listened to, in public, and who objects to it. */
import * as contract from '../../../contract/objection.ts'
import type { Who } from '../../access/who.ts'
import { refuse } from '../../problem.ts'
import { transact } from '../../store/database.ts'
import { listObjections, type ObjectionRow, writerOf } from '../../store/objection.ts'
import { setColour, setObjectionDays, setRetention } from '../../store/organisation.ts'
import { logAct } from '../../use/log-act.ts'
import { noteObjection, type Objected, proveObjection, removeObjection } from '../../use/note-objection.ts'
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
    const { note = null, proof = null, ...said } = input
    return showObjected(await noteObjection(ctx, byOf(who), { ...said, note, proof }))
  })

  mount(contract.objectForWriter, async ({ ctx, who, input }) => {
    const writer = await writerOf(ctx.db, who.organisationId, input.id)
    if (!writer) throw refuse('not-found', { detail: 'There is no such post, or it is gone already.' })
    const said = { ...writer, how: 'under a post', note: null, proof: null }
    return showObjected(await noteObjection(ctx, byOf(who), said))
  })

  mount(contract.proveObjection, async ({ ctx, who, input }) => ({
    erased: await proveObjection(ctx, byOf(who), input.id, input.proof),
  }))

  mount(contract.removeObjection, async ({ ctx, who, input }) => {
    await removeObjection(ctx, byOf(who), input.id)
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

  mount(contract.changeObjectionDays, async ({ ctx, who, input: { days } }) => {
    await transact(ctx.db, async (tx) => {
      await setObjectionDays(tx, who.organisationId, days)
      await logAct(ctx, tx, byOf(who), {
        ...{ kind: 'objection-days-changed', subjectId: who.organisationId, about: { days } },
      })
    })
    return { days }
  })
}

const show = (row: ObjectionRow & { alias: string | null }): contract.Objection => {
  const { id, network, account, said_at, how, note, alias, proof, erase_at } = row
  const moments = { at: said_at.toISOString(), eraseAt: erase_at?.toISOString() ?? null }
  return { id, network, account, how, note, notedBy: alias, proof, ...moments }
}

const showObjected = ({ eraseAt, ...sums }: Objected) => ({ ...sums, eraseAt: eraseAt?.toISOString() ?? null })

const byOf = (who: Who) => ({ organisationId: who.organisationId, agentId: who.kind === 'agent' ? who.agentId : null })
