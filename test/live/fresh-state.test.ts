/** Law 6: for every event kind, the client's state after applying the event equals the state fetched anew. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import { eventKinds } from '../../contract/live.ts'
import type { AgentWho } from '../../server/access/who.ts'
import { showEvents } from '../../server/http/show/event.ts'
import { newestPosition, readEvents } from '../../server/store/event.ts'
import { listRules } from '../../server/store/rule.ts'
import { readTeams } from '../../server/store/team.ts'
import { createCanned } from '../../server/use/canned/change-canned.ts'
import { changeChannel } from '../../server/use/change-channel.ts'
import { changeConversation } from '../../server/use/change-conversation.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { changeMe } from '../../server/use/change-me.ts'
import { changeTeam, createTeam } from '../../server/use/change-teams.ts'
import { createView } from '../../server/use/change-views.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { changeRule, createRule, removeRule } from '../../server/use/rule/save-rule.ts'
import { sendReply } from '../../server/use/send-reply.ts'
import { undoReply } from '../../server/use/settle-reply.ts'
import { saveDraft } from '../../server/use/writing/save-draft.ts'
import { reduceAll } from '../../web/live/reduce.ts'
import type { LiveState } from '../../web/live/state.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { aroundSteps } from './around-steps.ts'
import { fetchedIn, visible } from './fetched.ts'
import { listeningSteps } from './listening-steps.ts'
import { readingSteps } from './reading-steps.ts'
import { spreadingSteps } from './spreading-steps.ts'
import { suppressionSteps } from './suppression-steps.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
})
afterAll(() => house.close())

const fetched = (of: TestOrganisation, who: AgentWho) => fetchedIn(house.ctx, of, who)

/** What came from elsewhere, or went, no event carries: such a thread says that it is to be fetched anew. */
const withoutRegrouped = ({ threads }: LiveState, opened: ReadonlySet<string>) =>
  new Set([...opened].filter((id) => !threads[id]?.regrouped))

const word = fc.constantFrom('een', 'twee', 'drie')
type Step = (to: TestOrganisation, who: AgentWho) => Promise<unknown>

async function oneOf(to: TestOrganisation, n: number) {
  const rows = await house.ctx.db
    .selectFrom('conversation')
    .select(['id', 'said'])
    .where('organisation_id', '=', to.organisationId)
    .orderBy('number')
    .execute()
  return rows[n % rows.length]
}
/** What may rightly be refused (a stale answer, an undo too late) changes nothing, and is just as good a step. */
const unlessRefused = (work: Promise<unknown>) => work.catch(() => undefined)

const { notes, tasks, merges, unmerges, joinsPeople, takesPeopleApart, calls, removesTeam, labels, speaks } =
  aroundSteps(() => house)
const { overhears } = listeningSteps(() => house)
const { corrects, anyCorrection } = readingSteps(() => house)
const { consents, rules } = suppressionSteps(() => house)
const { spreads } = spreadingSteps(() => house)

let keys = 0

const says =
  (id: string, parent: string | undefined, name: string, text: string): Step =>
  (to) => {
    const thread = parent && parent !== id ? { inReplyTo: [parent] } : {}
    return bring(house.ctx, to, [create({ id, text, thread, actor: { network: 'plain', id: name.slice(0, 4), name } })])
  }
const edits =
  (id: string, revision: number, text: string): Step =>
  (to) =>
    bring(house.ctx, to, [{ type: 'Update', note: note({ id, revision, text }) }])
const deletes =
  (id: string): Step =>
  (to) =>
    bring(house.ctx, to, [{ type: 'Delete', id, at: new Date() }])
const answers =
  (n: number, text: string): Step =>
  async (to) => {
    const found = await oneOf(to, n)
    const draft = found && { conversationId: found.id, text, said: found.said, key: `sleutel-${++keys}` }
    if (draft) await unlessRefused(sendReply(house.ctx, to, draft))
  }
const drafts =
  (n: number, text: string): Step =>
  async (to) => {
    const found = await oneOf(to, n)
    const written = found && { conversationId: found.id, base: 0, text: text === 'drie' ? '' : text, said: found.said }
    if (written) await saveDraft(house.ctx, to, { ...written, shared: text === 'twee' })
  }
