/** Somebody lets a marketing tool go through the house: makes it, fills it in there, and sees what became of its mail. */
import nodemailer from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { relayWords } from '../../web/words/relay.ts'
import { freePort } from '../support/mail/port.ts'
import { type Sink, startSink } from '../support/mail/sink.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = relayWords.nl

vi.setConfig({ testTimeout: 120_000 })

let house: E2e
let page: Page
let sink: Sink
let port: number
beforeAll(async () => {
  sink = await startSink()
  port = await freePort()
  house = await openHouse({ SAMENSPRAAK_RELAY_PORT: String(port) })
  ;({ page } = await house.visitor())
  await page.goto(house.url)
  await house.ask(page, 'POST', '/api/v1/house', {
    ...{
      organisation: 'Zonnig',
      language: 'nl',
      name: 'Joris Vermeer',
      email: 'joris@zonnig.example',
      password,
      demo: false,
    },
  })
}, 180_000)
afterAll(async () => {
  await house.stop()
  await sink.stop()
})

test('a tool is made, gets what it needs once, and what it hands over is seen with what became of it', async () => {
  await page.goto(`${house.url}/instellingen/mailtools`)
  await page.getByRole('heading', { name: words.emptyTitle }).waitFor()
  await expectAccessible(page)
  await picture(page, 'relay-empty')
  await page.getByRole('button', { name: words.add }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: /^Naam/ }).fill('Nieuwsbrief')
  await form.getByRole('textbox', { name: /^Server/ }).fill(sink.host)
  await form.getByRole('textbox', { name: /^Poort/ }).fill(String(sink.port))
  await form.getByLabel(words.security).first().click()
  await page.getByRole('option', { name: words.securities.none }).click()
  await form.getByRole('checkbox', { name: words.purposes.transactional }).check()
  await picture(page, 'relay-form')
  await expectAccessible(page)
  await form.getByRole('button', { name: words.make }).click()
  const told = page.getByRole('dialog', { name: words.once })
  const user = await told.getByLabel(words.user).inputValue()
  const pass = await told.getByLabel(words.password).inputValue()
  await picture(page, 'relay-secret')
  await told.getByRole('button', { name: words.done }).click()
  await page.getByRole('button', { name: words.test }).click()
  await page.getByText(words.works).waitFor()
  await page.getByText(words.listens).waitFor()

  const tool = nodemailer.createTransport({
    ...{ host: '127.0.0.1', port, requireTLS: true, tls: { rejectUnauthorized: false }, auth: { user, pass } },
  })
  const send = (to: string, headers: Record<string, string>) =>
    tool.sendMail({ from: 'winkel@zonnig.example', to, subject: 'Dag', text: 'Dag', headers })
  sink.behave('keep and drop', 'kees@klant.example')
  const paid = { 'X-Campaign': 'Facturen van november', 'X-Samenspraak-Purpose': 'transactional' }
  for (const who of ['anna', 'bram', 'kees']) await send(`${who}@klant.example`, paid)
  // Nobody said yet where consent lives, so who is not known waits.
  for (const who of ['anna', 'bram', 'chris', 'dirk']) await send(`${who}@klant.example`, { 'X-Campaign': 'Voorjaar' })

  const number = (n: number, state: keyof typeof words.states) =>
    page.getByRole('button', { name: new RegExp(`^${n} ${words.states[state]}`) })
  await number(4, 'held').waitFor({ timeout: 60_000 })
  await number(2, 'forwarded').waitFor({ timeout: 60_000 })
  await expectAccessible(page)
  await picture(page, 'relay-campaigns')
  await number(1, 'unknown').click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('kees@klant.example').waitFor()
  await picture(page, 'relay-unknown')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: words.arrived }).click()
  await number(3, 'forwarded').waitFor({ timeout: 30_000 })
  expect(sink.mails.length).toBe(3)
  await page.keyboard.press('Escape')
  if (!process.env.SHOTS) return
  await number(4, 'held').click()
  await page.getByRole('dialog').getByText('dirk@klant.example').waitFor()
  await picture(page, 'relay-held')
  const state = await page.context().storageState()
  for (const [name, options] of [
    ['dark', { dark: true }],
    ['phone', { phone: true, language: 'en' as const }],
  ] as const) {
    const other = await house.visitor(options)
    await other.context.addCookies(state.cookies)
    await other.page.goto(`${house.url}/instellingen/mailtools`)
    await other.page.getByText('Voorjaar').waitFor()
    await expectAccessible(other.page)
    await picture(other.page, `relay-${name}`)
  }
})
