/** Whoever is overheard can see what is listened to and stop it; a colleague notes it for them; the press finds its team. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticeWords } from '../../server/http/show/notice-words.ts'
import { accountWords } from '../../web/words/account.ts'
import { en } from '../../web/words/en.ts'
import { nl } from '../../web/words/nl.ts'
import { objectionWords } from '../../web/words/objection.ts'
import { ruleWords } from '../../web/words/rule.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const [notice, account, words] = [noticeWords.nl, accountWords.nl, objectionWords.nl]

let house: E2e
let page: Page
beforeAll(async () => {
  house = await openHouse()
  ;({ page } = await house.visitor())
}, 120_000)
afterAll(() => house.stop())

const post = (id: string, author: string, text: string) => ({
  id,
  text,
  author: { network: 'bluesky', id: `did:plc:${author}`, handle: `${author}.bsky.social`, name: author },
  addressed: false,
  visibility: 'public',
})

test('the first run asks how long to keep what is overheard', async () => {
  await page.goto(house.url)
  await page.getByLabel(nl.first.organisation).fill('Voltmeer')
  await page.getByLabel(nl.first.name).fill('Joris Vermeer')
  await page.getByLabel(nl.first.email).fill('joris@voltmeer.example')
  await page.getByLabel(nl.first.password).fill(password)
  await page.getByRole('radio', { name: nl.first.empty }).check()
  expect(await page.getByLabel(words.retainFor).inputValue()).toBe('90 dagen')
  await page.getByLabel(words.retainFor).fill('30')
  await expectAccessible(page)
  await picture(page, 'objection-first-run')
  await page.getByRole('button', { name: nl.first.begin }).click()
  await page.waitForURL(/gesprekken/)
})

test('in the stream one notes that the writer does not want this, and all of theirs is gone', async () => {
  await house.ask(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Plein',
    settings: { address: 'plein.example' },
  })
  const messages = [
    post('a', 'tim', 'Voltmeer is traag vandaag'),
    post('b', 'tim', 'Weer Voltmeer'),
    post('c', 'sanne', 'Bij Voltmeer gaat het goed'),
  ]
  await house.ask(page, 'POST', '/api/v1/messages', { messages })
  await expect
    .poll(async () => (await house.ask<{ items: unknown[] }>(page, 'GET', '/api/v1/listened-posts')).items.length)
    .toBe(3)
  await page.goto(`${house.url}/luisteren`)
  await page
    .getByRole('button', { name: words.menu('tim') })
    .first()
    .click()
  await page.getByRole('menuitem', { name: words.writer }).click()
  await page.getByRole('dialog').getByText(words.writerBody).waitFor()
  await expectAccessible(page)
  await picture(page, 'objection-stream')
  await page.getByRole('button', { name: words.save }).click()
  await page.getByText(/^Genoteerd\. Verborgen: 2\./).waitFor()
  await page.getByText('Weer Voltmeer').waitFor({ state: 'detached' })
  await page.getByText('Bij Voltmeer gaat het goed').waitFor()
})

test('a stranger comes from the sign-in page, reads what is kept and objects without signing in, and without a script', async () => {
  const context = await house.browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL' })
  const stranger = await context.newPage()
  await stranger.goto(`${house.url}/meeluisteren`)
  await stranger.getByRole('heading', { name: notice.title('Voltmeer') }).waitFor()
  await stranger.getByText(notice.longBody('30 dagen')).waitFor()
  await stranger.getByRole('combobox', { name: notice.network }).selectOption('bluesky')
  await picture(stranger, 'objection-notice')
  await stranger.getByRole('textbox', { name: notice.account }).fill('@sanne.bsky.social')
  await stranger.getByRole('button', { name: notice.send }).click()
  await stranger.getByText(notice.done(notice.days('7'))).waitFor()
  await picture(stranger, 'objection-done')
  await context.close()
  expect((await house.ask<{ items: unknown[] }>(page, 'GET', '/api/v1/listened-posts')).items).toEqual([])
})

test('the notice in English, in the dark, on a phone', async () => {
  const { page: phone, context } = await house.visitor({ language: 'en', dark: true, phone: true })
  await phone.goto(`${house.url}/aanmelden`)
  await phone.getByRole('link', { name: en.door.notice }).click()
  await phone.getByRole('heading', { name: noticeWords.en.title('Voltmeer') }).waitFor()
  await expectAccessible(phone)
  await picture(phone, 'objection-notice-phone')
  await phone.getByRole('link', { name: 'Nederlands' }).click()
  await phone.getByRole('heading', { name: notice.title('Voltmeer') }).waitFor()
  await context.close()
})

test('a colleague sees who objected, notes one by hand, takes one back, and changes how long is kept', async () => {
  await page.goto(`${house.url}/instellingen/bezwaren`)
  await page
    .getByText(words.hows['under a post'] ?? '')
    .first()
    .waitFor()
  await page
    .getByText(words.hows['notice page'] ?? '')
    .first()
    .waitFor()
  await expectAccessible(page)
  await picture(page, 'objection-list')
  await page.getByRole('button', { name: words.add }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: account.network }).click()
  await page.getByRole('option', { name: 'Bluesky' }).click()
  await dialog.getByRole('textbox', { name: account.account }).fill('bas.bsky.social')
  await dialog.getByRole('textbox', { name: words.how }).fill('Belde ons')
  await expectAccessible(page)
  await picture(page, 'objection-note')
  await dialog.getByRole('button', { name: words.save }).click()
  await page.getByText(/Belde ons/).waitFor()
  const his = page.getByRole('listitem').filter({ hasText: 'bas.bsky.social' })
  await his.getByText(/^Verborgen, wordt gewist op/).waitFor()
  await his.getByRole('button', { name: words.release }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.release }).click()
  await page.getByText(/Belde ons/).waitFor({ state: 'detached' })
  await page.goto(`${house.url}/instellingen/organisatie`)
  await page.getByLabel(words.retainFor).fill('14')
  await page.getByRole('region', { name: words.retention }).getByRole('button', { name: nl.act.save }).click()
  await page.getByText(nl.settings.saved, { exact: true }).waitFor()
  await expectAccessible(page)
  await picture(page, 'objection-retention')
})

test('the first rule that is offered sends questions of the press to PR, and waits to be switched on', async () => {
  await page.goto(`${house.url}/instellingen/regels`)
  await page.getByRole('button', { name: ruleWords.nl.pressStarter('PR') }).click()
  await page.getByText(/een vraag van de pers lijkt: geef aan team PR/).waitFor()
  const on = page.getByRole('switch', { name: ruleWords.nl.on(ruleWords.nl.pressStarter('PR')) })
  expect(await on.isChecked()).toBe(false)
  await on.press('Space')
  await page.getByRole('link', { name: ruleWords.nl.pressStarter('PR') }).click()
  await page.getByRole('group', { name: ruleWords.nl.if }).getByText(ruleWords.nl.conditionName.press).first().waitFor()
  await expectAccessible(page)
  await picture(page, 'objection-rule')
})
