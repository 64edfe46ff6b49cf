/**
 * The campaigns that the demo firm sent before it moved in. Each mail is decided as it stood with its customer then: what might go went,
 * what was held was asked about again every day, until it went, made no more sense, or is held to this day.
 */
import { nextLook, type RelayState } from '../../domain/relay/state.ts'
import type { Ask } from '../../domain/suppression/ask.ts'
import { dayName } from '../../domain/suppression/cap.ts'
import { type Decision, decide } from '../../domain/suppression/decide.ts'
import type { Rules } from '../../domain/suppression/rules.ts'
import type { Context } from '../context.ts'
import { type Transaction, transact } from '../store/database.ts'
import { type Decided, logDecisions } from '../store/decision-log.ts'
import { nameKey } from '../store/guard.ts'
import { type ToolRow, touchTool } from '../store/relay.ts'
import { type Accepted, acceptMails } from '../store/relay-accept.ts'
import { type Conclusion, concludeRecipients } from '../store/relay-mail.ts'
import { countSent } from '../store/suppression.ts'
import { readRules } from '../store/suppression-rule.ts'
import { whoIs } from '../store/whom.ts'
import { zones } from '../zones.ts'
import { type DemoHouse, openFirm, readDemoHouse } from './demo-house.ts'
import { demoTool, handedBy } from './mail-in-demo.ts'
import { prepareMail } from './relay/accept-mail.ts'
import { type StateAt, triedOn } from './suppression/tried-on.ts'

/** One mail for one customer, as it was handed over. */
type Mailed = { accepted: Accepted; at: Date; contactId: string; ask: Ask }
/** What was decided about it, each time that it was asked, and where that ended. */
type Fate = Mailed & { looks: { at: Date; decision: Decision }[]; state: RelayState }

const dayMs = 86_400_000

/** Once: a tool that was used has sent them. */
export async function sendDemoCampaigns(ctx: Context, organisationId: string): Promise<void> {
  const house = await readDemoHouse(ctx, organisationId)
  const tool = house?.current ? await demoTool(ctx, organisationId) : undefined
  if (!house || !tool || tool.last_used_at) return
  const mails = await mailsOf(ctx, house, tool)
  const { rules, zone } = await readRules(ctx.db, organisationId)
  const people = [...new Set(mails.map(({ contactId }) => contactId))]
  const from = new Date(Math.min(house.began.getTime(), ...mails.map(({ at }) => at.getTime())))
  const state = await triedOn(ctx.db, organisationId, people, [rules], { now: house.began, zone, zones }, from)
  const fates = mails.map((one) => fateOf(one, state, rules, { zone, until: house.began }))
  await transact(ctx.db, async (tx) => {
    for (const some of byMoment(mails, ({ at }) => at))
      await acceptMails(
        tx,
        organisationId,
        ctx.newId,
        some.all.map(({ accepted }) => accepted),
        some.at,
      )
    for (const some of byMoment(fates, ({ at }) => at))
      await concludeRecipients(tx, organisationId, some.all.map(conclusionOf), some.at)
    await note(ctx, tx, organisationId, fates, { tool, zone })
    await touchTool(tx, tool.id, ctx.clock())
  })
}

/** To customers whom we know: who never wrote is nobody here. */
async function mailsOf(ctx: Context, house: DemoHouse, tool: ToolRow): Promise<Mailed[]> {
  const { mailed } = await openFirm()
  const all = mailed(house.began, house.midnight).flatMap(({ at, mails }) =>
    mails.map((mail) => ({ at, accepted: prepareMail({ ...ctx, clock: () => at }, handedBy(tool, mail)) })),
  )
  const names = all.map(({ accepted }) => ({ network: 'email', value: accepted.recipients[0]?.key ?? '' }))
  const found = new Map(
    (await whoIs(ctx.db, house.organisationId, names)).flatMap(({ place, root, possibly }) =>
      possibly ? [] : [[place, root] as const],
    ),
  )
  return all.flatMap((one, place) => {
    const contactId = found.get(place)
    const { mail, campaign } = one.accepted
    return contactId ? [{ ...one, contactId, ask: { purpose: mail.purpose, medium: 'email', campaign } }] : []
  })
}

function fateOf(one: Mailed, state: StateAt, rules: Rules, { zone, until }: { zone: string; until: Date }): Fate {
  const looks: Fate['looks'] = []
  const end = (became: RelayState, at: Date): Fate => ({ ...one, looks, state: became, at })
  const expires = one.accepted.mail.expires_at
  for (let at = one.at; ; at = new Date(at.getTime() + dayMs)) {
    if (expires <= at && expires <= until) return end('expired', expires)
    if (at > until) return end('held', looks.at(-1)?.at ?? one.at)
    const clock = { now: at, zone, zones }
    const decision = decide(one.ask, state(one.contactId, rules, clock), rules, clock)
    looks.push({ at, decision })
    if (decision.verdict === 'send') return end('forwarded', at)
    if (decision.verdict === 'drop') return end('dropped', at)
  }
}

function conclusionOf({ accepted, state, looks, at }: Fate): Conclusion {
  const { decision } = looks.at(-1) ?? {}
  const held = state === 'held'
  const until = held ? (decision?.until ?? null) : null
  const ready = nextLook(at.getTime(), until?.getTime() ?? null, looks.length, accepted.mail.expires_at.getTime())
  return {
    ...{ id: accepted.recipients[0]?.id ?? '', state, reason: null, until },
    code: state === 'forwarded' ? '' : state === 'expired' ? 'expired' : (decision?.code ?? ''),
    readyAt: held ? new Date(ready) : null,
  }
}

/** What was decided, and how much people got. */
async function note(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  fates: readonly Fate[],
  { tool, zone }: { tool: ToolRow; zone: string },
): Promise<void> {
  const decided = fates.flatMap(({ ask, contactId, looks }) =>
    // Of days on which nothing was new only the first is told.
    looks.flatMap(({ at, decision }, i) =>
      i === 0 || decision.code !== looks[i - 1]?.decision.code
        ? [{ at, one: { id: ctx.newId(), ask, contactId, key: null, decision } satisfies Decided }]
        : [],
    ),
  )
  const dayOf = (at: Date) => dayName(zones.wall(zone, at))
  const about = { tool: `relay ${tool.id}` }
  for (const { at, all } of byMoment(decided, (one) => one.at))
    for (const went of [true, false])
      await logDecisions(
        tx,
        organisationId,
        all.flatMap(({ one }) => ((one.decision.verdict === 'send') === went ? [one] : [])),
        { ...about, occasion: went ? 'handed over' : 'lease', at, day: dayOf(at) },
      )
  const sent = fates.filter(({ state }) => state === 'forwarded')
  for (const { at, all } of byMoment(sent, (one) => one.at))
    await countSent(
      tx,
      organisationId,
      all.flatMap(({ ask: { purpose, medium }, accepted }) =>
        purpose === 'transactional'
          ? []
          : [{ key: nameKey('email', accepted.recipients[0]?.key ?? ''), day: dayOf(at), purpose, medium }],
      ),
    )
}

/** Those of one moment together, oldest first. */
function byMoment<T>(all: readonly T[], atOf: (one: T) => Date): { at: Date; all: T[] }[] {
  const groups = new Map<number, T[]>()
  for (const one of all) {
    const at = atOf(one).getTime()
    groups.set(at, [...(groups.get(at) ?? []), one])
  }
  return [...groups].sort(([a], [b]) => a - b).map(([at, of]) => ({ at: new Date(at), all: of }))
}
