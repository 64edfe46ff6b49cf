/** Signing in with a second step, a passkey and the organisation's own sign-in; sessions, the logbook and the doctor's page. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, stepOf } from '../../server/access/totp.ts'
import { en } from '../../web/words/en.ts'
import { nl } from '../../web/words/nl.ts'
import { startProvider, type TestProvider } from '../http/provider.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

let house: E2e
let provider: TestProvider
let owner: Page
const email = 'joris@voltmeer.example'
const { running } = nl

beforeAll(async () => {
  provider = await startProvider(/\/api\/v1\/session\/single-sign-on\/return$/)
  house = await openHouse({ SAMENSPRAAK_PRIVATE_HOSTS: new URL(provider.issuer).host })
  owner = (await house.visitor()).page
  await owner.goto(house.url)
  await house.ask(owner, 'POST', '/api/v1/house', {
    organisation: 'Voltmeer',
    language: 'nl',
    name: 'Joris Vermeer',
    email,
    password,
    demo: false,
  })
})
afterAll(() => Promise.all([house.stop(), provider.stop()]))

/** What a phone shows that scanned the code. The clock is real, so a code that was used is waited out by the next one. */
function codeFor(secret: string, off = 0): string {
  const bits = [...secret].map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'))
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return codeOf(Buffer.from(bytes), stepOf(new Date()) + off)
}

async function typePassword(page: Page, as = email): Promise<void> {
  await page.goto(`${house.url}/aanmelden`)
  await page.locator('input[name=email]').fill(as)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
}

