/** Who somebody is, in a real browser: the page, who may be the same, joining and taking apart with the way back. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contactWords } from '../../web/words/contact.ts'
import { contactFileWords } from '../../web/words/contact-file.ts'
import { nl } from '../../web/words/nl.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = contactWords.nl
const says = contactFileWords.nl
const long = `Zeer-lange-naam-zonder-einde-${'van-der-'.repeat(20)}Heuvel`

let house: E2e
let page: Page
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
  await channel('Mail', 'email', [
    {
      id: 'm1',
      subject: 'Internet weg',
      text: 'Al twee dagen geen internet. Ik heb al drie keer gebeld.',
      author: karim,
    },
    {
      id: 'm2',
      subject: 'Factuur',
      text: 'Mijn factuur klopt niet.',
      author: { id: 'ans@klant.example', name: 'Ans Prins' },
    },
    { id: 'm3', subject: long, text: long.repeat(4), author: { id: 'lang@klant.example', name: long } },
  ])
  await channel('Chatbox', 'chat', [
    {
      id: 'c1',
      text: 'Nog steeds geen internet! Mijn mailadres is karim@klant.example',
      author: { id: 'u-1', name: 'kaydin88' },
    },
    { id: 'c2', text: 'Hallo, hoe zit het met mijn factuur?', author: { id: 'u-2', name: 'Ans' } },
  ])
  await house.ask(page, 'POST', '/api/v1/customers', {
    customers: [
      { number: 'K-1', name: 'Ans Prins', emails: ['ans@klant.example'] },
      { number: 'K-2', name: 'Wim Prins', emails: ['ans@klant.example'] },
      {
        number: 'K-20817',
        emails: ['karim@klant.example'],
        value: 1250.5,
        segments: ['zakelijk'],
        fields: { Regio: 'Oost' },
      },
    ],
  })
}, 60_000)
afterAll(() => house.stop())

const karim = { id: 'karim@klant.example', name: 'Karim Aydin' }

async function channel(name: string, address: string, messages: object[]): Promise<void> {
  const made = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name,
    settings: { address },
  })
  await house.ask(page, 'POST', `/api/v1/messages?channel=${made.id}`, { messages })
}

async function idOf(query: string): Promise<string> {
  const { contacts } = await house.ask<{ contacts: { id: string }[] }>(page, 'GET', `/api/v1/contacts?${query}`)
  return contacts[0]?.id ?? ''
}
const heading = (on: Page, name: string) => on.getByRole('heading', { level: 1, name })

test('somebody who may be the same is suggested with the reasons; yes joins, and undo takes apart again', async () => {
  await expect.poll(() => idOf('email=karim@klant.example')).not.toBe('')
  const id = await idOf('email=karim@klant.example')
  await page.goto(`${house.url}/contacten/${id}`)
  await heading(page, 'Karim Aydin').waitFor()
  const suggestion = page.getByRole('region', { name: `${words.isSame} kaydin88` })
  await suggestion.getByText(words.reason['wrote email']('karim@klant.example')).waitFor({ timeout: 30_000 })
  await page.getByText(words.customerNumber('K-20817')).waitFor()
  await expectAccessible(page)
  await picture(page, 'contact-suggested')
  await suggestion.getByRole('button', { name: words.yesOf('kaydin88') }).click()
  await page.getByRole('button', { name: words.takeApartOf('kaydin88') }).waitFor()
  await page.getByText('Nog steeds geen internet!').first().waitFor()
  await expectAccessible(page)
  await picture(page, 'contact-joined')
  await page.getByRole('button', { name: nl.queue.undo }).click()
  await suggestion.waitFor()
}, 90_000)

test('taken apart in one click, with undo; a no is kept and told when somebody joins them by hand', async () => {
  const suggestion = page.getByRole('region', { name: `${words.isSame} kaydin88` })
  await suggestion.getByRole('button', { name: words.yesOf('kaydin88') }).click()
  await page.getByRole('button', { name: words.takeApartOf('kaydin88') }).click()
  await page.getByText(words.apart('kaydin88')).waitFor()
  await suggestion.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: words.join }).click()
  const dialog = page.getByRole('dialog')
  await page.keyboard.type('kaydin')
  await dialog.getByRole('option', { name: /kaydin88/ }).waitFor()
  await expectAccessible(page)
  await picture(page, 'contact-join-dialog')
  await page.keyboard.press('Enter')
  await dialog.getByText(words.keptBody('Karim Aydin', 'kaydin88')).waitFor()
  await picture(page, 'contact-kept-apart')
  await dialog.getByRole('button', { name: words.keptAct }).click()
  await page.getByRole('button', { name: words.takeApartOf('kaydin88') }).waitFor()
}, 60_000)

test('a line leads to its place in the conversation, and the pane there says the same', async () => {
  await page
    .getByRole('link', { name: /Nog steeds geen internet/ })
    .last()
    .click()
  await page.waitForURL(/gesprekken\//)
  const pane = page.getByRole('complementary', { name: nl.contact.title })
  await pane.getByRole('button', { name: words.takeApartOf('kaydin88') }).waitFor()
  await picture(page, 'contact-pane')
  await expectAccessible(page)
  await pane.getByRole('link', { name: words.toPage }).click()
  await heading(page, 'Karim Aydin').waitFor()
}, 60_000)

test('it holds on a phone, in the dark, in English, for a name without end and for who is not there', async () => {
  const id = await idOf('email=karim@klant.example')
  const cookies = await page.context().cookies()
  const phone = await house.visitor({ phone: true, dark: true })
  await phone.context.addCookies(cookies)
  await phone.page.goto(`${house.url}/contacten/${id}`)
  await heading(phone.page, 'Karim Aydin').waitFor()
  await phone.page.getByText('Al twee dagen geen internet').first().waitFor()
  await expectAccessible(phone.page)
  await picture(phone.page, 'contact-phone')
  await phone.page.goto(`${house.url}/contacten/${await idOf('email=lang@klant.example')}`)
  await heading(phone.page, long).waitFor()
  await picture(phone.page, 'contact-long')
  const isWide =
    '[...document.querySelectorAll("main *:not(bdi)")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))'
  expect(await phone.page.evaluate(isWide)).toEqual([])
  await phone.page.goto(`${house.url}/contacten/01890000-0000-7000-8000-000000000000`)
  await phone.page.getByRole('alert').waitFor()
  await expectAccessible(phone.page)
  await phone.context.close()
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'en' })
  await page.goto(`${house.url}/contacten/${id}`)
  await page.getByRole('heading', { name: contactWords.en.timeline }).waitFor()
  await picture(page, 'contact-en')
}, 60_000)

test('at a glance: what happened elsewhere, what colleagues noted, who is who; and a telephone opens it', async () => {
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'nl' })
  const id = await idOf('email=karim@klant.example')
  const at = new Date(Date.now() - 86_400_000).toISOString()
  const bought = {
    key: 'order-1',
    kind: 'purchase',
    title: 'Modem Voltbox 3',
    url: 'https://winkel.example/1',
    at,
    contact: id,
  }
  await house.ask(page, 'POST', '/api/v1/contact-events', { events: [bought] })
  const stranger = await house.visitor()
  await stranger.page.goto(`${house.url}/contacten/zoek?e-mail=karim@klant.example`)
  await stranger.page.locator('input[name=email]').fill('joris@voltmeer.example')
  await stranger.page.locator('input[name=password]').fill(password)
  await stranger.page.keyboard.press('Enter')
  await stranger.page.waitForURL(new RegExp(id))
  await stranger.context.close()
  await page.goto(`${house.url}/contacten/${id}`)
  await page.getByRole('link', { name: says.eventLink('Modem Voltbox 3') }).waitFor()
  await page.getByLabel(says.noteLabel).fill('Belt liever niet: werkt in de nacht')
  await page.getByRole('button', { name: says.noteAdd }).click()
  await page.getByText('Belt liever niet: werkt in de nacht', { exact: true }).waitFor()
  await page.getByText(says.history, { exact: true }).click()
  await page.getByText(says.deed.apart('kaydin88')).first().waitFor()
  await page.getByRole('button', { name: nl.contact.why }).first().click()
  await page.getByRole('button', { name: says.shareOf('karim@klant.example') }).click()
  await page.getByText(says.sharedMark, { exact: true }).waitFor()
  await expectAccessible(page)
  await picture(page, 'contact-glance')
  await page.mouse.wheel(0, 2_000)
  await picture(page, 'contact-glance-below')
}, 60_000)

test('of two customers with one address one is split off in one go, with the reason', async () => {
  const id = await idOf('number=K-2')
  await page.goto(`${house.url}/contacten/${id}`)
  await page.getByRole('button', { name: says.splitOf('K-2') }).click()
  await page.getByRole('menuitem', { name: says.splitReason.household }).waitFor()
  await expectAccessible(page)
  await picture(page, 'contact-split')
  await page.getByRole('menuitem', { name: says.splitReason.household }).click()
  await page.getByText(says.splitDone('K-2')).waitFor()
  await page.goto(`${house.url}/contacten/zoek?klantnummer=K-2`)
  await heading(page, 'Wim Prins').waitFor()
  await page.goto(`${house.url}/contacten/zoek?telefoon=0699999999`)
  await page.getByText(says.find.nobody).waitFor()
  await expectAccessible(page)
  await picture(page, 'contact-nobody')
}, 60_000)

test('somebody is erased after a word about what goes and what stays', async () => {
  const id = await idOf('email=lang@klant.example')
  await page.goto(`${house.url}/contacten/${id}`)
  await page.getByRole('button', { name: says.erase }).click()
  await page.getByText(says.eraseStays).waitFor()
  await expectAccessible(page)
  await picture(page, 'contact-erase')
  await page.getByRole('button', { name: says.eraseAct }).click()
  await page.getByText(says.erasedBody).waitFor()
  await expectAccessible(page)
  await picture(page, 'contact-erased')
}, 60_000)

test('customers come in from a spreadsheet, and what does not is told line by line', async () => {
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'nl' })
  await page.goto(`${house.url}/instellingen/klantgegevens`)
  await heading(page, words.customers.title).waitFor()
  const csv =
    'Klantnummer;Naam;E-mail;Waarde\r\nK-7;Noor;noor@klant.example;12,50\r\n;Niemand;;\r\nK-8;Sem;geen adres;\r\n'
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: words.customers.choose }).click()
  await (await choosing).setFiles({ name: 'klanten.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByText(words.customers.brought(1, 0)).waitFor()
  await page.getByText(`${words.customers.line(4)}: geen adres is geen e-mailadres.`).waitFor()
  await expectAccessible(page)
  await picture(page, 'customers')
  expect(await idOf('number=K-7')).toBe(await idOf('email=noor@klant.example'))
}, 60_000)
