/**
 * The public notice: what is listened to, for how long that is kept, and how to object. A page that the server writes whole, with a plain
 * form, so that it can be read and used without scripts.
 */
import type { Hono, Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import { ProblemError, refuse } from '../problem.ts'
import { listChannels } from '../store/channel.ts'
import { knownNetworks } from '../store/objection.ts'
import { firstOrganisation, readColour, readObjectionDays, readRetention } from '../store/organisation.ts'
import { noteObjection } from '../use/note-objection.ts'
import { addressOf, visitorOf } from './address.ts'
import { limitBody } from './body.ts'
import { checkForm } from './origin.ts'
import { rateLimiter } from './rate-limit.ts'
import { noticePage } from './show/notice-page.ts'
import { publicResponse } from './show/public-page.ts'

export type Notice = Awaited<ReturnType<typeof readNotice>>
/** What somebody filled in, and what is wrong with it. */
export type Filled = { network: string; account: string; faults: readonly ('network' | 'account' | 'too-many')[] }

export const noticePath = '/meeluisteren'
const mostOfForm = 8 * 1024
const longestAccount = 300

export function serveNotice(app: Hono, ctx: Context): void {
  // Whoever objects has a handful of accounts; a program that objects for everybody else is held up.
  const visits = rateLimiter({ burst: 10, perMinute: 2 }, ctx.clock)
  const looks = rateLimiter({ burst: 60, perMinute: 60 }, ctx.clock)
  const visitorAt = (c: HonoContext) => visitorOf(addressOf(c.req.raw, c.env, ctx.config.trustProxy))

  app.get(noticePath, async (c) => {
    looks.spend(visitorAt(c))
    const notice = await readNotice(ctx)
    const done = c.req.query('gedaan') !== undefined
    return publicResponse(
      noticePage(notice, languageOf(c, notice.language), { done, filled: null }),
      200,
      'same-origin',
    )
  })

  app.post(noticePath, async (c) => {
    checkForm(c.req.raw, ctx.config.publicUrl)
    const notice = await readNotice(ctx)
    const language = languageOf(c, notice.language)
    const form = new URLSearchParams(await limitBody(c.req.raw, mostOfForm).text())
    const filled = fillIn(notice, form)
    if (filled.faults.length === 0 && !hasToken(() => visits.spend(visitorAt(c)))) filled.faults = ['too-many']
    if (filled.faults.length > 0) {
      const status = filled.faults.includes('too-many') ? 429 : 400
      return publicResponse(noticePage(notice, language, { done: false, filled }), status, 'same-origin')
    }
    const { network, account } = filled
    const by = { organisationId: notice.organisationId, agentId: null }
    await noteObjection(ctx, by, { network, account, how: 'notice page', note: null, proof: null })
    return c.redirect(`${noticePath}?taal=${language}&gedaan=1`, 303)
  })
}

/** @throws ProblemError before somebody lives here */
export async function readNotice(ctx: Context) {
  const house = await firstOrganisation(ctx.db)
  if (!house) throw refuse('not-found', { detail: 'Nobody lives here yet.' })
  const all = await listChannels(ctx.db, house.id)
  const rows = all.filter(({ enabled, demo }) => enabled && !demo)
  const kinds = [...new Set(rows.map(({ kind }) => kind))].flatMap((kind) => ctx.channels.get(kind) ?? [])
  const heard = kinds.filter(({ capabilities }) => capabilities.visibility === 'public')
  return {
    organisationId: house.id,
    organisation: house.name,
    language: house.language,
    colour: await readColour(ctx.db, house.id),
    listensTo: heard.map(({ kind, label }) => ({ kind, label })),
    /** There are messages of the demo company as well. */
    invented: all.some(({ demo }) => demo),
    retainDays: await readRetention(ctx.db, house.id),
    objectionDays: await readObjectionDays(ctx.db, house.id),
    /** Where somebody was overheard, and where they may be. */
    networks: [...new Set([...(await knownNetworks(ctx.db, house.id)), ...heard.map(({ kind }) => kind)])],
    contact: rows.find(({ kind }) => kind === 'email')?.address ?? null,
  }
}

function fillIn(notice: Notice, form: URLSearchParams): { -readonly [K in keyof Filled]: Filled[K] } {
  const network = form.get('network') ?? ''
  const account = (form.get('account') ?? '').replace(/[\p{Cc}\p{Surrogate}]/gu, '').trim()
  const isGood = account.length > 0 && account.length <= longestAccount
  return {
    network,
    account: account.slice(0, longestAccount),
    faults: [
      ...(notice.networks.includes(network) ? [] : (['network'] as const)),
      ...(isGood ? [] : (['account'] as const)),
    ],
  }
}

function hasToken(spend: () => void): boolean {
  try {
    spend()
    return true
  } catch (error) {
    if (error instanceof ProblemError) return false
    throw error
  }
}

/** As the address says, else what the browser would rather read, else the language of the house. */
export function languageOf(c: HonoContext, house: 'nl' | 'en'): 'nl' | 'en' {
  const isOurs = (one: string | undefined): one is 'nl' | 'en' => one === 'nl' || one === 'en'
  const asked = c.req.query('taal')
  if (isOurs(asked)) return asked
  const preferred = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase())
  return preferred.find(isOurs) ?? house
}