const cans =
  (name: string): Step =>
  (_, who) =>
    createCanned(house.ctx, who, { name, shortcut: '', text: name, actions: [], teamIds: [], personal: true })
const undoes: Step = async (to) => {
  const { db } = house.ctx
  const { organisationId } = to
  const query = db.selectFrom('outbox').select('id').where('organisation_id', '=', organisationId)
  const waiting = await query.where('state', '=', 'waiting').executeTakeFirst()
  if (waiting) await unlessRefused(undoReply(house.ctx, to, waiting.id))
}
const delivers: Step = async (to) => {
  house.wait(6000)
  for (const claimed of await claimReplies(house.ctx, to.organisationId, 5))
    await deliverReply(house.ctx, to.organisationId, claimed)
}
const moves =
  (n: number, what: 'mine' | 'nobody' | 'open' | 'pending' | 'answered'): Step =>
  async (to) => {
    const found = await oneOf(to, n)
    const change =
      what === 'mine' ? { agentId: to.agentId } : what === 'nobody' ? { agentId: null } : { workState: what }
    if (found) await changeConversation(house.ctx, to, found.id, change)
  }
const callsMe =
  (alias: string): Step =>
  (_, who) =>
    changeMe(house.ctx, who, { alias }, null)
const callsChannel =
  (name: string): Step =>
  (to, who) =>
    changeChannel(house.ctx, who, to.channelId, { name })

const rule = (name: string) => ({
  name,
  moment: { when: 'said' } as const,
  conditions: [],
  actions: [{ do: 'set', workState: 'open' } as const],
  last: false,
  webhookUrl: null,
})
const makesRule =
  (name: string): Step =>
  (to) =>
    createRule(house.ctx, to, rule(name))
const changesRules =
  (what: 'on' | 'away', n: number): Step =>
  async (to) => {
    const rules = await listRules(house.ctx.db, to.organisationId)
    const one = rules[n % rules.length]
    if (!one) return
    if (what === 'away') await removeRule(house.ctx, to, one.id)
    else await changeRule(house.ctx, to, one.id, { enabled: !one.enabled })
  }

/** Conversations move to teams that are renamed. */
const moveTo =
  (n: number, name: string): Step =>
  async (to, who) => {
    const [known] = await readTeams(house.ctx.db, to.organisationId)
    const team = known ? await changeTeam(house.ctx, to, known.id, { name }) : await createTeam(house.ctx, to, { name })
    const found = await oneOf(to, n)
    const move = { do: 'move', teamId: team.id } as const
    if (found) await changeConversations(house.ctx, { ...who, ruleId: null }, [found.id], [move])
  }
const savesView: Step = (_, who) =>
  unlessRefused(createView(house.ctx, who, { name: 'Mijn werk', personal: true, filters: { state: 'open' } }))

const id = fc.constantFrom('a', 'b', 'c')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(id, fc.option(id, { nil: undefined }), fc.constantFrom('Fatima', 'Bram', 'Bram de W.'), word)
    .map((of) => says(...of)),
  fc.tuple(id, fc.integer({ min: 1, max: 3 }), word).map((of) => edits(...of)),
  id.map(deletes),
  fc.tuple(fc.nat(9), word).map((of) => answers(...of)),
  fc.tuple(fc.nat(9), word).map((of) => drafts(...of)),
  fc.tuple(fc.nat(9), word).map((of) => notes(...of)),
  fc.tuple(fc.nat(9), word).map((of) => tasks(...of)),
  fc.tuple(fc.nat(9), fc.nat(9)).map((of) => merges(...of)),
  fc.nat(9).map(unmerges),
  fc.tuple(fc.nat(9), fc.nat(9)).map((of) => joinsPeople(...of)),
  fc.nat(9).map(takesPeopleApart),
  fc.tuple(fc.nat(9), fc.nat(9)).map((of) => calls(...of)),
  fc.constant(undoes),
  fc.constant(delivers),
  fc
    .tuple(fc.nat(9), fc.constantFrom('mine', 'nobody', 'open', 'pending', 'answered'))
    .map(([n, what]) => moves(n, what)),
  word.map(callsMe),
  word.map(callsChannel),
  fc.tuple(fc.nat(9), word).map((of) => labels(...of)),
  fc.tuple(fc.nat(9), word).map((of) => moveTo(...of)),
  fc.constantFrom('u' as const, 'je' as const).map(speaks),
  fc.nat(9).map(removesTeam),
  word.map(makesRule),
  word.map(overhears),
  fc.tuple(fc.nat(1), fc.constantFrom('Fatima', 'Bram', 'Bram de W.')).map((of) => spreads(...of)),
  anyCorrection,
  fc.tuple(fc.constantFrom('on', 'away'), fc.nat(9)).map((of) => changesRules(...of)),
)

