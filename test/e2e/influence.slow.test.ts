/** How far a voice reaches, in a real browser: nothing without a ground, reasons that add up, and leaving somebody out. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { influenceWords } from '../../web/words/influence.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = influenceWords.nl
const ground = 'Gerechtvaardigd belang, getoetst op 3 maart: wie veel mensen bereikt, antwoorden we iets eerder.'

let house: E2e
let page: Page
let channel = ''
beforeAll(async () => {
  house = await openHouse()
  ;({ page } = await house.visitor())
  page.on('pageerror', (e) => console.log('PAGEERROR', String(e).slice(0, 600)))
  await page.goto(house.url)
  await house.ask(page, 'POST', '/api/v1/house', {
    organisation: 'Voltmeer',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@voltmeer.example',
    password,
    demo: false,
  })
  const made = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Plein',
    settings: { address: 'plein' },
  })
  channel = made.id
  await bring(
    { id: 'vraag', text: 'Mijn internet ligt eruit, kan iemand kijken?', author: anna, visibility: 'public' },
    { ...aside('taart', anna), text: 'Nieuwe video: appeltaart zonder oven' },
    ...answers('taart', 30),
    {
      id: 'stil',
      text: 'Hoe laat zijn jullie open?',
      author: { id: 'bram', name: `Bram ${'van der '.repeat(20)}Heuvel` },
    },
  )
}, 60_000)
afterAll(() => house.stop())

const anna = { id: 'anna', name: 'Anna de Bakster', handle: 'anna', audience: 41_000, lists: 320 }
const aside = (id: string, author: object) => ({
  id,
  author,
  text: 'Wat leuk.',
  visibility: 'public',
  addressed: false,
})
const answers = (to: string, n: number) =>
  Array.from({ length: n }, (_, i) => ({
    ...aside(`${to}-${i}`, { id: `${to} fan ${i}`, name: `Fan ${i}` }),
    inReplyTo: to,
  }))

const bring = (...messages: object[]) => house.ask(page, 'POST', `/api/v1/messages?channel=${channel}`, { messages })
async function idOf(who: string): Promise<string> {
  const found = await house.ask<{ contacts: { id: string }[] }>(page, 'GET', `/api/v1/contacts?account=plein:${who}`)
  return found.contacts[0]?.id ?? ''
}
const heading = (name: string) => page.getByRole('heading', { level: 1, name })
const reach = (on = page) => on.getByRole('region', { name: words.reach, exact: true })

test('nothing is kept until somebody records a ground; then it tells how many people have which reach', async () => {
  await expect.poll(() => idOf('anna')).not.toBe('')
  await page.goto(`${house.url}/contacten/${await idOf('anna')}`)
  await heading(anna.name).waitFor()
  expect(await reach().count()).toBe(0)
  await page.goto(`${house.url}/instellingen/invloed`)
  await heading(words.title).waitFor()
  await page.getByText(words.offBody).waitFor()
  await expectAccessible(page)
  await picture(page, 'influence-off')
  await page.getByRole('textbox', { name: words.groundAsk }).fill(ground)
  await page.getByRole('button', { name: words.turnOn }).click()
  await page.getByText(words.turnedOn).waitFor()
  await expect
    .poll(async () => (await house.ask<{ levels: number[] }>(page, 'GET', '/api/v1/influence')).levels.join())
    .toContain('1')
  await page.reload()
  await page.getByText(words.people('1')).waitFor()
  await expectAccessible(page)
  await picture(page, 'influence-on')
})

test('a person has a reach with reasons that add up, and it follows what happens while one looks', async () => {
  await page.goto(`${house.url}/contacten/${await idOf('anna')}`)
  await reach()
    .getByText(words.reasons.reactors({ n: '', account: '', people: '30' }))
    .waitFor()
  await expectAccessible(page)
  await picture(page, 'influence-contact')
  const added = (await reach().getByRole('listitem').locator('b').allTextContents()).map(inNumbers)
  const sum = await reach().getByText('Samen').textContent()
  const total = added.reduce((all, points) => all + points, 0)
  expect(inNumbers(/Samen (\S+),/.exec(sum ?? '')?.[1] ?? '')).toBeCloseTo(total, 9)
  await bring(aside('brood', anna), ...answers('brood', 70))
  await reach()
    .getByText(words.reasons.reactors({ n: '', account: '', people: '100' }))
    .waitFor()
  await page.goto(`${house.url}/contacten/${await idOf('bram')}`)
  await reach().getByText(words.state['too-few']).waitFor()
})
const inNumbers = (said: string) => Number(said.replace('−', '-').replace(',', '.'))

test('beside a conversation it says how far, and why when asked', async () => {
  await page.goto(`${house.url}/contacten/${await idOf('anna')}`)
  await page
    .getByRole('link', { name: /internet ligt eruit/ })
    .first()
    .click()
  await page.waitForURL(/gesprekken/)
  const why = reach().getByRole('button', { name: words.why })
  await why.waitFor()
  expect(await reach().getByText('Samen').isVisible()).toBe(false)
  await why.click()
  await reach().getByText('Samen').waitFor()
  await expectAccessible(page)
  await picture(page, 'influence-pane')
})

test('in the dark, on a phone and in English it is the same', async () => {
  const { cookies } = await page.context().storageState()
  for (const [name, as] of [
    ['dark', { dark: true }],
    ['phone', { phone: true }],
    ['english', { language: 'en' }],
  ] as const) {
    if (name === 'english') await house.ask(page, 'PATCH', '/api/v1/me', { language: 'en' })
    const { page: other, context } = await house.visitor(as)
    await context.addCookies(cookies)
    await other.goto(`${house.url}/contacten/${await idOf('anna')}`)
    const region = other.getByRole('region', { name: /^(Bereik|Reach)$/ })
    await region.waitFor()
    await region.scrollIntoViewIfNeeded()
    await expectAccessible(other)
    await picture(other, `influence-contact-${name}`)
    await other.goto(`${house.url}/instellingen/invloed`)
    await other.getByRole('heading', { level: 1 }).waitFor()
    await other.getByText('Joris').first().waitFor()
    await picture(other, `influence-page-${name}`)
    await context.close()
  }
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'nl' })
})

test('who may be a minor, or objects, is left out with all that was counted', async () => {
  await page.goto(`${house.url}/contacten/${await idOf('anna')}`)
  await reach().getByRole('button', { name: words.minor }).click()
  await page.getByRole('button', { name: words.minorAct }).click()
  await reach().getByText(words.state.minor).waitFor()
  await reach().getByRole('button', { name: words.noMinor }).click()
  await reach().getByText(words.state['too-few']).waitFor()
  await reach().getByRole('button', { name: words.objected }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.objectedAct }).click()
  await reach().getByText(words.state.objected).waitFor()
  await picture(page, 'influence-left-out')
})
