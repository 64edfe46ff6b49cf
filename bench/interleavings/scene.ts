/**
 * A scene: somebody's mail is to be handed over, several times and by two programs, while things happen to them: complaints, from
 * their own address, from one that turns out to be theirs, or from somebody who may be them; joining and taking apart; agreeing, and
 * being let go. Everything begins at a moment of chance.
 */

import type { Note } from '../../domain/message/message.ts'
import { putSuggestion } from '../../server/store/contact-suggestion.ts'
import { transact } from '../../server/store/database.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { takeApart } from '../../server/use/contact/take-apart.ts'
import { setSituation } from '../../server/use/suppression/set-situation.ts'
import { insist, mark, placesOf, type Said, type Stage } from './stage.ts'
import { type Happened, misplaced, type Who } from './truth.ts'

const complaint = 'Dit is een klacht: jullie service is waardeloos en niemand doet iets.'
const agreement = 'Ja, het is opgelost. Alles werkt weer, bedankt!'

export type Scene = { name: string; known: boolean; handOvers: number }

const mail = ({ name }: Scene): Note['actor'] => ({ network: 'email', id: `${name}@waterkant.example`, name })
const other = ({ name }: Scene): Note['actor'] => ({ network: 'plain', id: `b-${name}`, name })
/** Somebody new, of whom the network says that the address is theirs. */
const fresh = (scene: Scene, n: number): Note['actor'] => ({
  network: 'plain',
  id: `n${n}-${scene.name}`,
  verifiedEmail: mail(scene).id,
})

/** What they wrote long ago: so they are known, and nothing hurts. */
const before = (scene: Scene): Said[] =>
  scene.known
    ? [mail(scene), other(scene)].map((actor) => ({ id: `h-${actor.id}`, text: 'Dank je wel.', actor, history: true }))
    : []

export type Played = {
  /** How many hand-overs were tried, how many were made, and how many of those should not have been. */
  tried: number
  made: number
  wrong: number
  /** What happened, in order. */
  story: readonly Happened[]
  /** Why this scene says nothing: a connection broke, and nobody knows what became of a step. */
  brokenOff: Error | null
}

export async function play(stage: Stage, scene: Scene): Promise<Played> {
  await Promise.all(before(scene).map(stage.say))
  const life = lifeOf(stage, scene)
  const sending = Array.from({ length: scene.handOvers }, () => send(stage, scene, life))
  const living = life.live().then(
    () => null,
    (error: Error) => error,
  )
  const [brokenOff, ...leases] = await Promise.all([living, ...sending])
  if (brokenOff) return { tried: 0, made: 0, wrong: 0, story: [], brokenOff }
  const given = leases.flatMap((id) => id ?? [])
  const consumed = await placesOf(stage, 'suppression.changed', given)
  const happened: Happened[] = [...(await life.happened())]
  for (const at of consumed.values()) happened.push({ at, does: 'hand over' })
  const story = happened.toSorted((a, b) => a.at - b.at)
  return { tried: given.length, made: consumed.size, wrong: misplaced(story), story, brokenOff }
}

/** @returns the permission; null when there was none */
async function send({ take, handOver, chance }: Stage, scene: Scene, life: Life): Promise<string | null> {
  const [one, other] = [chance.whole(life.steps + 1), chance.whole(life.steps + 1)]
  await life.begun(Math.min(one, other))
  const ask = { purpose: 'offer', medium: 'email', campaign: null } as const
  const { id } = await take({ ask, addressee: { email: mail(scene).id } })
  if (!id) return null
  await life.begun(Math.max(one, other))
  await pause(chance.next() * 1.2 * life.stepMs())
  // A connection may be gone in the middle: whether it was handed over is read from the store.
  await handOver(id).catch(() => undefined)
  return id
}

type Life = ReturnType<typeof lifeOf>