async function makePlace(): Promise<{ to: TestOrganisation; who: AgentWho }> {
  const to = await makeOrganisation(house.ctx)
  const { organisationId, agentId } = to
  return { to, who: { kind: 'agent', organisationId, agentId, role: 'owner', sessionId: house.ctx.newId() } }
}

/** Fetch after some steps, live through the rest by events, and be where a fresh fetch is. @returns the kinds that were met */
async function law(steps: readonly Step[], before: number, cut: number): Promise<Set<string>> {
  const { to, who } = await makePlace()
  const { organisationId } = to
  for (const take of steps.slice(0, before)) await take(to, who)
  let state = await fetched(to, who)
  const opened = new Set(Object.keys(state.threads))
  for (const take of steps.slice(before)) await take(to, who)
  const kinds = new Set<string>()
  for (;;) {
    const rows = await readEvents(house.ctx.db, organisationId, state.position, cut)
    if (rows.length === 0) break
    for (const row of rows) kinds.add(row.kind)
    state = reduceAll(state, await showEvents(house.ctx, who, rows))
  }
  const still = withoutRegrouped(state, opened)
  expect(visible(state, still)).toEqual(visible(await fetched(to, who), still))
  return kinds
}

/** Who fetches in the middle of what is later rendered as one run, and joins there, ends where everybody is. */
test('state + events = fresh state for who joins in the middle of a run', async () => {
  const evening = fc.array(step, { minLength: 3, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(evening, async (steps) => {
      const { to, who } = await makePlace()
      const start = await newestPosition(house.ctx.db, to.organisationId)
      const visitors: LiveState[] = []
      for (const take of steps) {
        await take(to, who)
        visitors.push(await fetched(to, who))
      }
      const run = await showEvents(house.ctx, who, await readEvents(house.ctx.db, to.organisationId, start, 1000))
      const fresh = await fetched(to, who)
      for (const state of visitors) {
        const opened = new Set(Object.keys(state.threads))
        const after = reduceAll(
          state,
          run.filter((event) => event.position > state.position),
        )
        const still = withoutRegrouped(after, opened)
        expect(visible(after, still)).toEqual(visible(fresh, still))
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 10) },
  )
}, 600_000)

test('state + events = fresh state for every kind of event', async () => {
  const evening = [
    says('a', undefined, 'Bram', 'een'),
    says('b', 'a', 'Bram de W.', 'twee'),
    edits('a', 1, 'drie'),
    deletes('b'),
    answers(0, 'een'),
    delivers,
    says('c', 'a', 'Bram', 'twee'),
    answers(0, 'twee'),
    undoes,
    moves(0, 'mine'),
    callsMe('drie'),
    callsChannel('een'),
    drafts(0, 'twee'),
    cans('een'),
    labels(0, 'een'),
    speaks('je'),
    moveTo(0, 'een'),
    moveTo(0, 'twee'),
    savesView,
    makesRule('een'),
    notes(0, 'een'),
    tasks(0, 'een'),
    says('d', undefined, 'Fatima', 'een'),
    merges(1, 0),
    overhears('een'),
    spreads(0, 'Bram'),
    corrects(0, 'threat', true),
    consents('Bram'),
    rules,
  ]
  const kinds = await law(evening, 0, 3)
  // Removing the demo firm has a test of its own.
  expect(eventKinds.filter((kind) => !kinds.has(kind))).toEqual(['demo.removed'])
})

test('state + events = fresh state, whatever happens and however the events are cut', async () => {
  const evening = fc.array(step, { minLength: 2, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(evening, fc.nat(4), fc.integer({ min: 1, max: 7 }), async (...of) => void (await law(...of))),
    { numRuns: Number(process.env.RUNS ?? 25) },
  )
}, 600_000)
