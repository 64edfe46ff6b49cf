/** Somebody looks what would leave the house, tries a larger model on an invented message, and switches it on and off. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { largerModelWords } from '../../web/words/larger-model.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = largerModelWords.nl

vi.setConfig({ testTimeout: 60_000 })

let house: E2e
let page: Page
let server: Server
let place: string
let status = 200
beforeAll(async () => {
  const content = JSON.stringify({ sentiment: 'negative', sure: 0.97, traits: ['complaint', 'churn'] })
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ choices: [{ message: { content } }] }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  place = `127.0.0.1:${(server.address() as AddressInfo).port}`
  house = await openHouse({ SAMENSPRAAK_PRIVATE_HOSTS: place })
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
}, 120_000)
afterAll(async () => {
  await house.stop()
  server.close()
})

test('it begins off, and says that nothing leaves', async () => {
  await page.goto(`${house.url}/instellingen/groter-model`)
  await page.getByText(words.nothing).waitFor()
  await expectAccessible(page)
  await picture(page, 'larger-off')
})

test('chosen and switched on it says what leaves and to where; a try shows both judgements and what left', async () => {
  await page.getByRole('switch', { name: words.active }).click()
  await page.getByRole('textbox', { name: words.address }).fill(`http://${place}/v1`)
  await page.getByRole('textbox', { name: words.model }).fill('proef-1')
  await page.getByRole('button', { name: words.save }).click()
  await page.getByText(words.where(place)).waitFor()
  await page.getByRole('button', { name: words.tryIt }).click()
  await page.getByText(/negatief \(97/).waitFor()
  await page.getByText(words.sent).click()
  await expect.poll(() => page.locator('pre').textContent()).toContain(words.example)
  await expectAccessible(page)
  await picture(page, 'larger-on')
})

test('when it does not let us in the page says so', async () => {
  status = 401
  await page.getByRole('button', { name: words.tryIt }).click()
  await page.getByText(words.faults['no-entry']).waitFor()
  await expectAccessible(page)
  await picture(page, 'larger-fault')
})

test('on a phone, in the dark, in English; a directory that is not there is said', async () => {
  const { page: phone, context } = await house.visitor({ phone: true, dark: true, language: 'en' })
  await context.addCookies(await page.context().cookies())
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'en' })
  await phone.goto(`${house.url}/instellingen/groter-model`)
  await phone.getByRole('radio').last().click()
  await phone
    .getByText(/SAMENSPRAAK_MODEL_DIR/)
    .first()
    .waitFor()
  await expectAccessible(phone)
  await picture(phone, 'larger-phone')
})