function lifeOf(stage: Stage, scene: Scene) {
  const { programs, place, chance } = stage
  const { organisationId, agentId } = place
  const by = { organisationId, agentId }
  const said: { id: string; who: Who; agreed: string | null; actor: Note['actor'] }[] = []
  const structure: Happened[] = []
  let join: string | null = null

  const contact = async (who: Who): Promise<string | null> => {
    const { network, id } = who === 'a' ? mail(scene) : other(scene)
    const row = await insist(() =>
      programs[0].db
        .selectFrom('account as a')
        .innerJoin('claim as c', (on) =>
          on.onRef('c.account_id', '=', 'a.id').on('c.organisation_id', '=', organisationId),
        )
        .select(['c.contact_id', 'c.own_id'])
        .where('a.organisation_id', '=', organisationId)
        .where('a.network', '=', network)
        .where('a.external_id', '=', id)
        .where('c.withdrawn_at', 'is', null)
        .executeTakeFirst(),
    )
    return row ? (row.own_id ?? row.contact_id) : null
  }
  const complains = async () => {
    const who: Who = scene.known && chance.whole(2) === 0 ? 'b' : 'a'
    const actor = who === 'b' ? other(scene) : chance.whole(3) === 0 ? fresh(scene, said.length) : mail(scene)
    const id = `c${said.length}-${scene.name}`
    said.push({ id, who, agreed: null, actor })
    await stage.say({ id, text: complaint, actor })
  }
  const agrees = async () => {
    const one = said.find(({ agreed }) => agreed === null)
    if (!one) return
    one.agreed = `j-${one.id}`
    await stage.say({ id: one.agreed, text: agreement, actor: one.actor, inReplyTo: one.id })
  }
  const letsGo = async () => {
    const who: Who = scene.known && chance.whole(2) === 0 ? 'b' : 'a'
    const id = await contact(who)
    if (!id) return
    await setSituation(chance.pick(programs), by, id, { situation: 'calm', reason: 'gebeld' })
    structure.push({ at: await lastOf(id), does: 'let go', who })
  }
  const changes = async () => {
    const [a, b] = [await contact('a'), await contact('b')]
    if (!a || !b) return
    const ctx = chance.pick(programs)
    if (join) await takeApart(ctx, by, join, false)
    else if (chance.whole(2) === 0) join = (await joinContacts(ctx, by, { fromId: b, intoId: a, evidence: [] })).joinId
    else {
      const id = ctx.newId()
      await transact(ctx.db, async (tx) => {
        await putSuggestion(tx, organisationId, {
          ids: [a, b],
          evidence: [],
          counter: null,
          strength: 0.7,
          since: new Date(),
        })
        await mark(tx, place, [id])
      })
      structure.push({
        at: (await placesOf(stage, 'suppression.changed', [id])).get(id) ?? 0,
        does: 'are',
        joined: false,
        maybe: true,
      })
      return
    }
    const joined = structure.findLast((one) => one.does === 'are')
    const maybe = joined?.does === 'are' && joined.maybe
    const isJoined = !(joined?.does === 'are' && joined.joined)
    structure.push({ at: await lastOf(b), does: 'are', joined: isJoined, maybe })
    if (!isJoined) join = null
  }
  /** The last time that somebody changed. */
  const lastOf = async (id: string) => {
    const root = await insist(() =>
      programs[0].db
        .selectFrom('contact')
        .select('joined_to')
        .where('organisation_id', '=', organisationId)
        .where('id', '=', id)
        .executeTakeFirst(),
    )
    const ids = [id, ...(root?.joined_to ? [root.joined_to] : [])]
    return Math.max(...(await placesOf(stage, 'contact.changed', ids)).values())
  }

  const steps = [complains, ...(scene.known ? [changes, changes] : []), complains, letsGo, agrees]
  const drawn = Array.from({ length: 1 + chance.whole(4) }, () => chance.pick(steps))
  const chosen = drawn.includes(complains) ? drawn : [...drawn, complains]
  const begins = Array.from({ length: chosen.length + 1 }, () => gate())
  let stepMs = 20

  return {
    steps: chosen.length,
    /** When this step begins, counted from 1; at 0 nothing has happened yet. */
    begun: (step: number) => begins[step]?.opened,
    stepMs: () => stepMs,
    async live() {
      try {
        begins[0]?.open()
        // Whoever asks for a permission first has some time for it.
        await pause(2 * stepMs)
        for (const [i, step] of chosen.entries()) {
          begins[i + 1]?.open()
          const began = performance.now()
          await pause(chance.whole(5))
          await step()
          stepMs = performance.now() - began
        }
      } finally {
        for (const { open } of begins) open()
      }
    },
    async happened(): Promise<Happened[]> {
      const names = said.flatMap(({ id, agreed }) => [id, ...(agreed ? [agreed] : [])])
      const rows = await insist(() =>
        programs[0].db
          .selectFrom('message')
          .select(['id', 'external_id'])
          .where('organisation_id', '=', organisationId)
          .where('channel_id', '=', place.channelId)
          .where('external_id', 'in', names)
          .execute(),
      )
      const ids = new Map(rows.map((row) => [row.external_id, row.id]))
      const places = await placesOf(stage, 'message.received', [...ids.values()])
      const at = (name: string) => places.get(ids.get(name) ?? '') ?? Number.MAX_SAFE_INTEGER
      return [
        ...structure,
        ...said.map(({ id, who }): Happened => ({ at: at(id), does: 'complain', who, id })),
        ...said.flatMap(({ id, agreed }): Happened[] => (agreed ? [{ at: at(agreed), does: 'agree', id }] : [])),
      ]
    },
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}
