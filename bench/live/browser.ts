/** One listener more: a page in Chromium with an EventSource, signed in by the same cookie. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import type { Listener } from './listener.ts'

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @returns null where there is no Chromium */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = places.find((place) => place && existsSync(place))
  return executablePath ? chromium.launch({ executablePath, args: ['--no-sandbox'] }) : null
}

/** A browser of somebody who is signed in. @param cookie as it is sent */
export async function signedIn(browser: Browser, url: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
  await context.addCookies(cookies)
  return context
}

/** @returns null where there is no Chromium */
export async function openBrowser(url: string, cookie: string): Promise<Listener | null> {
  const browser = await launchBrowser()
  if (!browser) return null
  const context = await signedIn(browser, url, cookie)
  const page = await context.newPage()
  // Any page of ours will do: the stream is asked for by the script below.
  await page.goto(`${url}/healthz`)
  const seen = await page.evaluateHandle(async () => {
    const times = new Map<number, number>()
    const source = new EventSource('/api/v1/events')
    source.onmessage = ({ data }) => {
      const now = Date.now()
      for (const [, n] of String(data).matchAll(/Bericht nummer (\d+)\./g))
        if (!times.has(Number(n))) times.set(Number(n), now)
    }
    await new Promise((resolve, reject) => {
      source.onopen = resolve
      source.onerror = () => reject(new Error('the stream does not open in the browser'))
    })
    return times
  })
  let known = 0
  const look = setInterval(async () => {
    known = await seen.evaluate((times) => times.size).catch(() => known)
  }, 500)
  return {
    count: () => known,
    seen: async () => new Map(await seen.evaluate((times) => [...times])),
    async close() {
      clearInterval(look)
      await browser.close()
    },
  }
}
