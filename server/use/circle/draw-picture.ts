/**
 * The people of a picture and what goes on between them: whom it is around, then who reacted to them and to whom they reacted, the heaviest first,
 * until it is full. Around a person one looks two steps far, around what was said one. Who objected is in no picture.
 */
import type { Context } from '../../context.ts'
import { readParts, standsFor } from '../../store/contact-join.ts'
import {
  type PersonRow,
  peopleInPicture,
  type Seed,
  seedsOfAll,
  seedsOfContacts,
  seedsOfGroup,
  seedsOfLabel,
  type Tie,
  tiesOf,
  tonesOf,
} from '../../store/picture.ts'

export type Asked = { group?: string | undefined; contact?: string | undefined; label?: string | undefined }
export type Drawn = {
  people: (PersonRow & { within: boolean; tone: number | null })[]
  ties: [from: number, to: number, weight: number][]
  left: { people: number; ties: number }
}

/** A screen full of lines says nothing any more. */
const mostTies = 60_000
/** So many reactions are read, from each side; the fewer people, the more of each. */
const [mostOfEach, mostRead] = [200, 120_000]
/** People that the store is asked about at once. */
const atOnce = 4000

export async function drawPicture(ctx: Context, organisationId: string, asked: Asked, most: number): Promise<Drawn> {
  const at = ctx.clock()
  const seeds = await seedsOf(ctx, organisationId, asked, most + 1)
  const within = new Map(seeds.slice(0, most).map(({ id, tone }) => [id, tone]))
  const found = await around(ctx, organisationId, [...within.keys()], { steps: stepsFrom(asked), most, at })
  const rows = (await peopleInPicture(ctx.db, organisationId, found.ids)).filter(({ left_out }) => !left_out)
  const tones = await tonesOf(
    ctx.db,
    organisationId,
    rows.flatMap(({ id, ours }) => (ours || within.get(id) != null ? [] : [id])),
  )
  const place = new Map(rows.map(({ id }, i) => [id, i]))
  const ties = found.ties.flatMap(({ from, to, weight }): Drawn['ties'] => {
    const [one, other] = [place.get(from), place.get(to)]
    return one === undefined || other === undefined ? [] : [[one, other, weight]]
  })
  return {
    people: rows.map((row) => ({
      ...row,
      within: within.has(row.id),
      tone: row.ours ? null : (within.get(row.id) ?? tones.get(row.id) ?? null),
    })),
    ties: ties.slice(0, mostTies),
    left: {
      people: found.left + Math.max(0, seeds.length - most),
      ties: Math.max(0, ties.length - mostTies),
    },
  }
}

async function seedsOf(ctx: Context, organisationId: string, asked: Asked, limit: number): Promise<Seed[]> {
  const { db } = ctx
  if (asked.group) return seedsOfGroup(db, organisationId, asked.group, limit)
  if (asked.label) return seedsOfLabel(db, organisationId, asked.label, limit)
  if (!asked.contact) return seedsOfAll(db, organisationId, limit)
  const root = await standsFor(db, organisationId, asked.contact)
  return root ? seedsOfContacts(db, organisationId, await readParts(db, organisationId, root)) : []
}

type Found = { ids: string[]; ties: Tie[]; left: number }

/** Where everybody is asked for nobody is around them. */
const stepsFrom = ({ group, label, contact }: Asked) => (contact ? 2 : group || label ? 1 : 0)

/** Who stands around these people, as far as there is room; ties from the heaviest on. */
async function around(
  ctx: Context,
  organisationId: string,
  seeds: readonly string[],
  { steps, most, at }: { steps: number; most: number; at: Date },
): Promise<Found> {
  const there = new Set(seeds)
  const ties = new Map<string, Tie>()
  const look = async (ids: readonly string[], sides: 'in' | 'both') => {
    const asked = { sides, kept: Math.min(mostOfEach, Math.ceil(mostRead / ids.length)), at }
    for (let from = 0; from < ids.length; from += atOnce)
      for (const tie of await tiesOf(ctx.db, organisationId, ids.slice(from, from + atOnce), asked))
        ties.set(`${tie.from} ${tie.to}`, tie)
  }
  let edge: readonly string[] = seeds
  let left = 0
  for (let step = 0; step < steps && edge.length > 0; step++) {
    await look(edge, 'both')
    const near = nearest(there, ties.values())
    edge = near.slice(0, Math.max(0, most - there.size))
    left = near.length - edge.length
    for (const id of edge) there.add(id)
  }
  // What those who came last do among each other.
  await look(edge, 'in')
  const between = [...ties.values()].filter(({ from, to }) => there.has(from) && there.has(to))
  return { ids: [...there], ties: between.sort((a, b) => b.weight - a.weight), left }
}

/** Who is not there yet, those who weigh most to who is first. */
function nearest(there: ReadonlySet<string>, ties: Iterable<Tie>): string[] {
  const weights = new Map<string, number>()
  for (const { from, to, weight } of ties)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      if (there.has(one) && !there.has(other)) weights.set(other, (weights.get(other) ?? 0) + weight)
  return [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id)
}
