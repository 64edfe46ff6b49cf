/** S1: two agents open the same mail; one answer goes out, the other is refused and its draft stays; the ledger adds up. */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../web/words/en.ts'
import { nl } from '../../web/words/nl.ts'
import { type Dovecot, dovecotIsMissing, howToInstall, startDovecot } from '../support/mail/dovecot.ts'
import { address, connectionTo } from '../support/mail/listening.ts'
import { type Sink, startSink } from '../support/mail/sink.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const say = { nl, en }
const customer = 'Fatima Bakkali'

const mail = (id: string, subject: string, text: string) =>
  [
    `From: ${customer} <fatima@klanten.example>`,
    `To: ${address}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@klanten.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n')

describe.skipIf(dovecotIsMissing)(`S1, with a real mailbox (${howToInstall})`, () => {
  let house: E2e
  let dovecot: Dovecot
  let sink: Sink
  beforeAll(async () => {
    ;[dovecot, sink, house] = await Promise.all([
      startDovecot(),
      startSink(),
      openHouse({ SAMENSPRAAK_UNDO_MS: '300' }),
    ])
  })
  afterAll(() => Promise.all([house.stop(), dovecot.stop(), sink.stop()]))

  /** What is there before we listen is history; what comes from then on is work. */
  async function listening(page: Page): Promise<void> {
    type Answer = { channels: { listening: { state: string } | null }[] }
    const state = async () => (await house.ask<Answer>(page, 'GET', '/api/v1/channels')).channels[0]?.listening?.state
    await expect.poll(state, { timeout: 15_000 }).toBe('listening')
  }

  /** A colleague in a browser of their own, invited and signed in. */
  async function colleague(owner: Page, name: string, language: 'nl' | 'en'): Promise<Page> {
    const email = `${name.toLowerCase()}@voltmeer.example`
    const { invitation } = await house.ask<{ invitation: string }>(owner, 'POST', '/api/v1/agents', {
      name,
      email,
      role: 'agent',
    })
    const { page } = await house.visitor({ language })
    await page.goto(invitation)
    await page.locator('input[type=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await page.waitForURL(/gesprekken/)
    await house.ask(page, 'PATCH', '/api/v1/me', { language })
    return page
  }

  test('the first run makes a house, a mailbox is connected, and a mail comes in by itself', async () => {
    const { page } = await house.visitor()
    await page.goto(house.url)
    await expectAccessible(page)
    await picture(page, 'first-run')
    await house.ask(page, 'POST', '/api/v1/house', {
      organisation: 'Voltmeer',
      language: 'nl',
      name: 'Joris Vermeer',
      email: 'joris@voltmeer.example',
      password,
      demo: false,
    })
    const { settings } = connectionTo(dovecot, sink)
    await house.ask(page, 'POST', '/api/v1/channels', { kind: 'email', name: 'Klantenservice', settings })
    await listening(page)
    dovecot.drop(
      address,
      mail('eerste', 'Internet al twee dagen weg', 'Beste mensen,\n\nAl de derde keer deze maand.\n\nFatima'),
    )
    await page.goto(`${house.url}/gesprekken`)
    const row = page.getByText('Internet al twee dagen weg').first()
    await row.waitFor()
    await expectAccessible(page)
    await row.click()
    await page.getByText('Al de derde keer deze maand.').first().waitFor()
    await expectAccessible(page)
    await picture(page, 'conversation')
  }, 60_000)

  test('an administrator breaks the mailbox and reads what is wrong; repaired, it brings what came meanwhile', async () => {
    const { page } = await house.visitor()
    await page.goto(house.url)
    await house.ask(page, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
    type Answer = { channels: { id: string; listening: { state: string } | null }[] }
    const [channel] = (await house.ask<Answer>(page, 'GET', '/api/v1/channels')).channels
    await page.goto(`${house.url}/instellingen/kanalen/${channel?.id}`)
    const secret = page.getByLabel('Wachtwoord', { exact: true })
    const save = async (value: string) => {
      await secret.fill(value)
      await page.getByRole('button', { name: nl.act.save, exact: true }).click()
      await page.getByText(nl.channel.saved).first().waitFor()
    }
    await save('verkeerd')
    await page
      .getByText(/weigert de gebruikersnaam of het wachtwoord/)
      .first()
      .waitFor()
    await expectAccessible(page)
    await picture(page, 'mailbox-broken')
    dovecot.drop(address, mail('meanwhile', 'Kwam toen hij stuk was', 'Is hier iemand?'))
    await save('geheim')
    await listening(page)
    await picture(page, 'mailbox-repaired')
    await page.goto(`${house.url}/gesprekken`)
    await page.getByText('Kwam toen hij stuk was').first().waitFor()
  }, 60_000)

  test.each(['nl', 'en'] as const)(
    'two agents answer the same mail at once (%s): one goes out, one is refused with the draft intact',
    async (language) => {
      const words = say[language]
      const { page: owner } = await house.visitor({ language })
      await owner.goto(house.url)
      await house.ask(owner, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
      if (language === 'en') await house.ask(owner, 'PATCH', '/api/v1/me', { language: 'en' })
      const sanne = await colleague(owner, language === 'nl' ? 'Sanne' : 'Lotte', language)
      const subject = `Rekening klopt niet ${language}`
      dovecot.drop(address, mail(`rekening-${language}`, subject, 'Er staat honderd euro te veel op.'))
      const before = sink.mails.length

      for (const page of [owner, sanne]) {
        await page.goto(`${house.url}/gesprekken`)
        await page.getByText(subject).first().click()
        await page.getByRole('textbox', { name: words.composer.label(customer) }).waitFor()
      }
      const draft = 'Beste Fatima, ik zoek het meteen uit. Groet'
      await sanne.getByRole('textbox', { name: words.composer.label(customer) }).fill(draft)
      await owner
        .getByRole('textbox', { name: words.composer.label(customer) })
        .fill('Beste Fatima, je hebt gelijk. Je krijgt het terug.')
      await owner.getByRole('button', { name: words.composer.send, exact: true }).click()
      await owner.getByText('Je krijgt het terug.').first().waitFor()
      await sanne.getByText('Je krijgt het terug.').first().waitFor()
      await sanne.getByRole('button', { name: words.composer.send, exact: true }).click()
      await sanne.getByText(words.composer.stale).first().waitFor()
      expect(await sanne.getByRole('textbox', { name: words.composer.label(customer) }).inputValue()).toBe(draft)
      await expectAccessible(sanne)
      await picture(sanne, `stale-${language}`)

      await expect.poll(() => sink.mails.length - before, { timeout: 10_000 }).toBe(1)
      const sent = sink.mails.at(-1)?.raw.toString() ?? ''
      expect(sent).toContain('Je krijgt het terug.')
      expect(sent).not.toContain('ik zoek het meteen uit')
      expect(sent).toMatch(new RegExp(`In-Reply-To: <rekening-${language}@klanten.example>`, 'i'))

      await owner.goto(`${house.url}/binnenkomst`)
      await owner.getByRole('heading', { name: words.house.arrival }).first().waitFor()
      const { days } = await house.ask<{
        days: {
          received: number
          shown: number
          revision: number
          duplicate: number
          echo: number
          refused: number
          inFlight: number
        }[]
      }>(owner, 'GET', '/api/v1/arrivals/days')
      for (const day of days)
        expect(day.received).toBe(day.shown + day.revision + day.duplicate + day.echo + day.refused + day.inFlight)
      expect(days.reduce((sum, day) => sum + day.inFlight, 0)).toBe(0)
      await expectAccessible(owner)
      await picture(owner, `ledger-${language}`)
    },
    60_000,
  )
})
