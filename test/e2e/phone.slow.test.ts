/** Writing down a call from any page, a telephone that rings, and the stream, in a real browser and on a phone's width. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sign } from '../../channels/api/sign.ts'
import { listeningWords } from '../../web/words/listening.ts'
import { nl } from '../../web/words/nl.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const { phone, listening, house: words } = nl
const key = Buffer.alloc(32, 7)

let house: E2e
let page: Page
let hook: string
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
  await house.ask(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Blogs',
    settings: { address: 'blog.example' },
  })
  await house.ask(page, 'POST', '/api/v1/messages', {
    messages: Array.from({ length: 3 }, (_, i) => ({
      id: `post-${i}`,
      text: `Al ${i + 2} dagen zonder stroom in onze straat, en niemand van Voltmeer die iets laat horen.`,
      subject: `Dag ${i + 2}`,
      author: { id: `wim-${i}`, name: 'Wim de Vries' },
      addressed: false,
      visibility: 'public',
    })),
  })
  const secret = `whsec_${key.toString('base64')}`
  const settings = { address: '0880001000', secret }
  ;({ hook } = await house.ask<{ hook: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'phone',
    name: 'Klantenlijn',
    settings,
  }))
  await house.ask(page, 'PATCH', '/api/v1/me', { extension: '201' })
}, 60_000)
afterAll(() => house.stop())

async function tell(told: object): Promise<void> {
  const body = JSON.stringify({ from: '0612345678', to: '201', ...told })
  const headers = { 'content-type': 'application/json', ...sign(key, 'w', new Date(), body) }
  const answer = await fetch(`${house.url}${hook}`, { method: 'POST', headers, body })
  expect(answer.status).toBe(204)
}

const sheet = (on: Page) => on.getByRole('dialog', { name: phone.title })

test('with the keyboard alone a call is written down on any page', async () => {
  await page.goto(`${house.url}/binnenkomst`)
  await page.getByRole('heading', { name: words.arrival }).first().waitFor()
  await page.keyboard.press('b')
  await sheet(page).waitFor()
  await page.getByRole('textbox', { name: phone.who }).waitFor()
  await expectAccessible(page)
  await page.keyboard.type('Fatima Bakkali')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Haar internet is weg sinds gisteren.')
  await picture(page, 'log-sheet')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/gesprekken\//)
  await page.getByText('Haar internet is weg sinds gisteren.').first().waitFor()
  await page.getByText(phone.by('Joris')).first().waitFor()
  await expectAccessible(page)
  await picture(page, 'logged-call')
}, 60_000)

test('who called before is found while typing, with what it was about', async () => {
  await page.keyboard.press('b')
  await page.getByRole('textbox', { name: phone.who }).fill('fati')
  await page.getByRole('option', { name: /Fatima Bakkali/ }).waitFor()
  await picture(page, 'log-sheet-who')
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /Haar internet is weg/, checked: true }).waitFor()
  await page.keyboard.type('Belt weer: nog steeds weg.')
  expect(await page.getByRole('textbox', { name: phone.said }).inputValue()).toBe('Belt weer: nog steeds weg.')
  await page.getByRole('textbox', { name: phone.agreed }).fill('Monteur komt morgen.')
  await picture(page, 'log-sheet-about')
  await page.getByRole('button', { name: phone.save, exact: true }).click()
  await page.getByText('Monteur komt morgen.').first().waitFor()

  // What was agreed is somebody's: it is a commitment at once, unless one leaves that out.
  const { addTask, commitmentTitle, choices } = nl.timeline
  const dialog = page.getByRole('dialog', { name: addTask })
  await dialog.waitFor()
  expect(await dialog.getByRole('textbox', { name: commitmentTitle }).inputValue()).toBe('Monteur komt morgen.')
  await dialog.getByRole('button', { name: choices['tomorrow morning'] }).click()
  await expectAccessible(page)
  await picture(page, 'log-sheet-commitment')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('checkbox', { name: 'Monteur komt morgen.' }).waitFor()
}, 60_000)

test('a call that was written down in the wrong place moves, with what was agreed, and comes back', async () => {
  const { timeline } = nl
  const { items } = await house.ask<{ items: { id: string; number: number; contact: { id: string } }[] }>(
    page,
    'GET',
    '/api/v1/conversations?state=all',
  )
  const contactId = items[0]?.contact.id
  const remark = {
    key: 'rekening-van-fatima',
    kind: 'phone',
    direction: 'in',
    text: 'Haar rekening klopt niet.',
    contactId,
  }
  const other = await house.ask<{ conversation: { number: number } }>(page, 'POST', '/api/v1/remarks', remark)
  const call = page.locator('[id^=bericht-]', { hasText: 'Belt weer: nog steeds weg.' })
  await call.hover()
  await call.getByRole('button', { name: timeline.moveRemark }).click()
  const dialog = page.getByRole('dialog', { name: timeline.remarkTitle })
  await dialog.getByRole('option', { name: /Haar rekening/ }).waitFor()
  await expectAccessible(page)
  await picture(page, 'remark-move')
  await page.keyboard.press('Enter')
  await page.getByText(timeline.remarkMoved(other.conversation.number)).waitFor()
  await call.waitFor({ state: 'detached' })
  await page.locator('[id^=bericht-]', { hasText: 'Monteur komt morgen.' }).waitFor({ state: 'detached' })
  await page
    .getByText(timeline.acts['remark-left']('Joris', `#${other.conversation.number}`), { exact: true })
    .waitFor()
  await expectAccessible(page)
  await picture(page, 'remark-moved')
  await page.getByRole('button', { name: nl.queue.undo }).click()
  await call.waitFor()
}, 60_000)

test('a telephone that rings shows who it is, and after the call its remark is one button away', async () => {
  await house.ask(page, 'POST', '/api/v1/remarks', {
    key: 'nummer-van-fatima',
    kind: 'phone',
    direction: 'in',
    number: '0612345678',
    name: 'Bram de Wit',
    text: 'De rekening klopt niet.',
  })
  await tell({ event: 'ringing', call: 'c-1' })
  const card = page.getByRole('complementary', { name: phone.rings })
  await card.getByText('Bram de Wit').waitFor()
  await card.getByText('De rekening klopt niet.').waitFor()
  await expectAccessible(page)
  await picture(page, 'call-rings')
  await tell({ event: 'answered', call: 'c-1' })
  await page.getByRole('complementary', { name: phone.talking }).waitFor()
  await tell({ event: 'ended', call: 'c-1', seconds: 95 })
  const ended = page.getByRole('complementary', { name: phone.hungUp })
  await ended.getByRole('button', { name: phone.note, exact: true }).click()
  await sheet(page).getByText('Bram de Wit').waitFor()
  await expectAccessible(page)
  await picture(page, 'call-note')
  await page.getByRole('textbox', { name: phone.said }).fill('Hij krijgt een nieuwe rekening.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Hij krijgt een nieuwe rekening.').first().waitFor()
  await page
    .getByText(/Telefoongesprek van/)
    .first()
    .waitFor()
  await picture(page, 'call-noted')
  await tell({ event: 'ringing', call: 'c-2', from: '0201112222' })
  await page.getByRole('complementary').getByText('020 1112222').waitFor()
  await expectAccessible(page)
  await picture(page, 'call-unknown')
  await page.getByRole('complementary', { name: phone.rings }).getByRole('button', { name: phone.dismiss }).click()
}, 60_000)

test('an address that a telephone opens goes to what the caller is talking about', async () => {
  await page.goto(`${house.url}/bel?nummer=+31612345678`)
  await page.waitForURL(/gesprekken\//)
  await page.goto(`${house.url}/bel?nummer=0209998888`)
  await page.getByRole('heading', { name: phone.nobodyWithNumber('020 9998888') }).waitFor()
  await expectAccessible(page)
  await picture(page, 'call-page')
}, 60_000)

test('what is said around us stands in the stream, and becomes a conversation by hand', async () => {
  await page.goto(`${house.url}/luisteren`)
  await page.getByText('Dag 4').waitFor()
  await expectAccessible(page)
  await picture(page, 'stream')
  await page
    .getByRole('button', { name: new RegExp(listening.open) })
    .first()
    .click()
  const team = page.getByRole('menuitem').first()
  await team
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
  if (await team.isVisible()) await team.click()
  // Nobody asked us: one is asked once more.
  const sure = page.getByRole('dialog', { name: listeningWords.nl.surely })
  await sure.getByRole('button', { name: nl.listening.open }).click()
  await page.waitForURL(/gesprekken\//)
  await page.goto(`${house.url}/luisteren?periode=day`)
  await page.getByText('Dag 3').waitFor()
  // It stays where it was said, and leads to its conversation.
  const post = page.getByRole('listitem').filter({ hasText: 'Dag 4' })
  await post.getByRole('link', { name: listeningWords.nl.toConversation }).waitFor()
}, 60_000)

test('all of it on the width of a phone', async () => {
  const { page: small, context } = await house.visitor({ phone: true, dark: true })
  await small.goto(house.url)
  await house.ask(small, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
  await small.goto(`${house.url}/luisteren`)
  await small.getByText('Dag 3').waitFor()
  await expectAccessible(small)
  await picture(small, 'stream-phone')
  await small.keyboard.press('b')
  await sheet(small).waitFor()
  await expectAccessible(small)
  await picture(small, 'log-sheet-phone')
  await small.keyboard.press('Escape')
  await tell({ event: 'ringing', call: 'c-3' })
  await small.getByRole('complementary', { name: phone.rings }).getByText('Bram de Wit').waitFor()
  await expectAccessible(small)
  await picture(small, 'call-phone')
  await context.close()
}, 60_000)
