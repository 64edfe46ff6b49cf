/** An answer that left is changed, and taken back, where its network can: there and here. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nl } from '../../web/words/nl.ts'
import { sentWords } from '../../web/words/sent.ts'
import { type MastodonServer, openMastodonServer, token } from '../support/mastodon-server.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = sentWords.nl

let server: MastodonServer
let house: E2e
let page: Page
beforeAll(async () => {
  server = await openMastodonServer()
  house = await openHouse({ SAMENSPRAAK_PRIVATE_HOSTS: server.host, SAMENSPRAAK_UNDO_MS: '0' })
  ;({ page } = await house.visitor())
  page.setDefaultTimeout(30_000)
  await page.goto(house.url)
  await house.ask(page, 'POST', '/api/v1/house', {
    organisation: 'Zonnig',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@zonnig.example',
    password,
    demo: false,
  })
  const settings = { address: server.address, token, hashtags: 'storing' }
  await house.ask(page, 'POST', '/api/v1/channels', { kind: 'mastodon', name: 'Mastodon', settings })
}, 120_000)
afterAll(async () => {
  await house.stop()
  await server.close()
})

const ours = () => [...server.statuses.values()].find(({ account }) => account === server.us)

test('other words take its place, there and here, and everybody sees that they did', async () => {
  await expect.poll(() => server.open(), { timeout: 20_000 }).toBe(2)
  server.say(server.piet, '@zonnig Mijn paneel doet het niet')
  await page.goto(`${house.url}/gesprekken`)
  await page.getByText('Mijn paneel doet het niet').first().click()
  await page.locator('form textarea').first().fill('We komen dinsdag langs.')
  await page.getByRole('button', { name: nl.composer.send }).first().click()
  await expect.poll(() => ours()?.content ?? '', { timeout: 20_000 }).toContain('dinsdag')
  await page.getByRole('button', { name: words.more('Joris') }).click()
  await page.getByRole('menuitem', { name: words.change }).click()
  const field = page.getByRole('textbox', { name: words.text })
  await expect.poll(() => field.inputValue()).toContain('dinsdag')
  await field.fill('We komen woensdag langs.')
  await expectAccessible(page)
  await page.getByRole('button', { name: words.save }).click()
  await expect.poll(() => ours()?.content ?? '', { timeout: 20_000 }).toContain('woensdag')
  await page.getByText(words.changed('Joris')).waitFor()
  await page.getByText('We komen woensdag langs.').first().waitFor()
  await page.getByText(nl.timeline.acts['sent-revised']('Joris'), { exact: false }).first().waitFor()
  await expectAccessible(page)
  await picture(page, 'sent-changed')
  await page.getByRole('button', { name: words.earlierOf('Joris') }).click()
  await page.getByRole('dialog').getByText('We komen dinsdag langs.').waitFor()
  await expectAccessible(page)
  await picture(page, 'sent-earlier')
  await page.keyboard.press('Escape')
}, 120_000)

test('taking it back erases its words, there and here', async () => {
  await page.getByRole('button', { name: words.more('Joris') }).click()
  await page.getByRole('menuitem', { name: words.withdraw }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Neem terug' }).click()
  await expect.poll(() => ours(), { timeout: 20_000 }).toBeUndefined()
  await page.getByText(words.withdrawn('Joris')).waitFor()
  expect(await page.getByText('We komen woensdag langs.').count()).toBe(0)
  await picture(page, 'sent-taken-back')
}, 120_000)
