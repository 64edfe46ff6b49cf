/** Channels, in a real browser and on a phone's width: a page of reviews is tried, connected and read with its stars; what is gone becomes an archive. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { archiveWords } from '../../web/words/archive.ts'
import { nl } from '../../web/words/nl.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const { channel: words } = nl
const written = [
  {
    author: { name: 'Sanne' },
    datePublished: '2026-03-03',
    name: 'Snel',
    reviewBody: 'Binnen een dag aangesloten.',
    reviewRating: { ratingValue: '4,5' },
  },
  {
    author: { name: 'Wim' },
    datePublished: '2026-03-02',
    reviewBody: 'De helpdesk belt nooit terug.',
    reviewRating: { ratingValue: 3, bestRating: 10 },
  },
]
const shown = `<title>Voltmeer beoordeeld</title><script type="application/ld+json">${JSON.stringify({
  '@type': 'Organization',
  name: 'Voltmeer',
  review: written.map((review) => ({ '@type': 'Review', ...review })),
})}</script>`
const site = createServer(({ url }, response) =>
  url === '/voltmeer' ? response.end(shown) : response.writeHead(404).end(),
)

let house: E2e
let page: Page
let address: string
beforeAll(async () => {
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready))
  const host = `127.0.0.1:${(site.address() as AddressInfo).port}`
  address = `http://${host}/voltmeer`
  house = await openHouse({ SAMENSPRAAK_PRIVATE_HOSTS: host })
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
}, 60_000)
afterAll(async () => {
  await house.stop()
  await new Promise((closed) => site.close(closed))
})

test('a page of reviews is tried and connected by hand, and each review is read with its stars', async () => {
  await page.goto(`${house.url}/instellingen/kanalen/nieuw/reviews`)
  await page.getByRole('textbox', { name: 'Adres van de pagina' }).fill(`${address}/weg`)
  await page.getByRole('button', { name: words.test }).click()
  await page.getByText(/Op dit adres van .* staat geen pagina/).waitFor()
  await page.getByRole('textbox', { name: 'Adres van de pagina' }).fill(address)
  await page.getByRole('button', { name: words.test }).click()
  await page.getByText('2 beoordelingen, 2 met een cijfer').waitFor()
  await expectAccessible(page)
  await picture(page, 'reviews-form')
  await page.getByRole('button', { name: words.connect }).click()
  await page.getByText(words.created).waitFor()
  await page.goto(`${house.url}/gesprekken?state=all`)
  await page.getByText('Binnen een dag aangesloten.').first().click()
  await page.getByRole('img', { name: nl.message.rating('4,5', '5') }).waitFor()
  await page.getByText('Een beoordeling beantwoord je op de pagina zelf').waitFor()
  await expectAccessible(page)
  await picture(page, 'reviews-conversation')
})

test('on a phone, in the dark', async () => {
  const { context, page: phone } = await house.visitor({ phone: true, dark: true })
  await context.addCookies(await page.context().cookies())
  await phone.goto(page.url())
  await phone.getByText('Binnen een dag aangesloten.').first().waitFor()
  await expectAccessible(phone)
  await picture(phone, 'reviews-phone')
  await phone.goto(`${house.url}/instellingen/kanalen/nieuw/discourse`)
  await phone.getByRole('textbox').first().waitFor()
  await expectAccessible(phone)
  await picture(phone, 'reviews-discourse')
  await context.close()
})

test('a channel whose network is gone becomes an archive, in which one reads and finds but does not answer', async () => {
  const webhookUrl = 'https://brug.example.org/antwoord'
  const made = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Hyves',
    settings: { address: 'hyves', webhookUrl },
  })
  await house.ask(page, 'POST', `/api/v1/messages?channel=${made.id}`, {
    messages: [
      { id: '1', text: 'Wanneer komt glasvezel in de Dorpsstraat?', author: { id: 'fatima', name: 'Fatima' } },
    ],
  })
  const its = archiveWords.nl
  await page.goto(`${house.url}/instellingen/kanalen/${made.id}`)
  await page.getByRole('button', { name: its.make }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: its.why }).fill('Hyves bestaat niet meer')
  await expectAccessible(page)
  await picture(page, 'archive-dialog')
  await page.keyboard.press('Enter')
  await page.getByText('Hyves bestaat niet meer').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await expectAccessible(page)
  await picture(page, 'archive-channel')
  await page.getByRole('link', { name: its.find }).click()
  await page.getByRole('searchbox').fill('glasvezel')
  await page
    .getByText(/Dorpsstraat/)
    .first()
    .click()
  await page.getByText('Hyves is een archief: daar gaat niets meer weg.').waitFor()
  await page.getByText(nl.composer.noOtherWay).waitFor()
  await page.getByText(its.word, { exact: true }).first().waitFor()
  await expectAccessible(page)
  await picture(page, 'archive-conversation')
  const { context, page: phone } = await house.visitor({ phone: true, dark: true, language: 'en' })
  await context.addCookies(await page.context().cookies())
  await phone.goto(page.url())
  await phone.getByText('Dorpsstraat').first().waitFor()
  await expectAccessible(phone)
  await picture(phone, 'archive-conversation-phone')
  await phone.goto(`${house.url}/instellingen/kanalen`)
  await phone.getByText('Hyves').first().waitFor()
  await picture(phone, 'archive-channels-phone')
  await phone.getByText('Hyves').first().click()
  await phone.getByText('Hyves bestaat niet meer').waitFor()
  await expectAccessible(phone)
  await picture(phone, 'archive-channel-phone')
  await context.close()
}, 90_000)
