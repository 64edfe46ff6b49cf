/** Somebody of public relations looks at how people speak of the firm: nothing yet, too few, and a town full; and opens what is behind it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Brand } from '../../contract/brand.ts'
import { brandWords } from '../../web/words/brand.ts'
import { en } from '../../web/words/en.ts'
import { nl } from '../../web/words/nl.ts'
import { termWords } from '../../web/words/term.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = brandWords.nl

let house: E2e
let page: Page
beforeAll(async () => {
  house = await openHouse()
  ;({ page } = await house.visitor())
  page.setDefaultTimeout(60_000)
  await page.goto(house.url)
  await house.ask(page, 'POST', '/api/v1/house', {
    organisation: 'Vonk & Vezel',
    language: 'nl',
    name: 'Noor Prins',
    email: 'noor@vonkenvezel.example',
    password,
    demo: false,
  })
}, 120_000)
afterAll(() => house.stop())

const says = (who: string, text: string) =>
  house.ask(page, 'POST', '/api/v1/messages', {
    messages: [
      {
        id: who,
        text,
        author: { network: 'proef', id: who, handle: who, name: who },
        addressed: false,
        visibility: 'public',
      },
    ],
  })

/** How many messages about the competitor of the demo firm count; 0 while it is being counted. */
async function heardOfThem(): Promise<number> {
  const { weeks, counting } = await house.ask<Brand>(page, 'GET', '/api/v1/brand')
  const theirs = weeks.flatMap(({ of }) => of.filter(({ competitor }) => competitor === 'Netwijs'))
  return counting ? 0 : theirs.reduce((sum, { rating }) => sum + rating.messages, 0)
}

test('with nothing heard it says what to do, and a competitor gets a name', async () => {
  await page.goto(`${house.url}/merk`)
  await page.getByText(words.emptyTitle).waitFor()
  await expectAccessible(page)
  await picture(page, 'brand-zero')
  await page.getByRole('link', { name: words.toTerms }).click()
  await page.getByRole('button', { name: termWords.nl.addGroup }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: termWords.nl.name }).fill('Buren')
  await dialog.getByLabel(termWords.nl.aboutWhat).selectOption('competitor')
  await dialog.getByLabel(termWords.nl.competitor).fill('Buurnet')
  await expectAccessible(page)
  await picture(page, 'brand-competitor')
  await dialog.getByRole('button', { name: nl.act.save }).click()
  await page.getByRole('heading', { name: 'Buren' }).waitFor()
}, 120_000)

test('of three people it says that they are too few, and not a number that means nothing', async () => {
  await house.ask(page, 'POST', '/api/v1/channels', { kind: 'api', name: 'Proef', settings: { address: 'proef' } })
  const group = { name: 'Wij', about: 'brand', colour: 'teal', teamId: null }
  const { id } = await house.ask<{ id: string }>(page, 'POST', '/api/v1/term-groups', group)
  await house.ask(page, 'POST', `/api/v1/term-groups/${id}/terms`, { query: 'vezel' })
  for (const who of ['tim', 'bas', 'ilse']) await says(who, `Vezel is weer eens traag, zegt ${who}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page
    .getByRole('link', { name: words.heard('3', 3, '3', 3) })
    .first()
    .waitFor()
  await page.getByRole('listitem').getByText(words.tooFew).first().waitFor()
  await expectAccessible(page)
  await picture(page, 'brand-few')
}, 120_000)

test('with a town that talks there is a line, what moved it, and the messages behind each figure', async () => {
  await house.ask(page, 'POST', '/api/v1/demo')
  await expect.poll(heardOfThem, { timeout: 120_000, interval: 1_000 }).toBeGreaterThan(70)
  await page.goto(`${house.url}/merk`)
  await page.getByRole('heading', { name: words.moved }).waitFor()
  await page.getByRole('slider').first().focus()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('table', { name: words.movedTable }).waitFor()
  await expectAccessible(page)
  await picture(page, 'brand-many')
  // Each figure of the scale stands at the line that it names.
  const apart = await page.evaluate(() => {
    const course = document.querySelector('svg[role="img"]')?.closest('div')?.parentElement
    const middle = (one: Element) => one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2
    const lines = [...(course?.querySelectorAll('line[data-zero]') ?? [])].map(middle).sort((a, b) => a - b)
    const labels = [...(course?.querySelectorAll('div[aria-hidden]:first-child > span') ?? [])].map(middle)
    return labels.map((at, i) => Math.abs(at - (lines[i] ?? 0)))
  })
  expect(apart.length).toBeGreaterThan(2)
  expect(Math.max(...apart)).toBeLessThan(1.5)
  await page.getByRole('heading', { name: words.moved }).scrollIntoViewIfNeeded()
  await picture(page, 'brand-moved')
  await page.getByRole('heading', { name: words.apart }).scrollIntoViewIfNeeded()
  await picture(page, 'brand-apart')
  await page.getByText(words.asTable).first().click()
  await expectAccessible(page)
  await page.getByLabel(words.whom).selectOption('Netwijs')
  await page.waitForURL(/over=Netwijs/)
  await page.getByRole('table', { name: words.movedTable }).getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: /Netwijs/ }).waitFor()
  await page.getByRole('button', { name: nl.listening.open }).first().waitFor()
  await expectAccessible(page)
  await picture(page, 'brand-messages')
}, 180_000)

test('it stands on a phone, in the dark and in English', async () => {
  const { page: phone } = await house.visitor({ phone: true, dark: true, language: 'en' })
  phone.setDefaultTimeout(60_000)
  await phone.goto(house.url)
  const credentials = { email: 'noor@vonkenvezel.example', password }
  await house.ask(phone, 'POST', '/api/v1/session', credentials)
  await house.ask(phone, 'PATCH', '/api/v1/me', { language: 'en' })
  await phone.goto(`${house.url}/merk`)
  await phone.getByRole('heading', { name: en.brand.title, level: 1 }).waitFor()
  await phone.getByRole('table', { name: brandWords.en.movedTable }).waitFor()
  await expectAccessible(phone)
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide).toBe(false)
  await picture(phone, 'brand-phone')
  await phone.getByRole('heading', { name: brandWords.en.moved }).scrollIntoViewIfNeeded()
  await picture(phone, 'brand-phone-moved')
}, 120_000)
