/** Kringen in a real browser: nobody yet, then a town that talks; the picture, the table, a person, and a post that is picked up. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { circleWords } from '../../web/words/circle.ts'
import { contactWords } from '../../web/words/contact.ts'
import { spreadWords } from '../../web/words/spread.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = circleWords.nl
const endless = `Zeer-lange-naam-zonder-einde-${'van-der-'.repeat(12)}Heuvel`

let house: E2e
let page: Page
let channel: string
beforeAll(async () => {
  house = await openHouse()
  ;({ page } = await house.visitor())
  await page.goto(house.url)
  await house.ask(page, 'POST', '/api/v1/house', {
    organisation: 'Voltmeer',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@voltmeer.example',
    password,
    demo: false,
  })
  const settings = { address: 'plein' }
  const made = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Plein',
    settings,
  })
  channel = made.id
  await house.ask(page, 'POST', '/api/v1/term-groups', {
    name: 'Storing',
    about: 'topic',
    colour: 'blue',
    teamId: null,
  })
}, 60_000)
afterAll(() => house.stop())

let said = 0
function says(who: string, text: string, inReplyTo?: string) {
  const author = { network: 'plein', id: who.toLowerCase(), name: who }
  const published = new Date(Date.now() - 60_000).toISOString()
  const of = { id: `p${++said}`, text, author, published, visibility: 'public', addressed: false }
  return { ...of, ...(inReplyTo && { inReplyTo }) }
}

/** Streets of which the people answer each other, with a neighbour here and there who knows another street. */
function town() {
  const streets = ['Dorpsstraat', 'Molenwal', 'Waterkant', 'Sluisweg']
  return streets.flatMap((street, s) => {
    const begin = says(
      `${street} 1`,
      s === 0 ? 'Wat een ellende, alweer storing en niemand die iets zegt' : 'Mooie avond',
    )
    const rest = Array.from({ length: 10 + 4 * s }, (_, i) =>
      says(`${street} ${i + 2}`, s === 0 ? 'Hier ook, waardeloos' : 'Fijn, dankjewel', begin.id),
    )
    const among = rest.flatMap((one, i) => (i % 2 ? [says(`${street} ${i}`, 'Precies', one.id)] : []))
    const beyond = s > 0 ? [says(`${streets[s - 1]} 3`, 'Bij ons ook', begin.id)] : []
    return [begin, ...rest, ...among, ...beyond]
  })
}

const bring = (messages: object[]) => house.ask(page, 'POST', `/api/v1/messages?channel=${channel}`, { messages })
const table = (on: Page) => on.getByRole('region', { name: words.table })

test('with nobody it teaches the next step', async () => {
  await page.goto(`${house.url}/kringen`)
  await page.getByRole('heading', { name: words.emptyTitle }).waitFor()
  await expectAccessible(page)
  await picture(page, 'circles-zero')
})

test('a town that talks falls into circles; somebody is found, and one goes on from neighbour to neighbour', async () => {
  await bring([...town(), says(endless, 'Ik woon hier net', 'p1')])
  const people = () =>
    house.ask<{ people: { circle: number | null }[] }>(page, 'GET', '/api/v1/circles').then((seen) => seen.people)
  await expect
    .poll(async () => (await people()).filter(({ circle }) => circle !== null).length, { timeout: 90_000 })
    .toBeGreaterThan(60)
  await page.reload()
  await page.getByRole('application').waitFor()
  await page.locator('[data-settled="true"]').waitFor({ timeout: 30_000 })
  await expectAccessible(page)
  await picture(page, 'circles-few')
  await page.getByRole('button', { name: words.find }).click()
  await page.keyboard.type('molenwal 1')
  await page.keyboard.press('Enter')
  const card = page.getByRole('region', { name: 'Molenwal 1', exact: true })
  await card.getByText(words.reactedBy).waitFor()
  await picture(page, 'circles-chosen')
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Molenwal 2' }).click()
  await page.getByRole('region', { name: 'Molenwal 2', exact: true }).waitFor()
  await page.getByRole('application').press('Escape')
  await page.getByText(words.nobodyChosen).waitFor()
  await page.getByRole('button', { name: words.circleOf('Sluisweg 1') }).click()
  await picture(page, 'circles-lit')
})

test('the table says the same, sorts, and goes to the person', async () => {
  await page.getByText(words.forms.tabel, { exact: true }).click()
  await table(page).getByRole('button', { name: words.columns.name }).click()
  expect(await table(page).getByRole('row').nth(1).textContent()).toContain('Dorpsstraat 1')
  await expectAccessible(page)
  await picture(page, 'circles-table')
  await table(page).getByRole('link', { name: 'Waterkant 1', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Waterkant 1' }).waitFor()
  await page.getByRole('link', { name: contactWords.nl.circles }).click()
  await page.getByRole('application').waitFor()
  expect(await page.getByLabel(words.around).inputValue()).not.toBe('')
})

test('a post that somebody else carries says so in the stream, with the reason', async () => {
  const post = says('Nel', 'Mijn vriezer is ontdooid, alles kan weg')
  const star = says('Zangeres Zara', 'Dit kan toch niet', post.id)
  const fans = Array.from({ length: 14 }, (_, i) => says(`Fan ${i + 1}`, 'Schande', star.id))
  await bring([post, star, ...fans])
  await page.goto(`${house.url}/luisteren`)
  const shown = page.getByRole('listitem', { name: /^Nel:/ })
  const carried = shown.getByText(spreadWords.nl.pickedUp)
  await expect
    .poll(
      async () => {
        if (await carried.isVisible()) return true
        await page.reload()
        await shown.waitFor()
        return carried.isVisible()
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(true)
  await shown.getByText(spreadWords.nl.why, { exact: true }).click()
  await shown.getByText(spreadWords.nl.because.sure, { exact: false }).waitFor()
  await expectAccessible(page)
  await picture(page, 'spread-stream')
})

test('on a telephone it is the table; in English and in the dark it is the same', async () => {
  const cookies = await page.context().cookies()
  const small = await house.visitor({ phone: true })
  await small.context.addCookies(cookies)
  await small.page.goto(`${house.url}/kringen`)
  await table(small.page).waitFor()
  await expectAccessible(small.page)
  await picture(small.page, 'circles-phone')
  await small.context.close()
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'en' })
  const night = await house.visitor({ dark: true, language: 'en' })
  await night.context.addCookies(cookies)
  await night.page.goto(`${house.url}/kringen?kleur=toon`)
  await night.page.locator('[data-settled="true"]').waitFor({ timeout: 30_000 })
  await expectAccessible(night.page)
  await night.page.getByText(circleWords.en.tones.negative).waitFor()
  await picture(night.page, 'circles-dark')
  await night.context.close()
})
