/** What is listened to, in public, and who objects to it. */
import * as contract from '../../../contract/objection.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import { listChannels } from '../../store/channel.ts'
import { transact } from '../../store/database.ts'
import { deleteObjection, knownNetworks, listObjections, type ObjectionRow, writerOf } from '../../store/objection.ts'
import { firstOrganisation, readRetention, setRetention } from '../../store/organisation.ts'
import { logAct } from '../../use/log-act.ts'
import { noteObjection } from '../../use/note-objection.ts'
import type { Mount } from '../mount.ts'
import { rateLimiter } from '../rate-limit.ts'

const atOnce = 50

export function objectionRoutes(mount: Mount, { clock }: Context): void {
  // Whoever objects has a handful of accounts; a program that objects for everybody else is held up.
  const visits = rateLimiter({ burst: 10, perMinute: 2 }, clock)

  mount(contract.readNotice, async ({ ctx }) => {
    const house = await accessHouse(ctx)
    const rows = (await listChannels(ctx.db, house.id)).filter(({ enabled, demo }) => enabled && !demo)
    const kinds = [...new Set(rows.map(({ kind }) => kind))].flatMap((kind) => ctx.channels.get(kind) ?? [])
    const heard = kinds.filter(({ capabilities }) => capabilities.visibility === 'public')
    return {
      organisation: house.name,
      language: house.language,
      listensTo: heard.map(({ kind, label }) => ({ kind, label })),
      retainDays: await readRetention(ctx.db, house.id),
      networks: await networksOf(ctx, house.id),
      contact: rows.find(({ kind }) => kind === 'email')?.address ?? null,
    }
  })

  mount(contract.objectInPublic, async ({ ctx, input, visitor }) => {
    visits.spend(visitor)
    const house = await accessHouse(ctx)
    const by = { organisationId: house.id, agentId: null }
    if (!(await networksOf(ctx, house.id)).includes(input.network))
      throw refuseField('network', 'is none that we listen to')
    await noteObjection(ctx, by, { ...input, how: 'notice page', note: null })
    return {}
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
    const gone = await transact(ctx.db, (tx) => deleteObjection(tx, who.organisationId, input.id))
    if (!gone) throw refuse('not-found', { detail: 'There is no such objection.' })
    return {}
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

/** Where somebody was overheard, and where they may be: public places that are listened to. */
async function networksOf(ctx: Context, organisationId: string): Promise<string[]> {
  const kinds = (await listChannels(ctx.db, organisationId))
    .filter(({ enabled, demo }) => enabled && !demo)
    .flatMap(({ kind }) => (ctx.channels.get(kind)?.capabilities.visibility === 'public' ? [kind] : []))
  return [...new Set([...(await knownNetworks(ctx.db, organisationId)), ...kinds])]
}

async function accessHouse(ctx: Context) {
  const house = await firstOrganisation(ctx.db)
  if (!house) throw refuse('not-found', { detail: 'Nobody lives here yet.' })
  return house
}

const show = ({ id, network, account, said_at, how, note }: ObjectionRow): contract.Objection => ({
  id,
  network,
  account,
  at: said_at.toISOString(),
  how,
  note,
})
