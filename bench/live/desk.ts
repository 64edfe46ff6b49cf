/**
 * What somebody at the desk feels, in Chromium, while messages go on coming in: how long after a key the screen shows it, and how soon
 * a colleague, in a browser of their own, sees in the queue that somebody writes. From the key as the browser was given it to the frame
 * that shows what came of it.
 */
import type { Page } from 'playwright-core'
import { answerTask } from '../kit/child.ts'
import { inventMessages } from '../kit/messages.ts'
import { percentile, round } from '../kit/numbers.ts'
import { launchBrowser, signedIn } from './browser.ts'
import { type Headers, postEvenly } from './post.ts'

export type DeskTask = {
  url: string
  /** Cookies of two people. */
  typist: string
  watcher: string
  poster: Headers
  perSecond: number
  keys: number
  rounds: number
}

/** Null where there is no Chromium. */
export type Felt = {
  key_paint_p50_ms: number | null
  key_paint_p95_ms: number | null
  colleague_p50_ms: number | null
  colleague_p95_ms: number | null
  /** While the messages come in. */
  colleague_busy_p50_ms: number | null
  colleague_busy_p95_ms: number | null
}
const nothing: Felt = {
  key_paint_p50_ms: null,
  key_paint_p95_ms: null,
  colleague_p50_ms: null,
  colleague_p95_ms: null,
  colleague_busy_p50_ms: null,
  colleague_busy_p95_ms: null,
}

/** Runs in both pages: keeps when keys came and were painted, and when a row first showed that somebody writes in it. */
const watch = () => {
  const seen = { at: 0, painted: [] as number[], writing: {} as Record<string, number> }
  const afterPaint = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = then
      port2.postMessage(null)
    })
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      seen.at = performance.timeOrigin + timeStamp
      afterPaint(() => seen.painted.push(performance.now() - timeStamp))
    },
    true,
  )
  const look = () => {
    for (const mark of document.querySelectorAll('a[data-id] [data-writing="true"]')) {
      const id = mark.closest('a')?.dataset.id ?? ''
      if (id in seen.writing) continue
      seen.writing[id] = Number.POSITIVE_INFINITY
      afterPaint(() => {
        seen.writing[id] = performance.timeOrigin + performance.now()
      })
    }
  }
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true }),
  )
  Object.assign(window, { seen })
}
type Seen = { at: number; painted: number[]; writing: Record<string, number> }
const seenIn = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen)

const patienceMs = 60_000
const readMs = 1500

answerTask<DeskTask, Felt>(async (task) => {
  const browser = await launchBrowser()
  if (!browser) return nothing
  try {
    const messages = inventMessages('desk')
    // Something to work on before it becomes busy.
    await postEvenly(task, messages.take(100))
    const enter = async (cookie: string) => {
      const page = await (await signedIn(browser, task.url, cookie)).newPage()
      // What runs this file wraps each named function in a call that the page does not know.
      await page.addInitScript('globalThis.__name = (named) => named')
      await page.addInitScript(watch)
      await page.goto(`${task.url}/gesprekken`)
      await page.locator('a[data-id]').nth(1).waitFor({ timeout: patienceMs })
      return page
    }
    const [typist, watcher] = [await enter(task.typist), await enter(task.watcher)]
    let busy = true
    const posting = postEvenly(task, {
      *[Symbol.iterator]() {
        while (busy) yield* messages.take(1)
      },
    })
    try {
      const painted = await typeKeys(typist, task.keys)
      // The first was written in already.
      const inBustle = await beSeen(typist, watcher, 1, task.rounds)
      busy = false
      await posting
      const colleague = await beSeen(typist, watcher, task.rounds + 1, task.rounds)
      const p = (values: readonly number[], share: number) => round(percentile(values, share), 1)
      return {
        key_paint_p50_ms: p(painted, 0.5),
        key_paint_p95_ms: p(painted, 0.95),
        colleague_p50_ms: p(colleague, 0.5),
        colleague_p95_ms: p(colleague, 0.95),
        colleague_busy_p50_ms: p(inBustle, 0.5),
        colleague_busy_p95_ms: p(inBustle, 0.95),
      }
    } finally {
      busy = false
      await posting
    }
  } finally {
    await browser.close()
  }
})

const rowsOf = (page: Page) =>
  page.locator('a[data-id]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.id ?? ''))
const answerIn = (page: Page) => page.locator('form textarea').first()

/** An answer, written at the pace of somebody who types well. @returns milliseconds from each key to its picture */
async function typeKeys(page: Page, keys: number): Promise<number[]> {
  await page.locator('a[data-id]').first().click()
  await answerIn(page).focus()
  const text = 'Dank voor je bericht, wij kijken het voor je na. '.repeat(Math.ceil(keys / 40)).slice(0, keys)
  await page.keyboard.type(text, { delay: 100 })
  await page.waitForFunction((n) => (window as unknown as { seen: Seen }).seen.painted.length >= n, keys)
  return (await seenIn(page)).painted.slice(0, keys)
}

/** The first key in one conversation after the other. @returns milliseconds until the row in the queue of a colleague showed it */
async function beSeen(page: Page, watcher: Page, from: number, rounds: number): Promise<number[]> {
  const times: number[] = []
  const there = await rowsOf(page)
  const both = (await rowsOf(watcher)).filter((id) => there.includes(id)).slice(from, from + rounds)
  for (const id of both) {
    await page.locator(`a[data-id="${id}"]`).evaluate((row) => (row as HTMLElement).click())
    await page.locator(`a[data-id="${id}"][aria-current]`).waitFor()
    await answerIn(page).focus()
    // Nobody writes before they have read.
    await page.waitForTimeout(readMs)
    await page.keyboard.press('a')
    const shown = (to: string) => Number.isFinite((window as unknown as { seen: Seen }).seen.writing[to])
    await watcher.waitForFunction(shown, id, { timeout: patienceMs, polling: 50 })
    times.push(((await seenIn(watcher)).writing[id] ?? Number.NaN) - (await seenIn(page)).at)
  }
  return times
}
