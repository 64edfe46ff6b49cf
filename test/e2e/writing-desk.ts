/** A house with a real mailbox and a forum, two colleagues at work in it, and a customer who asks on the forum. */
import type { Page } from 'playwright-core'
import { toPng } from '../../demo/files/png.ts'
import { nl } from '../../web/words/nl.ts'
import { type Dovecot, startDovecot } from '../support/mail/dovecot.ts'
import { connectionTo } from '../support/mail/listening.ts'
import { type Sink, startSink } from '../support/mail/sink.ts'
import { type E2e, openHouse, password } from './house.ts'

export const customer = 'Fatima Bakkali'
export const box = (page: Page) => page.getByRole('textbox', { name: nl.composer.label(customer) })
export const png = Buffer.from(
  toPng({
    width: 40,
    height: 40,
    palette: ['#0b6b62', '#d98324'],
    pixels: new Uint8Array(1600).map((_, at) => at % 7 && 1),
  }),
  'latin1',
)

export type Desk = {
  house: E2e
  dovecot: Dovecot
  sink: Sink
  joris: Page
  sanne: Page
  /** Something that Fatima asks on the forum, where her mail address is vouched for. @returns that address */
  asks(subject: string): Promise<string>
  open(page: Page, subject: string): Promise<void>
  close(): Promise<void>
}

export async function openDesk(): Promise<Desk> {
  const [dovecot, sink, house] = await Promise.all([
    startDovecot(),
    startSink(),
    openHouse({ SAMENSPRAAK_UNDO_MS: '4000' }),
  ])
  const joris = (await house.visitor()).page
  await joris.goto(house.url)
  await house.ask(joris, 'POST', '/api/v1/house', {
    organisation: 'Voltmeer',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@voltmeer.example',
    password,
    demo: false,
  })
  const { settings } = connectionTo(dovecot, sink)
  await house.ask(joris, 'POST', '/api/v1/channels', { kind: 'email', name: 'E-mail', settings })
  const forum = { address: 'forum', webhookUrl: 'https://forum.example/hook', maxLength: 200 }
  const made = await house.ask<{ id: string }>(joris, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Forum',
    settings: forum,
  })
  let asked = 0
  return {
    house,
    dovecot,
    sink,
    joris,
    sanne: await colleague(house, joris, 'Sanne'),
    async asks(subject) {
      const verifiedEmail = `fatima${++asked}@klanten.example`
      const author = { id: `fatima-${asked}`, name: customer, verifiedEmail }
      const item = { id: `vraag-${asked}`, subject, text: 'Wie kan mij helpen?', author }
      await house.ask(joris, 'POST', `/api/v1/messages?channel=${made.id}`, item)
      return verifiedEmail
    },
    async open(page, subject) {
      await page.goto(`${house.url}/gesprekken`)
      await page.getByText(subject).first().click()
      await box(page).waitFor()
    },
    async close() {
      await Promise.all([house.stop(), dovecot.stop(), sink.stop()])
    },
  }
}

async function colleague(house: E2e, owner: Page, name: string): Promise<Page> {
  const body = { name, email: `${name.toLowerCase()}@voltmeer.example`, role: 'agent' }
  const { invitation } = await house.ask<{ invitation: string }>(owner, 'POST', '/api/v1/agents', body)
  const { page } = await house.visitor()
  await page.goto(invitation)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/gesprekken/)
  return page
}
