/** The other process of `live`: posts, listens, and tells how long it took. */
import { answerTask } from '../kit/child.ts'
import { inventMessages } from '../kit/messages.ts'
import { percentile, round } from '../kit/numbers.ts'
import { openBrowser } from './browser.ts'
import { type Listener, listen } from './listener.ts'
import { type Headers, postEvenly } from './post.ts'

export type CrowdTask = {
  url: string
  listener: Headers
  poster: Headers
  listeners: number
  perSecond: number
  seconds: number
}

export type Seen = {
  /** From the moment that a message was posted to the moment that a listener had it, over all listeners. */
  p50_ms: number
  p99_ms: number
  worst_ms: number
  /** The same for a page in Chromium; null where there is none. */
  browser_p50_ms: number | null
  browser_p99_ms: number | null
  listeners: number
  per_s: number
  messages: number
  /** Messages that a listener (the browser too) did not get, summed over listeners. */
  lost: number
  /** Posts that were not answered with success. */
  refused: number
}

/** How long the last ones may take. */
const patienceMs = 15_000

answerTask<CrowdTask, Seen>(async (task) => {
  const listeners = await Promise.all(Array.from({ length: task.listeners }, () => listen(task.url, task.listener)))
  const browser = await openBrowser(task.url, task.listener.cookie ?? '')
  const messages = inventMessages('live').take(task.perSecond * task.seconds)
  const numbered = messages.map((message, n) => ({ ...message, text: `Bericht nummer ${n}. ${message.text}` }))
  const { sent, refused, seconds } = await postEvenly(task, numbered)
  const all = browser ? [...listeners, browser] : listeners
  const end = performance.now() + patienceMs
  while (performance.now() < end && all.some((one) => one.count() < sent.length))
    await new Promise((resolve) => setTimeout(resolve, 50))
  const times = await Promise.all(listeners.map((one) => delaysOf(one, sent)))
  const inBrowser = browser && (await delaysOf(browser, sent))
  for (const one of all) await one.close()
  const delays = times.flat()
  return {
    p50_ms: round(percentile(delays, 0.5), 1),
    p99_ms: round(percentile(delays, 0.99), 1),
    worst_ms: round(percentile(delays, 1), 1),
    browser_p50_ms: inBrowser && round(percentile(inBrowser, 0.5), 1),
    browser_p99_ms: inBrowser && round(percentile(inBrowser, 0.99), 1),
    listeners: listeners.length,
    per_s: round(sent.length / seconds, 1),
    messages: sent.length,
    lost: all.length * sent.length - delays.length - (inBrowser?.length ?? 0),
    refused,
  }
})

async function delaysOf(listener: Listener, sent: readonly number[]): Promise<number[]> {
  const seen = await listener.seen()
  return sent.flatMap((at, n) => {
    const then = seen.get(n)
    return then === undefined ? [] : [then - at]
  })
}
