/** Telling: in the open pages at once, and in the browsers that asked for it. What is not heard now waits in the list. */
import { buildPushPayload } from '@block65/webcrypto-web-push'
import { mayDisturb } from '../../../domain/routing/hear.ts'
import type { Context } from '../../context.ts'
import { claimUntold, type Untold } from '../../store/notification.ts'
import { readOrganisation } from '../../store/organisation.ts'
import { type Browser, browsersOf, forgetBrowser, type PushKeys, readPushKeys } from '../../store/push.ts'

const atOnce = 100
/** Seconds that a push may wait for a browser that is off. */
const pushTtl = 3600

/** @returns whether there may be more to tell */
export async function tellAll(ctx: Context, organisationId: string): Promise<boolean> {
  const untold = await claimUntold(ctx.db, organisationId, ctx.clock(), atOnce)
  if (untold.length === 0) return false
  const organisation = await readOrganisation(ctx.db, organisationId)
  const zone = organisation?.zone ?? 'Europe/Amsterdam'
  const audible = untold.map((one) => ({ one, disturbs: mayDisturb(one.hears, one.kind, ctx.clock(), zone) }))
  for (const { one, disturbs } of audible)
    await ctx.passings.tell({
      organisationId,
      to: [one.agent_id],
      what: { kind: 'notification', id: one.id, about: one.kind, sounds: disturbs && one.hears.sound },
    })
  const pushed = audible.filter(({ one, disturbs }) => disturbs && one.hears.push).map(({ one }) => one)
  await push(ctx, organisationId, organisation?.language ?? 'nl', pushed)
  return untold.length === atOnce
}

async function push(
  ctx: Context,
  organisationId: string,
  language: 'nl' | 'en',
  all: readonly Untold[],
): Promise<void> {
  const keys = all.length ? await readPushKeys(ctx.db, organisationId, ctx.seal) : null
  if (!keys) return
  const agentIds = [...new Set(all.map(({ agent_id }) => agent_id))]
  const browsers = await browsersOf(ctx.db, organisationId, agentIds, ctx.seal)
  const sends = all.flatMap((one) =>
    browsers.filter(({ agent_id }) => agent_id === one.agent_id).map((browser) => ({ one, browser })),
  )
  await Promise.all(
    sends.map(({ one, browser }) =>
      pushOne(ctx, organisationId, keys, browser, wordsOf(one, one.language ?? language)),
    ),
  )
}

export type PushWords = { title: string; body: string; path: string; tag: string }

/** What stands on a locked screen: who it is about and nothing of what was said. */
export function wordsOf(
  one: Pick<Untold, 'kind' | 'number' | 'contact_name' | 'conversation_id'>,
  language: 'nl' | 'en',
): PushWords {
  const about = one.number === null ? '' : `#${one.number} ${one.contact_name ?? ''}`.trim()
  // What is about no conversation is a task, unless a channel is not well.
  const elsewhere = one.kind === 'channel' ? '/instellingen/kanalen/gezondheid' : '/taken'
  const path = one.conversation_id ? `/gesprekken/${one.conversation_id}` : elsewhere
  return { title: titles[language][one.kind], body: about, path, tag: one.conversation_id ?? one.kind }
}

const titles = {
  nl: {
    mention: 'Je naam staat in een notitie',
    assigned: 'Dit gesprek is nu van jou',
    task: 'Een taak voor jou',
    reply: 'Een klant schreef terug',
    followed: 'Nieuws in een gesprek dat je volgt',
    rule: 'Een regel waarschuwt je',
    channel: 'Een kanaal heeft je nodig',
    danger: 'Iemand is mogelijk in gevaar: kijk nu',
  },
  en: {
    mention: 'Your name is in a note',
    assigned: 'This conversation is yours now',
    task: 'A task for you',
    reply: 'A customer wrote back',
    followed: 'News in a conversation you follow',
    rule: 'A rule calls for you',
    channel: 'A channel needs you',
    danger: 'Somebody may be in danger: look now',
  },
} as const

async function pushOne(
  ctx: Context,
  organisationId: string,
  keys: PushKeys,
  browser: Browser,
  words: PushWords,
): Promise<void> {
  try {
    const subscription = { endpoint: browser.endpoint, expirationTime: null, keys: browser.keys }
    const vapid = { subject: ctx.config.publicUrl, publicKey: keys.publicKey, privateKey: keys.privateKey }
    const message = { data: words, options: { ttl: pushTtl, urgency: 'high' as const } }
    const { headers, method, body } = await buildPushPayload(message, subscription, vapid)
    const { status } = await ctx.reach(browser.endpoint, { method, headers: asText(headers), body })
    // The browser has taken its permission back.
    if (status === 404 || status === 410) await forgetBrowser(ctx.db, organisationId, browser.id)
    else if (status >= 300) ctx.log.warn({ status }, 'a push was not taken')
  } catch (error) {
    // A push is only a hint: what it is about waits in the list.
    ctx.log.warn({ err: error }, 'a push could not be sent')
  }
}

/** The length is worked out anew by whoever sends it. */
function asText({ 'content-length': _, ...headers }: Record<string, string>): Record<string, string> {
  return headers
}
