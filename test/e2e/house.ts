/** The whole program for browser tests: its own database, its own port, the built pages, and a real Chromium. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { type Running, start } from '../../server/main.ts'
import { root } from '../../server/root.ts'
import { freshDatabase, urlOf } from '../support/store.ts'

export const password = 'fietsbel-in-de-regen'

export type E2e = {
  url: string
  running: Running
  browser: Browser
  /** A browser of somebody else: no cookies, this language, light or dark, this size. */
  visitor(options?: {
    language?: 'nl' | 'en'
    dark?: boolean
    phone?: boolean
  }): Promise<{ page: Page; context: BrowserContext }>
  /** Ask the API as whoever is signed in on this page. */
  ask<T>(page: Page, method: string, path: string, body?: unknown): Promise<T>
  stop(): Promise<void>
}

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** @throws when there is no Chromium or the pages are not built: `npm test` sees to both */
export async function openHouse(environment: Record<string, string> = {}): Promise<E2e> {
  if (!executable) throw new Error('There is no Chromium: on Debian, apt-get install chromium')
  if (!existsSync(join(root, 'dist/web/index.html'))) throw new Error('The pages are not built: npm run build')
  const data = mkdtempSync(join(tmpdir(), 'samenspraak-e2e-'))
  const store = await freshDatabase()
  const common = { SAMENSPRAAK_DATA: data, DATABASE_URL: urlOf(store.connect), LOG_LEVEL: 'silent', PORT: '0' }
  const config = readConfig({ ...common, ...environment })
  const running = await start(config)
  const url = running.url ?? ''
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const browser = await chromium.launch({ executablePath: executable, args, chromiumSandbox: false })
  return {
    url,
    running,
    browser,
    async visitor({ language = 'nl', dark = false, phone = false } = {}) {
      const context = await browser.newContext({
        locale: language === 'nl' ? 'nl-NL' : 'en-GB',
        timezoneId: 'Europe/Amsterdam',
        colorScheme: dark ? 'dark' : 'light',
        viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
        hasTouch: phone,
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(15_000)
      return { context, page: await context.newPage() }
    },
    async ask(page, method, path, body) {
      const data = body === undefined ? {} : { data: body }
      const answer = await page.request.fetch(`${url}${path}`, {
        method,
        headers: { 'x-samenspraak': '1', origin: url },
        ...data,
      })
      if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
      return answer.status() === 204 ? undefined : await answer.json()
    },
    async stop() {
      await browser.close()
      await running.stop()
      await store.drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA: axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  // What passes is not described: that takes longer than looking.
  const options = { runOnly, resultTypes: ['violations'], elementRef: false }
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as {
    violations: { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] }[]
  }
  expect(
    found.violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`,
    ),
  ).toEqual([])
}

/** With SHOTS=folder every page that a test visits is kept as a picture, to be looked at by a person. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
