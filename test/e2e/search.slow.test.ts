/** Searching: with the keyboard from a word to the middle of a conversation of two thousand messages, and on from there. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Found } from '../../contract/search.ts'
import { en } from '../../web/words/en.ts'
import { judgementWords } from '../../web/words/judgement.ts'
import { nl } from '../../web/words/nl.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const many = 2000
const latifa = { id: 'latifa@klanten.example', name: 'Latifa Bakkali' }
const zoe = { id: 'zoe@klanten.example', name: 'Zoë Müller', handle: '@zoe_m' }

let house: E2e
let page: Page
beforeAll(async () => {
  house = await openHouse()
  page = (await house.visitor()).page
  await house.ask(page, 'POST', '/api/v1/house', {
    organisation: 'Voltmeer',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@voltmeer.example',
    password,
    demo: false,
  })
  const { id: channel } = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Forum',
    settings: {},
  })
  const bring = (messages: object[]) => house.ask(page, 'POST', `/api/v1/messages?channel=${channel}`, { messages })
  const began = Date.UTC(2026, 0, 5)
  const say = (n: number) => ({
    id: `lang-${n}`,
    author: latifa,
    thread: 'lang',
    subject: 'Al jaren last van storing',
    published: new Date(began + n * 3_600_000).toISOString(),
    text: n === 1000 ? 'Bericht 1000: het was de wateroverlast in café De Zwaan.' : `Bericht ${n}: nog steeds storing.`,
  })
  for (let from = 1; from <= many; from += 500) await bring(Array.from({ length: 500 }, (_, i) => say(from + i)))
  await bring([
    {
      id: 'zoe-1',
      author: zoe,
      subject: 'Zonnepanelen',
      text: 'Wanneer komen de zonnepanelen, en wat kost een omvormer?',
    },
    { id: 'zoe-2', author: zoe, text: 'Ook in de kelder is wateroverlast.', thread: 'kelder', subject: 'Kelder' },
  ])
}, 90_000)
afterAll(() => house.stop())

const shown = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('[id^=bericht-]')].flatMap(
      (each) => /Bericht (\d+):/.exec(each.textContent)?.[1] ?? [],
    ),
  )
const inOrder = (numbers: string[]) => numbers.map(Number).every((n, i, all) => i === 0 || n === (all[i - 1] ?? 0) + 1)

/** The index follows by itself. */
const indexed = async () =>
  (await house.ask<Found>(page, 'GET', '/api/v1/search?q=wateroverlast')).messages.items.length

