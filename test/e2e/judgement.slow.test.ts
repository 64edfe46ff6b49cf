/** An evening with what is read from messages: seen, asked why, corrected by a key, and a card where somebody may be in danger. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guidelineWords } from '../../web/words/guideline.ts'
import { judgementWords } from '../../web/words/judgement.ts'
import { nl } from '../../web/words/nl.ts'
import { understandingWords } from '../../web/words/understanding.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'
import { begun, evening, ironic, type Opened, overheard, said } from './judgement-evening.ts'

const says = judgementWords.nl
const { names } = says

let house: E2e
let page: Page
let channel: string
beforeAll(async () => {
  house = await openHouse()
  ;({ page } = await house.visitor())
  page.setDefaultTimeout(20_000)
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
    name: 'Webformulier',
    settings: {},
  })
  channel = made.id
  await house.ask(page, 'POST', '/api/v1/labels', { name: 'glasvezel', colour: 'blue' })
  await brings(evening)
}, 120_000)
afterAll(() => house.stop())

const brings = (messages: object[]) => house.ask(page, 'POST', `/api/v1/messages?channel=${channel}`, { messages })

async function open(on: Page, subject: string): Promise<void> {
  type Found = { items: { id: string; subject: string }[] }
  const find = async () => {
    const { items } = await house.ask<Found>(on, 'GET', '/api/v1/conversations?state=all')
    return items.find((one) => one.subject === subject)
  }
  await expect.poll(find, { timeout: 15_000 }).toBeDefined()
  await on.goto(`${house.url}/gesprekken/${(await find())?.id}`)
  await on.getByRole('heading', { name: subject }).waitFor()
}

const chips = (on: Page, language: 'nl' | 'en' = 'nl') =>
  on.getByRole('list', { name: judgementWords[language].line }).getByRole('listitem')

describe('in a conversation', () => {
  test('a complaint carries what it is, and why opens in place with the words that decided', async () => {
    await open(page, 'Internet weg')
    await expect.poll(() => chips(page).allTextContents()).toContainEqual(expect.stringMatching(/klacht/i))
    await expectAccessible(page)
    await picture(page, 'judgement-line')
    await page.getByRole('button', { name: `${says.why} ${says.inMessageOf('Fatima Bakkali')}` }).click()
    const why = page.getByRole('region', { name: says.readOf('Fatima Bakkali') })
    await why.getByText(says.speaksFor).waitFor()
    expect(await why.locator('mark').count()).toBeGreaterThan(0)
    await why.getByText(says.byMachine, { exact: false }).waitFor()
    await expectAccessible(page)
    await picture(page, 'judgement-why')
  }, 90_000)

  test('a key opens what it may be, a letter corrects it, and it is taken back in place', async () => {
    await page.keyboard.press('c')
    const menu = page.getByRole('menu', { name: says.inMessageOf('Fatima Bakkali') })
    await menu.waitFor()
    await expectAccessible(page)
    await picture(page, 'judgement-menu')
    await page.keyboard.press(says.letters.complaint)
    await menu.waitFor({ state: 'detached' })
    await page.getByRole('status').getByText(says.isNot(names.complaint)).waitFor()
    await expect.poll(() => chips(page).allTextContents()).not.toContainEqual(expect.stringMatching(/^klacht/i))
    await picture(page, 'judgement-corrected')
    await page.getByRole('button', { name: says.undo, exact: true }).click()
    await expect.poll(() => chips(page).allTextContents()).toContainEqual(expect.stringMatching(/^klacht/i))
  }, 90_000)

  test('what somebody said says who, and what the program had thought', async () => {
    await page.keyboard.press('c')
    await page.getByRole('menuitemcheckbox', { name: names.urgent }).click()
    const why = page.getByRole('region', { name: says.readOf('Fatima Bakkali') })
    await why.getByRole('button', { name: names.urgent, exact: false }).first().click()
    await why.getByText(says.byPerson('Joris'), { exact: false }).waitFor()
    await expectAccessible(page)
  }, 90_000)

  test('the key stands in the help sheet and in the palette', async () => {
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText(nl.keys.correct).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByText(says.correctKey).waitFor()
    await page.getByText(says.correctKey).click()
    await page.getByRole('menu', { name: says.inMessageOf('Fatima Bakkali') }).waitFor()
    await page.keyboard.press('Escape')
  }, 60_000)

  test('a plain question carries nothing; what is read in it is there for who asks', async () => {
    await open(page, 'Meterstand')
    await page.getByText('Hoe laat is jullie klantenservice', { exact: false }).last().hover()
    await page.getByRole('button', { name: `${says.look} ${says.inMessageOf('Ruud Bos')}` }).click()
    await page
      .getByRole('region', { name: says.readOf('Ruud Bos') })
      .getByText(names.question, { exact: false })
      .first()
      .waitFor()
    expect(await chips(page).count()).toBe(0)
    await picture(page, 'judgement-plain')
  }, 60_000)

  test.each(['Kein Internet', 'سلام', 'Alles'])(
    'of “%s” is shown what can be said of it',
    async (subject) => {
      await open(page, subject)
      await page
        .getByRole('button', { name: /In het bericht van/ })
        .first()
        .click()
      await page.getByRole('region', { name: /^Wat we lezen/ }).waitFor()
      await expectAccessible(page)
      await picture(page, `judgement-odd-${['Kein Internet', 'سلام', 'Alles'].indexOf(subject)}`)
    },
    60_000,
  )
})

describe('where somebody may be in danger', () => {
  const card = (on: Page) => on.getByRole('region', { name: says.safetyCard.title.selfharm })

  test('a calm card says what to do and who knows, and one can answer below it', async () => {
    await open(page, 'Het gaat niet meer')
    await card(page).getByRole('link', { name: says.safetyCard.call112 }).waitFor()
    await card(page).getByText(says.safetyCard.told('Joris')).waitFor()
    await expectAccessible(page)
    await picture(page, 'judgement-danger')
    await page.keyboard.press('r')
    await page.keyboard.type('Hoi Ilse, wat naar. Hoe gaat het nu met je?')
    await page.getByRole('textbox').filter({ hasText: 'Hoi Ilse' }).or(page.getByText('Hoi Ilse')).first().waitFor()
    await page.getByText(nl.writing.kept).waitFor()
    expect(await page.getByRole('region', { name: guidelineWords.nl.hints }).getByRole('listitem').count()).toBe(0)
  }, 60_000)

  test('in English, in the dark and on a phone it says the same', async () => {
    const { page: phone, context } = await house.visitor({ language: 'en', dark: true, phone: true })
    await context.addCookies(await page.context().cookies())
    await phone.goto(house.url)
    await house.ask(phone, 'PATCH', '/api/v1/me', { language: 'en' })
    await open(phone, 'Het gaat niet meer')
    await phone.getByRole('region', { name: judgementWords.en.safetyCard.title.selfharm }).waitFor()
    await expectAccessible(phone)
    await picture(phone, 'judgement-danger-phone-en')
    await open(phone, 'Disgrace')
    await phone
      .getByRole('button', { name: `${judgementWords.en.why} ${judgementWords.en.inMessageOf('Mary Jones')}` })
      .click()
    await phone.getByText(judgementWords.en.speaksFor).waitFor()
    await expectAccessible(phone)
    await picture(phone, 'judgement-why-phone-en')
    await phone.getByRole('button', { name: new RegExp(`^${judgementWords.en.correct} `) }).click()
    await phone.getByRole('menu').waitFor()
    await expectAccessible(phone)
    await picture(phone, 'judgement-menu-phone-en')
    await house.ask(phone, 'PATCH', '/api/v1/me', { language: 'nl' })
    await context.close()
  }, 90_000)

  test('who sees that it is not so says it; that stands in the timeline, and can be taken back there', async () => {
    await open(page, 'Het gaat niet meer')
    const deny = async () => {
      await card(page).getByRole('button', { name: says.safetyCard.mistake }).click()
      await card(page).waitFor({ state: 'detached' })
    }
    await deny()
    await page.getByText(says.safetyCard.mistaken).waitFor()
    await page.getByRole('button', { name: nl.queue.undo, exact: true }).click()
    await card(page).waitFor()
    await deny()
    const act = nl.timeline.acts['danger-selfharm']('Joris', false)
    await page.getByText(act, { exact: true }).last().waitFor()
    await expectAccessible(page)
    await picture(page, 'judgement-denied')
    await page.getByRole('button', { name: nl.timeline.undo }).filter({ hasText: act }).last().click()
    await card(page).waitFor()
  }, 60_000)
})

describe('in the stream', () => {
  test('each post says how it sounds; one narrows it down, and corrects a post with the same key', async () => {
    const plein = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
      kind: 'api',
      name: 'Plein',
      settings: {},
    })
    await house.ask(page, 'POST', `/api/v1/messages?channel=${plein.id}`, { messages: overheard })
    await page.goto(`${house.url}/luisteren`)
    await page.getByText('waardeloze club', { exact: false }).waitFor()
    await expect.poll(() => chips(page).allTextContents()).toContainEqual(expect.stringMatching(/negatief/i))
    await expectAccessible(page)
    await picture(page, 'judgement-stream')
    await page.getByRole('combobox', { name: says.stream.sentiment }).selectOption('positive')
    await page.getByText('waardeloze club', { exact: false }).waitFor({ state: 'detached' })
    await page.getByText('supersnel geholpen', { exact: false }).waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('c')
    await page.getByRole('menu', { name: says.inMessageOf('bo') }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press(says.letters.idea)
    await page.getByText(says.is(names.idea)).waitFor()
  }, 90_000)
})

describe('what the program knows', () => {
  const knows = understandingWords.nl

  test('before it learnt anything says where it comes from, what it cannot do, and how one teaches it', async () => {
    await page.goto(`${house.url}/instellingen/lezen`)
    await page.getByText(knows.goodNone, { exact: false }).waitFor()
    await page.getByText(knows.cannots[0] ?? '').waitFor()
    await expectAccessible(page)
    await picture(page, 'knowledge-empty')
  }, 60_000)

  test('after it learnt shows how good it is, how sure that is, where it errs, and the way back', async () => {
    await brings(ironic)
    const subjects = ironic.map(({ subject }) => subject)
    const messages = await begun(house, page, subjects)
    const labels = await house.ask<{ labels: { id: string; name: string }[] }>(page, 'GET', '/api/v1/labels')
    const label = labels.labels.find(({ name }) => name === 'glasvezel')
    for (const [n, { message }] of messages.entries()) {
      const { messages: found } = await house.ask<Opened>(
        page,
        'GET',
        `/api/v1/conversations/${messages[n]?.conversation}`,
      )
      const text = JSON.stringify(found.items)
      const value = text.includes('lekker bezig') ? 'negative' : 'positive'
      await house.ask(page, 'POST', `/api/v1/messages/${message}/corrections`, { aspect: 'sentiment', value })
    }
    const panels = Array.from({ length: 12 }, (_, n) => `Zonnepanelen ${n}`)
    await brings(
      panels.map((subject, n) => said(`Dak ${n}`, subject, `mijn zonnepanelen leveren niets, omvormer ${n}`)),
    )
    await house.ask(page, 'POST', '/api/v1/conversations/changes', {
      ids: (await begun(house, page, panels)).map(({ conversation }) => conversation),
      changes: [{ do: 'label', add: [label?.id], remove: [] }],
    })
    await page.reload()
    await page.getByRole('button', { name: knows.train }).click()
    await page.getByText(knows.learntFrom('', '').slice(0, 4), { exact: false }).first().waitFor({ timeout: 60_000 })
    await page.getByRole('heading', { name: knows.languages.nl ?? '', level: 3 }).waitFor()
    await expectAccessible(page)
    for (const part of [knows.learning, knows.good, knows.versions, knows.lately]) {
      await page.getByRole('region', { name: part }).scrollIntoViewIfNeeded()
      await picture(page, `knowledge-${part}`)
    }
    if (!(await page.getByRole('button', { name: knows.useOf(knows.shippedVersion) }).isVisible()))
      await page.getByRole('button', { name: knows.use }).first().click()
    await page.getByRole('button', { name: knows.useOf(knows.shippedVersion) }).waitFor()
  }, 180_000)

  test('it suggests a label that it learnt, and one digit puts it on', async () => {
    await brings([said('Dirk Dak', 'Omvormer', 'mijn zonnepanelen leveren niets meer, en de omvormer knippert')])
    await open(page, 'Omvormer')
    await page.getByRole('button', { name: says.put, exact: false }).waitFor()
    await expectAccessible(page)
    await picture(page, 'judgement-topic')
    await page.keyboard.press('1')
    await page.getByText(says.labelled('glasvezel')).waitFor()
    await page.getByRole('button', { name: nl.timeline.takeOff('glasvezel') }).waitFor()
  }, 60_000)

  test('in English, in the dark and on a phone', async () => {
    const { page: phone, context } = await house.visitor({ language: 'en', dark: true, phone: true })
    await context.addCookies(await page.context().cookies())
    await phone.goto(house.url)
    await house.ask(phone, 'PATCH', '/api/v1/me', { language: 'en' })
    await phone.goto(`${house.url}/instellingen/lezen`)
    await phone.getByRole('heading', { name: understandingWords.en.title, level: 1 }).waitFor()
    await phone.getByText(understandingWords.en.versionsLead).waitFor()
    await expectAccessible(phone)
    await phone.getByRole('region', { name: understandingWords.en.good }).scrollIntoViewIfNeeded()
    await picture(phone, 'knowledge-phone-en')
    await context.close()
  }, 60_000)
})
