/** Working beside each other: who is here, what is for me, what rules do by themselves, and handing over; each page accessible. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { handoverWords } from '../../web/words/handover.ts'
import { hearingWords } from '../../web/words/hearing.ts'
import { nl } from '../../web/words/nl.ts'
import { ruleWords } from '../../web/words/rule.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const [handover, hearing, rule] = [handoverWords.nl, hearingWords.nl, ruleWords.nl]
const people = ['Fatima', 'Bram', 'Lotte']

let house: E2e
let joris: Page
let sanne: Page
let sanneId: string
let channel: string
let conversations: { id: string; contact: { name: string } }[]
beforeAll(async () => {
  house = await openHouse()
  joris = (await house.visitor()).page
  await joris.goto(house.url)
  await house.ask(joris, 'POST', '/api/v1/house', {
    organisation: 'Voltmeer',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@voltmeer.example',
    password,
    demo: false,
  })
  const made = { kind: 'api', name: 'Forum', settings: { address: 'forum', webhookUrl: 'https://brug.example.org/in' } }
  channel = (await house.ask<{ id: string }>(joris, 'POST', '/api/v1/channels', made)).id
  for (const name of people) await say(name, `Vraag van ${name}: wanneer komt de monteur?`)
  const email = 'sanne@voltmeer.example'
  const { agent, invitation } = await house.ask<{ agent: { id: string }; invitation: string }>(
    joris,
    'POST',
    '/api/v1/agents',
    { name: 'Sanne de Wit', email, role: 'agent' },
  )
  sanneId = agent.id
  sanne = (await house.visitor({ dark: true })).page
  await sanne.goto(house.url)
  await house.ask(sanne, 'POST', '/api/v1/invitations', { token: invitation.split('#')[1], password })
  await house.ask(sanne, 'POST', '/api/v1/session', { email, password })
  conversations = await vi.waitFor(
    async () => {
      const { items } = await house.ask<{ items: typeof conversations }>(joris, 'GET', '/api/v1/conversations')
      expect(items).toHaveLength(people.length)
      return items
    },
    { timeout: 15_000 },
  )
}, 90_000)
afterAll(() => house.stop())

let said = 0
const say = (name: string, text: string) =>
  house.ask(joris, 'POST', `/api/v1/messages?channel=${channel}`, {
    id: `m${++said}`,
    text,
    author: { id: name, name },
    thread: `${name} ${said}`,
  })
const of = (name: string) => {
  const found = conversations.find(({ contact }) => contact.name === name)
  if (!found) throw new Error(`${name} said nothing`)
  return found.id
}

describe('beside each other', () => {
  test('a colleague is seen reading, and seen writing', async () => {
    const at = `${house.url}/gesprekken/${of('Fatima')}`
    await joris.goto(at)
    await joris.getByRole('textbox', { name: nl.composer.label('Fatima') }).waitFor()
    await sanne.goto(at)
    await joris.getByText(nl.presence.views('Sanne', 1)).first().waitFor()
    const seen = joris.getByText(nl.presence.writes('Sanne', 1)).first().waitFor()
    await sanne.getByRole('textbox', { name: nl.composer.label('Fatima') }).click()
    await sanne.keyboard.press('D')
    await seen
    await expectAccessible(joris)
    await picture(joris, 'presence-writes')
    await sanne.goto(`${house.url}/meldingen`)
    await joris.getByText(nl.presence.writes('Sanne', 1)).first().waitFor({ state: 'hidden' })
  }, 60_000)

  test('what is for me rings the bell, and opening the conversation clears it', async () => {
    const bell = sanne.getByRole('link', { name: new RegExp(nl.notification.title) }).first()
    await sanne.getByRole('heading', { name: nl.notification.emptyTitle }).waitFor()
    await expectAccessible(sanne)
    const change = { do: 'assign', agentId: sanneId }
    await house.ask(joris, 'POST', '/api/v1/conversations/changes', { ids: [of('Bram')], changes: [change] })
    const note = { text: '@Sanne kijk jij even?', agentIds: [sanneId] }
    await house.ask(joris, 'POST', `/api/v1/conversations/${of('Bram')}/notes`, note)
    await bell.getByText(nl.notification.waiting(2)).waitFor({ state: 'attached' })
    await expectAccessible(sanne)
    await picture(sanne, 'notifications')
    await sanne.getByRole('link', { name: new RegExp(nl.notification.said.mention('Joris')) }).click()
    await sanne.getByText('@Sanne kijk jij even?').first().waitFor()
    await bell.getByText(nl.notification.waiting(2)).waitFor({ state: 'detached' })
  }, 60_000)

  test('quiet hours are set in the profile and stay', async () => {
    await sanne.goto(`${house.url}/instellingen/profiel`)
    await sanne.getByRole('switch', { name: hearing.quiet }).click()
    await sanne.getByLabel(hearing.from).fill('23:00')
    await sanne.getByLabel(hearing.until).fill('07:30')
    const form = sanne.locator('form', { has: sanne.getByLabel(hearing.from) })
    await form.getByLabel(hearing.day[6] ?? '', { exact: true }).uncheck()
    await form.getByRole('button', { name: nl.act.save }).click()
    const hears = async () =>
      (await house.ask<{ hears: { quiet: unknown } }>(sanne, 'GET', '/api/v1/me/hearing')).hears.quiet
    await expect.poll(hears).toEqual({ days: [1, 2, 3, 4, 5, 0], from: '23:00', until: '07:30' })
    await expectAccessible(sanne)
    await picture(sanne, 'hearing')
  }, 60_000)
})

describe('a rule', () => {
  test('is made with the keyboard alone, with what it would have done beside it', async () => {
    await joris.goto(`${house.url}/instellingen/regels`)
    await joris.getByRole('link', { name: rule.add }).focus()
    await joris.keyboard.press('Enter')
    await joris.getByLabel(rule.name).focus()
    await joris.keyboard.type('Storing naar wachten')
    await joris.getByPlaceholder(rule.wordsHint).focus()
    await joris.keyboard.type('monteur')
    await joris.keyboard.press('Enter')
    await joris.getByText(/^3 van de 3 berichten/).waitFor()
    await joris.getByRole('button', { name: rule.addAction }).focus()
    await joris.keyboard.press('Enter')
    await joris.getByRole('menuitem', { name: rule.actionName.set }).focus()
    await joris.keyboard.press('Enter')
    await expectAccessible(joris)
    await picture(joris, 'rule-new')
    await joris.getByRole('button', { name: nl.act.save }).focus()
    await joris.keyboard.press('Enter')
    await joris.getByText('Als een klant iets zegt, en de tekst “monteur” noemt: zet op wacht op klant.').waitFor()
    await expectAccessible(joris)
    await joris.getByLabel(rule.on('Storing naar wachten')).focus()
    await joris.keyboard.press('Space')
    type Rules = { rules: { enabled: boolean }[] }
    const enabled = async () => (await house.ask<Rules>(joris, 'GET', '/api/v1/rules')).rules[0]?.enabled
    await expect.poll(enabled).toBe(true)
    await picture(joris, 'rules')
  }, 60_000)

  test('acts on what comes in, is named where it did, and is undone from its log', async () => {
    await say('Daan', 'De monteur is niet geweest')
    type Listed = { items: { id: string; workState: string }[] }
    const waiting = () => house.ask<Listed>(joris, 'GET', '/api/v1/conversations?state=pending')
    await expect.poll(async () => (await waiting()).items.length, { timeout: 15_000 }).toBe(1)
    const { id } = (await waiting()).items[0] ?? { id: '' }
    await joris.goto(`${house.url}/gesprekken/${id}`)
    await joris.getByText(nl.timeline.byRuleNamed('Storing naar wachten')).first().waitFor()
    await picture(joris, 'rule-in-timeline')
    await joris.goto(`${house.url}/instellingen/regels`)
    await joris.getByRole('link', { name: 'Storing naar wachten' }).click()
    await joris.getByRole('button', { name: rule.undo }).click()
    await expect.poll(async () => (await waiting()).items.length).toBe(0)
    await joris.getByRole('button', { name: rule.undo }).waitFor({ state: 'hidden' })
    await expectAccessible(joris)
    await picture(joris, 'rule-log')
  }, 60_000)
})

describe('the end of a shift', () => {
  test('two conversations are chosen, given to a colleague, and taken back', async () => {
    await joris.goto(`${house.url}/gesprekken`)
    await joris.getByText('Vraag van Fatima').first().waitFor()
    await joris.keyboard.press('g')
    await joris.keyboard.press('o')
    await joris.getByRole('heading', { name: nl.handover.title, level: 1 }).waitFor()
    await joris.goto(`${house.url}/overdracht?van=everything`)
    for (const name of ['Fatima', 'Lotte']) await joris.getByRole('checkbox', { name: new RegExp(`${name}$`) }).check()
    await joris.getByText(handover.chosen(2)).waitFor()
    await joris.getByRole('button', { name: handover.give }).click()
    await joris.keyboard.type('sanne de w')
    await picture(joris, 'handover-give')
    await joris.keyboard.press('Enter')
    await joris.getByText(handover.given(2)).waitFor()
    await expectAccessible(joris)
    const hers = async () =>
      (await house.ask<{ open: { items: unknown[] } }>(sanne, 'GET', '/api/v1/handover')).open.items.length
    expect(await hers()).toBe(3)
    await joris.getByRole('button', { name: handover.undo }).click()
    await expect.poll(hers).toBe(1)
  }, 60_000)

  test('prints without what is only for the screen, on a phone it fits', async () => {
    await joris.getByText('Vraag van Fatima').first().waitFor()
    await joris.emulateMedia({ media: 'print' })
    await picture(joris, 'handover-print')
    expect(await joris.getByRole('navigation', { name: nl.house.menu }).isVisible()).toBe(false)
    expect(await joris.getByRole('button', { name: handover.print }).isVisible()).toBe(false)
    expect(await joris.getByText('Vraag van Fatima').first().isVisible()).toBe(true)
    expect(await joris.getByText(new RegExp(`^${handover.scope.everything}, `)).isVisible()).toBe(true)
    const { page: phone } = await house.visitor({ phone: true, dark: true })
    await phone.goto(house.url)
    await house.ask(phone, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
    await phone.goto(`${house.url}/overdracht?van=everything`)
    await phone.getByText('Vraag van Fatima').first().waitFor()
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await expectAccessible(phone)
    await picture(phone, 'handover-phone')
  }, 60_000)
})

test('whoever chooses light or dark works on in it, and so does another tab', async () => {
  const { page: guest, context } = await house.visitor({ dark: true })
  await guest.goto(house.url)
  await house.ask(guest, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
  await house.ask(guest, 'PATCH', '/api/v1/me', { language: 'nl' })
  const other = await context.newPage()
  await other.goto(`${house.url}/gesprekken`)
  for (const [choice, scheme] of [
    [nl.house.dark, 'dark'],
    [nl.house.light, 'light'],
    [nl.house.auto, 'dark'],
  ] as const) {
    await guest.goto(`${house.url}/instellingen/profiel`)
    await guest.getByRole('radiogroup', { name: nl.house.scheme }).getByText(choice, { exact: true }).click()
    for (const each of [guest, other]) await each.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor()
    for (const path of ['/instellingen/profiel', '/gesprekken', '/overdracht']) {
      await guest.goto(`${house.url}${path}`)
      await guest.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor()
      await guest.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
      expect(await guest.getByText(nl.failed.page).count()).toBe(0)
    }
  }
  await context.close()
}, 90_000)