test('from a key to the middle of a long conversation, and to its end', async () => {
  await expect.poll(indexed, { timeout: 30_000 }).toBe(2)
  await page.goto(`${house.url}/gesprekken`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.keyboard.press('/')
  const box = page.getByRole('searchbox', { name: nl.search.label })
  await box.waitFor()
  await page.getByText(nl.search.empty).waitFor()
  await expectAccessible(page)
  await picture(page, 'search-empty')

  await box.fill('cafe wateroverlast')
  const marked = page.locator('mark')
  await marked.first().waitFor()
  expect(await marked.allTextContents()).toEqual(['wateroverlast', 'café'])
  await expectAccessible(page)
  await picture(page, 'search-found')
  expect(page.url()).toContain('cafe')

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const message = page.locator('[id^=bericht-]', { hasText: 'Bericht 1000:' })
  await message.waitFor()
  await expect.poll(() => message.evaluate((element) => element === document.activeElement)).toBe(true)
  const before = await shown()
  expect(before).toContain('1000')
  expect(inOrder(before)).toBe(true)
  expect(before).not.toContain('2000')
  await expectAccessible(page)
  await picture(page, 'search-in-the-middle')

  await page.getByRole('button', { name: nl.search.later }).click()
  await page.getByText('Bericht 1040:').first().waitFor()
  await page.getByRole('button', { name: nl.conversation.earlier }).click()
  await page.getByText('Bericht 940:').first().waitFor()
  expect(inOrder(await shown())).toBe(true)

  await page.getByRole('button', { name: nl.search.toNewest }).click()
  await page.getByText('Bericht 2000:').first().waitFor()
  await page.getByRole('textbox', { name: nl.composer.label(latifa.name) }).waitFor()
  expect(inOrder(await shown())).toBe(true)
}, 60_000)

test('a name with a typing error in the palette, and nothing found on the page', async () => {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(nl.palette.placeholder).fill('mulelr')
  const person = page.getByRole('option', { name: /Zoë Müller/ }).or(page.getByRole('button', { name: /Zoë Müller/ }))
  await person.first().waitFor()
  await picture(page, 'search-palette')
  await person.first().click()
  await page.waitForURL(/gesprekken\/.+/)

  await page.goto(`${house.url}/zoeken?q=${encodeURIComponent('"nergens gezegd" -iets')}&state=open`)
  await page.getByText(nl.search.nothingFiltered).waitFor()
  await expectAccessible(page)
  await picture(page, 'search-nothing')
}, 60_000)

test('narrowed down to a label and a team, which stand in the address', async () => {
  const ask = <T>(method: 'GET' | 'POST', path: string, body?: object) => house.ask<T>(page, method, path, body)
  type Named = { id: string; name: string }
  const [label] = (await ask<{ labels: Named[] }>('GET', '/api/v1/labels')).labels
  const [team] = (await ask<{ teams: Named[] }>('GET', '/api/v1/teams')).teams
  const found = await ask<Found>('GET', '/api/v1/search?q=kelder')
  const kelder = found.messages.items[0]?.conversation.id
  const changes = [
    { do: 'label', add: [label?.id], remove: [] },
    { do: 'move', teamId: team?.id },
  ]
  await ask('POST', '/api/v1/conversations/changes', { ids: [kelder], changes })
  await page.goto(`${house.url}/zoeken?q=wateroverlast`)
  const expectMarks = (n: number) => expect.poll(() => page.locator('mark').count(), { timeout: 15_000 }).toBe(n)
  await expectMarks(2)
  await page.getByLabel(nl.search.labelled, { exact: true }).selectOption({ label: label?.name ?? '' })
  await page.getByLabel(nl.search.team, { exact: true }).selectOption({ label: team?.name ?? '' })
  await page.waitForURL(
    (url) => url.searchParams.get('label') === label?.id && url.searchParams.get('team') === team?.id,
  )
  await expectMarks(1)
  await expectAccessible(page)
  await picture(page, 'search-narrowed')
  await page.reload()
  await expectMarks(1)
  await page.getByRole('button', { name: nl.search.clear }).click()
  await expectMarks(2)
}, 60_000)

test('what is read narrows down what is found, and the list of conversations, which is kept as a view with its count', async () => {
  const { stream, last } = judgementWords.nl
  await page.goto(`${house.url}/zoeken?q=zonnepanelen`)
  const found = page.locator('mark').filter({ hasText: 'Zonnepanelen' }).first()
  await found.waitFor()
  await page.getByRole('combobox', { name: stream.trait }).selectOption('praise')
  await found.waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: stream.trait }).selectOption('question')
  await found.waitFor()
  await expectAccessible(page)
  await picture(page, 'search-read')

  await page.goto(`${house.url}/gesprekken?state=all`)
  const list = page.getByRole('main')
  await list.getByText('Kelder').first().waitFor()
  await page.getByRole('button', { name: nl.queue.filter }).click()
  await page.getByLabel(last.trait).selectOption('question')
  await page.keyboard.press('Escape')
  await list.getByText('Kelder').first().waitFor({ state: 'detached' })
  await list.getByText('Zonnepanelen').first().waitFor()
  await expectAccessible(page)
  await picture(page, 'search-list-read')
  await page.getByRole('button', { name: nl.queue.saveView }).click()
  await page.getByLabel(nl.queue.viewName).fill('Vragen')
  await page.getByRole('dialog').getByRole('button', { name: nl.act.save }).click()
  const view = page.getByRole('navigation', { name: nl.queue.places }).getByRole('link', { name: /^Vragen/ })
  await expect.poll(() => view.textContent(), { timeout: 15_000 }).toMatch(/[1-9]/)
  await list.getByText('Zonnepanelen').first().waitFor()
}, 90_000)

test('in English, in the dark, on a phone', async () => {
  const { page: phone } = await house.visitor({ language: 'en', dark: true, phone: true })
  await phone.goto(house.url)
  await house.ask(phone, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
  await house.ask(phone, 'PATCH', '/api/v1/me', { language: 'en' })
  await phone.goto(`${house.url}/zoeken?q=storing+bakkali`)
  await phone.getByRole('heading', { name: en.search.messages }).waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(phone)
  await picture(phone, 'search-phone')
}, 60_000)
