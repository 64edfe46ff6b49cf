/** Choose a larger model, switch it on or off, and try it on a message that nobody wrote. */
import type { Input } from '../../../contract/endpoint.ts'
import type { changeLargerModel as endpoint, LargerTry } from '../../../contract/larger-model.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import { transact } from '../../store/database.ts'
import { readLargerModel, saveLargerModel } from '../../store/larger-model.ts'
import { zoneOf } from '../../store/organisation.ts'
import { requestFor } from '../../understand/larger/endpoint.ts'
import { LargerFault, withLarger } from '../../understand/larger/larger.ts'
import { openLarger } from '../../understand/larger/open.ts'
import { readWhose } from '../../understand/whose.ts'
import { dayIn } from '../accept-arrivals.ts'
import { logAct } from '../log-act.ts'
import { beginNow } from './look-with-larger.ts'

/** @throws ProblemError when there is no address where one is needed, or a key would go to another address than it was given for */
export async function changeLargerModel(ctx: Context, who: AgentWho, given: Input<typeof endpoint>): Promise<void> {
  const { organisationId } = who
  const { active, kind, address, model, labels, mostRequests, mostCharacters } = given
  if (kind === 'endpoint' && !/^https?:\/\/./.test(address)) throw refuseField('address', 'should begin with https://')
  await transact(ctx.db, async (tx) => {
    const before = await readLargerModel(tx, organisationId)
    // A key that was given for one place never goes to another.
    const kept = before?.address === address ? before.key : null
    const key = given.key === undefined ? kept : given.key === '' ? null : ctx.seal.close(given.key)
    await saveLargerModel(
      tx,
      organisationId,
      {
        ...{ active, kind, address, model, key, labels: JSON.stringify(labels) },
        ...{ most_requests: mostRequests, most_characters: mostCharacters },
      },
      ctx.clock(),
    )
    if (active && !before?.active) await beginNow(tx, organisationId)
    const about = { active, place: kind === 'endpoint' ? hostOf(address) : 'directory', model }
    await logAct(ctx, tx, who, { kind: 'larger-model-changed', subjectId: organisationId, about })
  })
  await ctx.wake.ring('events', organisationId)
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address)

/** @throws ProblemError when none is chosen yet */
export async function tryLargerModel(ctx: Context, organisationId: string, text: string): Promise<LargerTry> {
  const chosen = await readLargerModel(ctx.db, organisationId)
  if (!chosen) throw refuse('not-found', { detail: 'No larger model is chosen yet' })
  const sent = chosen.kind === 'endpoint' ? requestFor(chosen.model, text) : null
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  try {
    const larger = await openLarger(ctx, chosen, dayIn(await zoneOf(ctx.db, organisationId), ctx.clock()))
    const whose = await readWhose(ctx, organisationId)
    const [ours] = await ctx.understanding.judgeMany([text], whose)
    const [theirs] = await withLarger(ctx.understanding, larger).judgeMany([text], whose)
    return { sent, ours: shown(ours), theirs: shown(theirs), fault: null, ms: took() }
  } catch (error) {
    if (!(error instanceof LargerFault)) throw error
    return { sent, ours: null, theirs: null, fault: { code: error.code, says: error.message }, ms: took() }
  }
}

type Judged = Awaited<ReturnType<Context['understanding']['judgeMany']>>[number]

function shown(judged: Judged | undefined): LargerTry['ours'] {
  if (!judged?.sentiment) return null
  return { sentiment: [...judged.sentiment], traits: { ...judged.traits } }
}
