/** Marketing waits for who complains: the page says so, a colleague lets go with a reason, and marketing itself sees no conversations. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SuppressionRules } from '../../contract/suppression-rules.ts'
import { wishWords } from '../../server/http/show/wish-words.ts'
import { mailingWords } from '../../web/words/mailing.ts'
import { nl } from '../../web/words/nl.ts'
import { suppressionWords } from '../../web/words/suppression.ts'
import { suppressionRuleWords } from '../../web/words/suppression-rule.ts'
import { targetWords } from '../../web/words/suppression-target.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = suppressionWords.nl
const rules = suppressionRuleWords.nl
const targets = targetWords.nl
const mailing = mailingWords.nl

let house: E2e
let page: Page
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
  house = await openHouse({ SAMENSPRAAK_PRIVATE_HOSTS: receiver.host })
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
  await house.ask(page, 'POST', '/api/v1/channels', { kind: 'api', name: 'Proef', settings: { address: 'proef' } })
}, 120_000)
afterAll(async () => {
  await house.stop()
  await receiver.down()
})

const says = (id: string, name: string, text: string) =>
  house.ask(page, 'POST', '/api/v1/messages', {
    messages: [
      {
        id,
        text,
        author: { network: 'proef', id: name, handle: name, name, verifiedEmail: `${name}@example.nl` },
        addressed: true,
        visibility: 'direct',
      },
    ],
  })
const complaint = 'Ik ben hier zo boos over. Dit is een klacht: jullie service is waardeloos en niemand doet iets.'

test('with nobody hurt it says so; who complains appears, with the reason and the conversation', async () => {
  await page.goto(`${house.url}/reclamepauze`)
  await page.getByText(words.none).waitFor()
  await expectAccessible(page)
  await picture(page, 'suppression-zero')
  await says('1', 'fatima', complaint)
  const held = () => house.ask<{ items: unknown[] }>(page, 'GET', '/api/v1/suppression/held')
  await expect.poll(async () => (await held()).items.length, { timeout: 60_000, interval: 300 }).toBe(1)
  const ask = {
    purpose: 'offer',
    channel: 'email',
    campaign: 'Najaarskorting',
    addressees: [{ email: 'fatima@example.nl' }],
  }
  await house.ask(page, 'POST', '/api/v1/decisions', ask)
  await page.reload()
  await page.getByRole('link', { name: 'fatima' }).waitFor()
  await page.getByText('Najaarskorting').waitFor()
  await expectAccessible(page)
  await picture(page, 'suppression-one')
}, 120_000)

test('on her own page a colleague lets go with a reason, and notes an objection', async () => {
  await page.getByRole('link', { name: 'fatima' }).click()
  const part = page.getByRole('region', { name: words.title })
  await part.getByRole('button', { name: words.changeSituation }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: words.reason }).fill('Ze belde: het is opgelost')
  await expectAccessible(page)
  await picture(page, 'suppression-situation')
  await dialog.getByRole('button', { name: nl.act.save }).click()
  await part.getByText(words.goes).waitFor()
  await part.getByRole('button', { name: words.note }).click()
  await dialog.getByRole('textbox', { name: words.sourceLabel }).fill('aan de telefoon')
  await expectAccessible(page)
  await picture(page, 'suppression-consent')
  await dialog.getByRole('button', { name: nl.act.save }).click()
  await part.getByText(words.codes.objection).waitFor()
  await part.getByText(words.log).click()
  await part.getByText('Najaarskorting').waitFor()
  await expectAccessible(page)
  await picture(page, 'suppression-contact')
}, 120_000)

test('the rules are changed, and hold', async () => {
  await page.goto(`${house.url}/instellingen/reclameregels`)
  await page.getByRole('textbox', { name: rules.quietDays }).fill('14')
  await page.getByRole('radio', { name: rules.lives.elsewhere }).check()
  const segments = page.getByRole('region', { name: rules.segments })
  await segments.getByRole('button', { name: rules.add }).click()
  await segments.getByRole('textbox', { name: rules.segment }).fill('opgezegd')
  const preview = page.getByRole('region', { name: rules.previewTitle })
  await preview.getByRole('button', { name: rules.preview }).click()
  await preview.getByText(/^Sinds /).waitFor()
  // Whoever we do not know gets it from now on: a newsletter is nearly all of those.
  await preview.getByText(rules.strangersChange(rules.strangersBy.waits, rules.strangersBy.goes)).waitFor()
  const days = page.getByRole('region', { name: rules.days })
  await days.getByRole('button', { name: rules.add }).click()
  await days.getByRole('textbox', { name: rules.name }).last().fill('Bevrijdingsdag')
  await days
    .getByRole('combobox', { name: rules.month(rules.from) })
    .last()
    .selectOption('mei')
  await days
    .getByRole('combobox', { name: rules.day(rules.from) })
    .last()
    .selectOption('5')
  await expectAccessible(page)
  await picture(page, 'suppression-rules')
  await page.getByRole('button', { name: nl.act.save }).click()
  await page.getByText(nl.settings.saved).waitFor()
  const kept = await house.ask<{ rules: SuppressionRules }>(page, 'GET', '/api/v1/suppression/rules')
  expect(kept.rules).toMatchObject({
    ...{ painful: { quietDays: 14 }, consentLives: 'elsewhere', segments: [{ segment: 'opgezegd' }] },
    sensitiveDays: [{ from: '05-04' }, { name: 'Bevrijdingsdag', from: '05-05', until: '05-05' }],
  })
}, 120_000)

test('another system is connected, hears who is held, and shows what is wrong with it', async () => {
  await page.goto(`${house.url}/instellingen/andere-systemen`)
  await page.getByText(targets.emptyTitle).waitFor()
  await expectAccessible(page)
  await picture(page, 'targets-zero')
  await page.getByRole('button', { name: targets.add }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: targets.name }).fill('Nieuwsbrieftool')
  await dialog.getByRole('textbox', { name: targets.url }).fill(`${receiver.url}/in`)
  await expectAccessible(page)
  await picture(page, 'targets-form')
  await dialog.getByRole('button', { name: targets.make }).click()
  await dialog.getByText(targets.onceSigned).waitFor()
  await picture(page, 'targets-secret')
  await dialog.getByRole('button', { name: targets.done }).click()
  await expect.poll(() => receiver.told.length, { timeout: 60_000, interval: 300 }).toBeGreaterThan(0)
  expect(JSON.parse(receiver.told[0]?.body ?? '')).toMatchObject({ type: 'contact.held' })
  await page.getByText(targets.upToDate).waitFor()
  await page.getByRole('button', { name: targets.test }).click()
  await page.getByText(targets.works).waitFor()
  receiver.answer(() => ({ status: 500 }))
  await says('3', 'tess', complaint)
  await page.getByText(targets.again).waitFor()
  await expectAccessible(page)
  await picture(page, 'targets-trouble')

  const long = 'Nieuwsbriefverzendprogrammavandeafdelingmarketingencommunicatiezuidnederland'
  const mautic = { kind: 'mautic', name: long, purpose: 'offer', url: `${receiver.url}/${'pad/'.repeat(80)}` }
  await house.ask(page, 'POST', '/api/v1/suppression/targets', { ...mautic, username: 'x', password: 'y' })
  await house.ask(page, 'POST', '/api/v1/suppression/targets', {
    kind: 'list',
    name: 'Weekly list',
    purpose: 'newsletter',
  })
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'en' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.reload()
  await page.getByText(targetWords.en.neverFetched).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await expectAccessible(page)
  await picture(page, 'targets-many-en-phone')
  await house.ask(page, 'PATCH', '/api/v1/me', { language: 'nl' })
}, 120_000)

let lotte = ''
test('rules that would hold everybody ask whether that is meant, with the number', async () => {
  await says('4', 'lotte', 'Wat kost glasvezel bij jullie?')
  const found = () => house.ask<{ contacts: { id: string }[] }>(page, 'GET', '/api/v1/contacts?email=lotte@example.nl')
  await expect.poll(async () => (await found()).contacts.length, { timeout: 60_000, interval: 300 }).toBe(1)
  lotte = (await found()).contacts[0]?.id ?? ''
  await house.ask(page, 'POST', `/api/v1/contacts/${lotte}/situation`, {
    situation: 'calm',
    reason: 'Ze wilde alleen iets weten',
  })
  await page.goto(`${house.url}/instellingen/reclameregels`)
  await page.getByRole('radio', { name: rules.lives.here }).check()
  await page.getByRole('button', { name: nl.act.save }).click()
  const asked = page.getByRole('dialog', { name: rules.confirmTitle })
  await asked.getByText(/Van \d+ klanten krijgen er \d+/).waitFor()
  await expectAccessible(page)
  await picture(page, 'suppression-rules-confirm')
  await asked.getByRole('button', { name: nl.act.cancel }).click()
}, 120_000)

test('a customer chooses by a link what they still want, on a phone and without a script', async () => {
  await page.goto(`${house.url}/contacten/${lotte}`)
  const part = page.getByRole('region', { name: words.title })
  await part.getByRole('button', { name: words.linkTitle }).click()
  const url = await page.getByRole('dialog').getByRole('textbox', { name: words.link }).inputValue()
  await expectAccessible(page)
  await picture(page, 'suppression-link')

  const { page: phone } = await house.visitor({ phone: true, dark: true, language: 'en' })
  phone.setDefaultTimeout(60_000)
  await phone.goto(url)
  await phone.getByRole('heading', { name: wishWords.en.title }).waitFor()
  await expectAccessible(phone)
  await picture(phone, 'wish-phone-dark')
  await phone.getByRole('link', { name: 'Nederlands' }).click()
  await phone.getByRole('radio', { name: wishWords.nl.rest(2) }).check()
  await picture(phone, 'wish-phone-nl')
  await phone.getByRole('button', { name: wishWords.nl.send }).click()
  await phone.getByRole('heading', { name: wishWords.nl.doneTitle }).waitFor()
  await expectAccessible(phone)
  await picture(phone, 'wish-done')
  await phone.goto(`${url}x`)
  await phone.getByRole('heading', { name: wishWords.en.forged }).waitFor()
  await expectAccessible(phone)

  await page.goto(`${house.url}/contacten/${lotte}`)
  await part.getByText(words.sources['objection form'] ?? '').waitFor()
  await picture(page, 'suppression-said')
}, 120_000)

test('a colleague of marketing comes in at this page and sees nothing else', async () => {
  const { invitation } = await house.ask<{ invitation: string }>(page, 'POST', '/api/v1/agents', {
    ...{ name: 'Mies', email: 'mies@vonkenvezel.example', role: 'marketer' },
  })
  await says('2', 'bram', complaint)
  const { page: marketing } = await house.visitor({ phone: true, dark: true })
  marketing.setDefaultTimeout(60_000)
  await marketing.goto(invitation)
  await marketing.getByLabel(nl.door.password, { exact: false }).first().fill(password)
  await marketing.keyboard.press('Enter')
  await marketing.getByText('bram').waitFor()
  expect(await marketing.getByRole('link', { name: nl.house.conversations }).count()).toBe(0)
  await expectAccessible(marketing)
  await picture(marketing, 'suppression-marketing-phone')

  const list = (text: string) => ({ name: 'nieuwsbrief.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await marketing.goto(`${house.url}/reclamepauze`)
  await marketing.getByRole('link', { name: words.toMailing }).click()
  await marketing.getByRole('heading', { name: mailing.title }).waitFor()
  const file = marketing.locator('input[type=file]')
  await file.setInputFiles(list('naam;plaats\nBram;Breda\n'))
  await marketing.getByRole('alert').waitFor()
  await picture(marketing, 'mailing-wrong-phone')
  await file.setInputFiles(list('naam;mail\nBram;bram@example.nl\nAnna;anna@example.nl\nAnna;ANNA@example.nl\nPim;\n'))
  await marketing.getByText(mailing.kept('1', '4')).waitFor()
  await marketing.getByText(mailing.codes.dialogue).waitFor()
  await expectAccessible(marketing)
  await picture(marketing, 'mailing-phone')
  const coming = marketing.waitForEvent('download')
  await marketing.getByRole('button', { name: mailing.download }).click()
  expect((await coming).suggestedFilename()).toBe('nieuwsbrief-nu.csv')
}, 120_000)
