/** Whom rules would have held last month, beside those that hold now: for people whom we spoke with, and for what was asked to be sent. */
import { type Decision, decide } from '../../../domain/suppression/decide.ts'
import { type Rules, toRules, type WrittenRules } from '../../../domain/suppression/rules.ts'
import type { Context } from '../../context.ts'
import { smallestIdOf } from '../../ids.ts'
import { namesOfContacts, recentAsks, recentPeople } from '../../store/suppression-past.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { zones } from '../../zones.ts'
import { heldOfAll, type Share } from './held-of-all.ts'
import { inSlices } from './in-slices.ts'
import { type StateAt, triedOn } from './tried-on.ts'
import { type Strangers, triedOnStrangers } from './tried-on-strangers.ts'

export type Tried = {
  since: Date
  /** Of `looked` so many were held by the rules as they are, and would have been by those that are tried. */
  people: Compared
  mails: Compared
  everybody: Share
  strangers: Strangers
  examples: { contactId: string; name: string; at: Date; campaign: string | null; now: Decision; tried: Decision }[]
}
export type Compared = { looked: number; now: number; tried: number }

const day = 86_400_000
const days = 30
const mostPeople = 400
const mostAsks = 1_000
const mostExamples = 6
const mail = { purpose: 'marketing', medium: 'email', campaign: null } as const

export async function previewRules(ctx: Context, organisationId: string, written: WrittenRules): Promise<Tried> {
  const at = ctx.clock()
  const since = new Date(at.getTime() - days * day)
  const { rules: present, zone } = await readRules(ctx.db, organisationId)
  const tried = toRules(written)
  const asks = await recentAsks(ctx.db, organisationId, smallestIdOf(since), mostAsks)
  const people = await recentPeople(ctx.db, organisationId, since, mostPeople)
  const all = [...new Set([...people, ...asks.map(({ contactId }) => contactId)])]
  const clock = { now: at, zone, zones }
  const state = await triedOn(ctx.db, organisationId, all, [present, tried], clock, since)
  const both = { state, present, tried, zone }

  const found: Omit<Tried['examples'][number], 'name'>[] = []
  const mails = { looked: asks.length, now: 0, tried: 0 }
  await inSlices(asks, ({ contactId, at: then, ...ask }) => {
    const one = compare(both, contactId, ask, then)
    if (one.now.verdict !== 'send') mails.now += 1
    if (one.tried.verdict !== 'send') mails.tried += 1
    if (one.now.verdict !== one.tried.verdict) found.push({ contactId, at: then, campaign: ask.campaign, ...one })
  })
  const compared = { looked: people.length, now: 0, tried: 0 }
  await inSlices(people, (contactId) => {
    const moments = Array.from({ length: days }, (_, n) => new Date(at.getTime() - n * day))
    const ever = moments.map((then) => ({ then, ...compare(both, contactId, mail, then) }))
    if (ever.some(({ now }) => now.verdict !== 'send')) compared.now += 1
    if (ever.some((one) => one.tried.verdict !== 'send')) compared.tried += 1
    const other = ever.find((one) => one.now.verdict !== one.tried.verdict)
    if (other) found.push({ contactId, at: other.then, campaign: null, now: other.now, tried: other.tried })
  })
  const examples = [...new Map(found.toReversed().map((one) => [one.contactId, one])).values()].slice(-mostExamples)
  const names = await namesOfContacts(
    ctx.db,
    organisationId,
    examples.map(({ contactId }) => contactId),
  )
  return {
    ...{ since, people: compared, mails, everybody: await heldOfAll(ctx, organisationId, tried) },
    strangers: await triedOnStrangers(ctx, organisationId, { present, tried }, clock, since),
    examples: examples.toReversed().map((one) => ({ ...one, name: names.get(one.contactId) ?? '' })),
  }
}

type Both = { state: StateAt; present: Rules; tried: Rules; zone: string }

function compare({ state, present, tried, zone }: Both, person: string, ask: Parameters<typeof decide>[0], now: Date) {
  const clock = { now, zone, zones }
  const by = (rules: Rules) => decide(ask, state(person, rules, clock), rules, clock)
  return { now: by(present), tried: by(tried) }
}