let spare: string[] = []
test('a second step is set up by scanning, and asked for from then on', async () => {
  await owner.goto(`${house.url}/instellingen/aanmelden`)
  await owner.getByText(running.signIn.factorOff).waitFor()
  await expectAccessible(owner)
  await owner.getByRole('button', { name: running.signIn.setUp }).click()
  await owner.getByRole('dialog').locator('input[type=password]').fill(password)
  await owner.getByRole('button', { name: running.door.goOn }).click()
  await owner.getByRole('img', { name: running.signIn.qr }).waitFor()
  await expectAccessible(owner)
  await picture(owner, 'second-step-scan')
  const secret = ((await owner.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  await owner.locator('input[name=code]').fill('000000')
  await owner.getByRole('button', { name: running.signIn.confirm }).click()
  await owner.getByRole('alert').waitFor()
  await owner.locator('input[name=code]').fill(codeFor(secret))
  await owner.getByRole('button', { name: running.signIn.confirm }).click()
  const codes = owner.getByRole('list', { name: running.signIn.codesTitle }).getByRole('listitem')
  await codes.first().waitFor()
  spare = await codes.allTextContents()
  expect(spare).toHaveLength(10)
  await expectAccessible(owner)
  await picture(owner, 'spare-codes')
  await owner.getByRole('button', { name: running.signIn.codesKept }).click()
  await owner.getByText(running.signIn.factorOn).waitFor()

  const { page } = await house.visitor({ phone: true, dark: true })
  await typePassword(page)
  await page.locator('input[name=code]').waitFor()
  await expectAccessible(page)
  await picture(page, 'code-phone-dark')
  await page.locator('input[name=code]').fill('123456')
  await page.locator('button[type=submit]').click()
  await page.getByRole('alert').waitFor()
  await page.locator('input[name=code]').fill(codeFor(secret, 1))
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/gesprekken/)
  await page.context().close()
}, 60_000)

test('a passkey is made in the browser and opens the door without a password', async () => {
  const { page, context } = await house.visitor()
  const here = house.url.replace('127.0.0.1', 'localhost')
  const devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${here}/aanmelden`)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=code]').fill(spare[0] ?? '')
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/gesprekken/)
  await page.goto(`${here}/instellingen/aanmelden`)
  await page.getByLabel(running.signIn.passkeyName).fill('Laptop van Joris')
  await page.getByRole('button', { name: running.signIn.passkeyAdd }).click()
  await page.getByRole('dialog').locator('input[type=password]').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: running.signIn.passkeyAdd }).click()
  await page.getByText('Laptop van Joris').first().waitFor()
  await page.getByText(running.signIn.passkeyAdded).waitFor()
  await expectAccessible(page)
  await picture(page, 'sign-in-settings')

  await context.clearCookies()
  await page.goto(`${here}/aanmelden`)
  await expectAccessible(page)
  await picture(page, 'sign-in')
  await page.getByRole('button', { name: running.door.passkey }).click()
  await page.waitForURL(/gesprekken/)
  await context.close()
}, 60_000)

test('one sees where one is signed in, and ends what one does not recognise', async () => {
  const { page } = await house.visitor({ language: 'en' })
  await typePassword(page)
  await page.locator('input[name=code]').fill(spare[1] ?? '')
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/gesprekken/)
  await owner.goto(`${house.url}/instellingen/aanmelden`)
  const lines = owner.getByRole('region', { name: running.signIn.sessions }).getByRole('listitem')
  await lines.first().waitFor()
  const before = await lines.count()
  expect(before).toBeGreaterThan(2)
  await expect.poll(() => owner.getByText('Chrome, Linux').count()).toBe(before)
  await owner.getByRole('button', { name: running.signIn.endOthers }).click()
  await owner.getByRole('dialog').getByRole('button', { name: running.signIn.endOthers }).click()
  await expect.poll(() => lines.count()).toBe(1)
  await page.waitForURL(/aanmelden/)
  await page.context().close()
}, 60_000)

test('through the organisation: set up on the page, one click at the door, and refused in words without an invitation', async () => {
  await owner.goto(`${house.url}/instellingen/toegang`)
  const { access } = running
  await owner.getByLabel(access.issuer).fill(provider.issuer)
  await owner.getByLabel(access.clientId).fill(provider.client.clientId)
  await owner.getByLabel(access.secret).fill(provider.client.secret)
  await owner.getByLabel(access.label).fill('Voltmeer-account')
  await owner.getByRole('button', { name: access.save }).click()
  await owner.getByText(access.saved).waitFor()
  await expectAccessible(owner)
  await picture(owner, 'access')

  provider.person('joris', { email, email_verified: true, name: 'Joris' })
  const { page } = await house.visitor()
  await page.goto(`${house.url}/aanmelden?terug=%2Finstellingen%2Faanmelden`)
  await page.getByRole('button', { name: running.door.elsewhere('Voltmeer-account') }).click()
  await page.waitForURL(/instellingen\/aanmelden/)
  await page.getByText(running.signIn.cameBy['single-sign-on']).waitFor()
  await page.context().close()

  provider.person('vreemd', { email: 'vreemd@elders.example', email_verified: true })
  const { page: stranger } = await house.visitor({ language: 'en' })
  await stranger.goto(`${house.url}/aanmelden`)
  await stranger.getByRole('button', { name: en.running.door.elsewhere('Voltmeer-account') }).click()
  await stranger.getByRole('alert').getByText('You have not been invited here yet').waitFor()
  await expectAccessible(stranger)
  await picture(stranger, 'not-invited-en')
  await stranger.context().close()
}, 60_000)

test('where a second step is required, somebody new sets it up on the way in', async () => {
  const { invitation } = await house.ask<{ invitation: string }>(owner, 'POST', '/api/v1/agents', {
    name: 'Sanne de Wit',
    email: 'sanne@voltmeer.example',
    role: 'agent',
  })
  const token = invitation.split('#')[1]
  await house.ask(owner, 'POST', '/api/v1/invitations', { token, password })
  await house.ask(owner, 'PATCH', '/api/v1/sign-in', { needsSecondFactor: true })
  const { page } = await house.visitor()
  await typePassword(page, 'sanne@voltmeer.example')
  await page.getByRole('heading', { name: running.door.mustTitle }).waitFor()
  await page.getByRole('img', { name: running.signIn.qr }).waitFor()
  await expectAccessible(page)
  await picture(page, 'first-factor')
  const secret = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  await page.locator('input[name=code]').fill(codeFor(secret))
  await page.getByRole('button', { name: running.signIn.confirm }).click()
  await page.getByRole('button', { name: running.signIn.codesKept }).click()
  await page.waitForURL(/gesprekken/)
  await page.context().close()
}, 60_000)

test('the logbook tells it in sentences, in both languages, and lets itself be filtered', async () => {
  await owner.goto(`${house.url}/instellingen/logboek`)
  await owner.getByText('maakte een tweede stap verplicht').waitFor()
  await owner.getByText('voegde de passkey Laptop van Joris toe').waitFor()
  await owner.getByText('nodigde Sanne de Wit uit als medewerker').waitFor()
  await expectAccessible(owner)
  await picture(owner, 'logbook')
  await owner.getByLabel(running.logbook.from).fill('2020-01-01')
  await owner.getByLabel(running.logbook.until).fill('2020-01-02')
  await owner.getByText(running.logbook.none).waitFor()
  await house.ask(owner, 'PATCH', '/api/v1/me', { language: 'en' })
  await owner.setViewportSize({ width: 390, height: 844 })
  await owner.goto(`${house.url}/instellingen/logboek`)
  await owner.getByText('made a second step required').waitFor()
  await expectAccessible(owner)
  await picture(owner, 'logbook-phone-en')
  await owner.setViewportSize({ width: 1440, height: 900 })
}, 60_000)

test('the doctor’s page says what is found and what to do', async () => {
  await owner.goto(`${house.url}/instellingen/gezondheid`)
  await owner.getByRole('heading', { name: en.running.health.topics.backup }).waitFor({ timeout: 20_000 })
  await owner.getByText('none was made yet').waitFor()
  await owner.getByText('what happens comes through at once', { exact: false }).waitFor()
  await expectAccessible(owner)
  await picture(owner, 'health-en')
}, 60_000)
