/** Somebody answers with what helped another: suggestions open by a key, a digit puts one into the editor, and a person makes an answer of it. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { nl } from '../../web/words/nl.ts'
import { suggestionWords } from '../../web/words/suggestion.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = suggestionWords.nl
const name = 'Latifa Bakkali'

vi.setConfig({ testTimeout: 60_000 })

let house: E2e
let page: Page
/** Takes our answers. */
let forum: Server
let channel: string
beforeAll(async () => {
  forum = createServer((request, response) => void request.resume().on('end', () => response.end('{}')))
  await new Promise<void>((resolve) => forum.listen(0, '127.0.0.1', resolve))
  const place = `127.0.0.1:${(forum.address() as AddressInfo).port}`
  house = await openHouse({ SAMENSPRAAK_UNDO_MS: '0', SAMENSPRAAK_PRIVATE_HOSTS: place })
  ;({ page } = await house.visitor())
  await page.goto(house.url)
  await house.ask(page, 'POST', '/api/v1/house', {
    organisation: 'Zonnig',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@zonnig.example',
    password,
    demo: false,
  })
  const settings = { address: 'forum', webhookUrl: `http://${place}/hook` }
  const made = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Forum',
    settings,
  })
  channel = made.id
  await wim()
  await house.ask(page, 'POST', '/api/v1/canned', {
    name: 'Modem opnieuw starten',
    shortcut: 'modem',
    text: 'Beste {{klant.voornaam}}, haal de stekker van het modem er een minuut uit.',
    actions: [],
    teamIds: [],
    personal: false,
  })
  await says(name, 'Modem knippert oranje', 'Mijn modem knippert oranje, wat nu?')
  await indexed()
}, 120_000)
afterAll(async () => {
  await house.stop()
  forum.close()
})

let said = 0
const says = (who: string, subject: string, text: string) =>
  house.ask(page, 'POST', `/api/v1/messages?channel=${channel}`, {
    id: `bericht-${++said}`,
    subject,
    text,
    author: { id: who.toLowerCase().replace(' ', '-'), name: who },
  })

/** What Wim asked was answered, and he said that it was solved. */
async function wim(): Promise<void> {
  await says('Wim de Boer', 'Modem', 'Het modem knippert oranje sinds de stroomstoring. Klantnummer 88213377.')
  const { db } = house.running.context
  const open = () => db.selectFrom('conversation').select(['id', 'said']).executeTakeFirst()
  const of = await vi.waitUntil(open, { timeout: 20_000 })
  const text =
    'Beste Wim,\n\nZet het modem vijf minuten uit en dan weer aan; oranje betekent dat het de lijn zoekt. Blijft het knipperen, bel dan 06-12345678 en noem 88213377.'
  await house.ask(page, 'POST', `/api/v1/conversations/${of.id}/replies`, {
    text,
    said: of.said,
    key: 'antwoord-aan-wim',
  })
  const sent = () => db.selectFrom('outbox').select('id').where('state', '=', 'sent').executeTakeFirst()
  await vi.waitUntil(sent, { timeout: 30_000 })
  await db.updateTable('conversation').set({ customer_word: 'agreed' }).execute()
}

/** The index has seen all that was said. */
async function indexed(): Promise<void> {
  const entries = () =>
    house.running.context.db
      .selectFrom('search_entry')
      .select('id')
      .where('kind', '=', 'message')
      .execute()
      .then((rows) => rows.length)
  await vi.waitUntil(async () => (await entries()) === said + 1, { timeout: 30_000 })
}

const addressOf = async (subject: string) => {
  const { db } = house.running.context
  const found = () => db.selectFrom('conversation').select('id').where('subject', '=', subject).executeTakeFirst()
  return `${house.url}/gesprekken/${(await vi.waitUntil(found, { timeout: 20_000 })).id}`
}
/** The conversation is there to be answered. */
const open = async (on: Page, subject: string) => {
  await on.goto(await addressOf(subject))
  await on.locator('form textarea').first().waitFor()
}
const box = () => page.getByRole('textbox', { name: nl.composer.label(name) })
const panel = () => page.getByRole('region', { name: words.title })

describe('while one answers', () => {
  beforeAll(async () => {
    await open(page, 'Modem knippert oranje')
  }, 60_000)

  test('a key shows what helped another, without what is of them, and where it stands', async () => {
    await page.locator('body').press('h')
    const first = panel().getByRole('listitem').first()
    await first.getByText(words.agreed).waitFor()
    expect(await first.textContent()).toContain('Beste Latifa')
    expect(await panel().textContent()).not.toMatch(/Wim|88213377|12345678/)
    await expectAccessible(page)
    await picture(page, 'suggestions')
    expect(await first.getByRole('link').getAttribute('href')).toContain('/gesprekken/')
  })

  test('Escape closes it and one is back where one writes; the other key works while one types', async () => {
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'detached' })
    await expect.poll(() => box().evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+j')
    await panel().waitFor()
  })

  test('a digit puts it into the editor, and what is of nobody yet has to be filled in before it leaves', async () => {
    await panel().getByRole('listitem').first().waitFor()
    await page.keyboard.press('1')
    await expect.poll(() => box().inputValue()).toContain('{{telefoonnummer}}')
    await panel().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: nl.composer.send }).first().click()
    await expect
      .poll(() =>
        box().evaluate((element: HTMLTextAreaElement) =>
          element.value.slice(element.selectionStart, element.selectionEnd),
        ),
      )
      .toBe('{{telefoonnummer}}')
    await picture(page, 'suggestion-taken')
    const { db } = house.running.context
    expect(await db.selectFrom('outbox').select('id').execute()).toHaveLength(1)
  })

  test('a canned response that fits comes by its own digit, as canned responses do', async () => {
    await box().fill('')
    await page.keyboard.press('Control+j')
    await panel().getByText('Modem opnieuw starten').waitFor()
    await page.keyboard.press('2')
    await expect.poll(() => box().inputValue()).toContain('Beste Latifa, haal de stekker')
  })

  test('the palette has it too', async () => {
    await box().fill('')
    await page.keyboard.press('Control+k')
    await page
      .getByRole('dialog')
      .getByRole('combobox')
      .or(page.getByRole('dialog').getByRole('textbox'))
      .first()
      .fill(words.title)
    await page.keyboard.press('Enter')
    await panel().waitFor()
  })
})

test('nothing that resembles it is said plainly; an open question where it is unclear what somebody wants', async () => {
  await says('Sem', 'Het werkt niet', 'Het werkt niet')
  await says('Lot', 'Vacature', 'Hebben jullie een stageplek voor mijn dochter?')
  await open(page, 'Het werkt niet')
  await page.locator('body').press('h')
  await panel().getByText(words.why.matter).waitFor()
  await picture(page, 'suggestion-question')
  await open(page, 'Vacature')
  await page.locator('body').press('h')
  await panel().getByText(words.none).waitFor()
  await expectAccessible(page)
  await picture(page, 'suggestion-none')
})

test('on a phone, in the dark, in English', async () => {
  const { page: phone, context } = await house.visitor({ phone: true, dark: true, language: 'en' })
  await context.addCookies(await page.context().cookies())
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'en' })
  await open(phone, 'Modem knippert oranje')
  await phone.getByRole('button', { name: suggestionWords.en.title }).click()
  await phone.getByRole('listitem').getByText('Beste Latifa').first().waitFor()
  await expectAccessible(phone)
  await picture(phone, 'suggestions-phone-dark')
})
