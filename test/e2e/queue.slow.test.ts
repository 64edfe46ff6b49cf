/** The queues: found, filtered, saved, and worked through in bulk with the keyboard alone; each page accessible. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nl } from '../../web/words/nl.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

let house: E2e
let page: Page
beforeAll(async () => {
  house = await openHouse()
  page = (await house.visitor()).page
  await page.goto(house.url)
  await house.ask(page, 'POST', '/api/v1/house', {
    organisation: 'Voltmeer',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@voltmeer.example',
    password,
    demo: false,
  })
  const channel = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Forum',
    settings: { address: 'forum', webhookUrl: 'https://brug.example.org/antwoord' },
  })
  for (const [n, name] of people.entries())
    await house.ask(page, 'POST', `/api/v1/messages?channel=${channel.id}`, {
      id: `m${n}`,
      text: `Vraag van ${name}: wanneer komt de monteur?`,
      author: { id: name, name },
    })
}, 60_000)
afterAll(() => house.stop())

const people = ['Fatima', 'Bram', 'Lotte', 'Daan', 'Noor', 'Sem', 'Tess', 'Ruben']
type Counts = { open: { mine: number; nobody: number; anybody: number }; lists: Record<string, number> }
const counts = () => house.ask<Counts>(page, 'GET', '/api/v1/conversations/counts')
const labelNamed = async (name: string) => {
  const { labels } = await house.ask<{ labels: { id: string; name: string }[] }>(page, 'GET', '/api/v1/labels')
  return labels.find((label) => label.name === name)?.id ?? ''
}
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('the queues', () => {
  test('three conversations are labelled and undone with the keyboard alone', async () => {
    await expect.poll(async () => (await counts()).open.anybody, { timeout: 15_000 }).toBe(people.length)
    await page.goto(`${house.url}/gesprekken`)
    await page.getByText('Vraag van Fatima').first().waitFor()
    await expectAccessible(page)
    await picture(page, 'queue')
    await press('j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown')
    await page.getByText(nl.queue.selected(3)).waitFor()
    await expectAccessible(page)
    await picture(page, 'queue-selected')
    await press('l')
    await page.getByRole('textbox', { name: `${nl.queue.labels}: ${nl.picker.find}` }).waitFor()
    await page.keyboard.type('klac')
    await picture(page, 'queue-label')
    await press('Enter', 'Escape')
    await page.getByText(nl.queue.did(3, 3)).waitFor()
    const complaint = await labelNamed('klacht')
    await expect.poll(async () => (await counts()).lists[complaint]).toBe(3)
    await picture(page, 'queue-done')
    await press('z')
    await page.getByText(nl.queue.undid(nl.queue.did(3, 3))).waitFor()
    await expect.poll(async () => (await counts()).lists[complaint] ?? 0).toBe(0)
  }, 60_000)

  test('what was chosen is marked answered at once, and the choice ends with Escape', async () => {
    await press('e')
    await page.getByText(nl.queue.did(3, 3)).waitFor()
    await expect.poll(async () => (await counts()).open.anybody).toBe(people.length - 3)
    await press('z')
    await expect.poll(async () => (await counts()).open.anybody).toBe(people.length)
    await press('Escape')
    await expect.poll(() => page.getByLabel(nl.queue.bulk).count()).toBe(0)
  }, 60_000)

  test('a filter is saved as a view, whose count is live', async () => {
    const complaint = await labelNamed('klacht')
    await page.goto(`${house.url}/gesprekken?labels=${complaint}`)
    await page.getByRole('button', { name: nl.queue.saveView }).click()
    await page.getByLabel(nl.queue.viewName).fill('Klachten open')
    await page.getByRole('button', { name: nl.act.save, exact: true }).click()
    const link = page.getByRole('link', { name: /Klachten open/ })
    await link.waitFor()
    await expectAccessible(page)
    const { items } = await house.ask<{ items: { id: string }[] }>(page, 'GET', '/api/v1/conversations')
    const change = { do: 'label', add: [complaint], remove: [] }
    const ids = items.slice(0, 2).map(({ id }) => id)
    await house.ask(page, 'POST', '/api/v1/conversations/changes', { ids, changes: [change] })
    await page.getByRole('link', { name: /Klachten open\s*2/ }).waitFor()
    await page.locator('a[data-id]').nth(1).waitFor()
    expect(await page.locator('a[data-id]').count()).toBe(2)
    await picture(page, 'queue-view')
    await page.goto(`${house.url}/gesprekken?labels=${complaint}`)
    await page.getByRole('button', { name: nl.queue.drop('klacht') }).waitFor()
    await house.ask(page, 'PATCH', `/api/v1/labels/${complaint}`, { name: 'klachten' })
    await page.getByRole('button', { name: nl.queue.drop('klachten') }).waitFor()
    expect(await page.locator('a[data-id]').count()).toBe(2)
  }, 60_000)

  test('one key gives the next conversation and says why', async () => {
    await page.goto(`${house.url}/gesprekken`)
    await page.getByText('Vraag van Fatima').first().waitFor()
    await press('v')
    await page.getByText(nl.queue.nextIs('Fatima', nl.queue.nextWhy.first)).waitFor()
    await page.waitForURL(/gesprekken\/[0-9a-f-]{36}/)
    await expect.poll(async () => (await counts()).open.mine).toBe(1)
    await picture(page, 'queue-next')
  }, 60_000)

  test('labels and teams are set in the settings', async () => {
    await page.goto(`${house.url}/instellingen/labels`)
    await page.getByText('storing').first().waitFor()
    await expectAccessible(page)
    await picture(page, 'labels')
    await page.getByRole('button', { name: nl.label.add }).click()
    await page.getByLabel(nl.label.name).fill('Storing')
    await page.getByRole('button', { name: nl.act.save, exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel(nl.label.name).fill('bezorging')
    await page.getByRole('button', { name: nl.act.save, exact: true }).click()
    await page.getByText('bezorging', { exact: true }).waitFor()
    await page.goto(`${house.url}/instellingen/teams`)
    await page.getByRole('button', { name: `${nl.team.join}: Service` }).click()
    await page.keyboard.type('joris')
    await page.keyboard.press('Enter')
    await page.getByText(nl.team.members(1)).waitFor()
    await expectAccessible(page)
    await picture(page, 'teams')

    const { items } = await house.ask<{ items: { id: string }[] }>(page, 'GET', '/api/v1/conversations')
    const { teams } = await house.ask<{ teams: { id: string; name: string }[] }>(page, 'GET', '/api/v1/teams')
    const pr = teams.find(({ name }) => name === 'PR')?.id
    const changes = [{ do: 'move', teamId: pr }]
    await house.ask(page, 'POST', '/api/v1/conversations/changes', { ids: [items[0]?.id], changes })
    await house.ask(page, 'POST', '/api/v1/tasks', { kind: 'task', title: 'Bel de krant', teamId: pr })
    await page.getByRole('button', { name: `${nl.act.remove}: PR` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(nl.team.holds.open(1, '1')).waitFor()
    await dialog.getByText(nl.team.tasksToYou).waitFor()
    await expectAccessible(page)
    await picture(page, 'team-removal')
    await dialog.getByLabel(nl.team.heir).selectOption({ label: 'Service' })
    await dialog.getByRole('button', { name: nl.act.remove }).click()
    await page.getByText(nl.team.removed('PR')).waitFor()
    await page.getByRole('heading', { name: 'PR', exact: true }).waitFor({ state: 'detached' })
    await page.goto(`${house.url}/gesprekken/${items[0]?.id}`)
    await page.getByText(nl.timeline.acts.moves(nl.timeline.byProgram, 'Service'), { exact: true }).waitFor()
  }, 60_000)

  test('the thirteenth view of one’s own is refused with what to do', async () => {
    const { views } = await house.ask<{ views: { personal: boolean }[] }>(page, 'GET', '/api/v1/views')
    const own = views.filter(({ personal }) => personal).length
    for (let n = own; n < 12; n++)
      await house.ask(page, 'POST', '/api/v1/views', {
        name: `Weergave ${n}`,
        personal: true,
        filters: { contacts: n + 2 },
      })
    await page.goto(`${house.url}/gesprekken?labels=${await labelNamed('klachten')}`)
    await page.getByRole('button', { name: nl.queue.saveView }).click()
    await page.getByLabel(nl.queue.viewName).fill('Een te veel')
    await page.getByRole('button', { name: nl.act.save, exact: true }).click()
    await page.getByText('Je hebt al 12 eigen weergaven. Verwijder er eerst een.').waitFor()
    await picture(page, 'view-limit')
  }, 60_000)

  test('on a narrow screen the customer is shown beside the conversation that is open', async () => {
    await page.setViewportSize({ width: 1200, height: 800 })
    await page.goto(`${house.url}/gesprekken`)
    await page.locator('a[data-id]').first().click()
    await page.waitForURL(/gesprekken\/[0-9a-f-]{36}/)
    const open = new URL(page.url()).pathname
    await page.getByRole('button', { name: nl.conversation.person }).click()
    await page.getByRole('complementary', { name: nl.contact.title }).waitFor()
    await page.waitForURL(/klant=true/)
    expect(new URL(page.url()).pathname).toBe(open)
    await expectAccessible(page)
    await picture(page, 'narrow-person')
    await page.keyboard.press('Escape')
    await page.getByRole('complementary', { name: nl.contact.title }).waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe(open)
    await page.setViewportSize({ width: 1440, height: 900 })
  }, 60_000)

  test('keys are what is written on them: on a Dutch keyboard ? and / stand elsewhere, and AltGr and a dead key do nothing', async () => {
    await page.goto(`${house.url}/gesprekken`)
    await page.getByText('Vraag van Fatima').first().waitFor()
    /** As such a keyboard gives it, whatever the one of this machine is. */
    const key = (of: { key: string; code: string; shiftKey?: boolean; ctrlKey?: boolean; altKey?: boolean }) =>
      page.evaluate((init) => {
        const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
        return !document.body.dispatchEvent(event)
      }, of)
    expect(await key({ key: 'Dead', code: 'BracketLeft' })).toBe(false)
    expect(await key({ key: '€', code: 'KeyE', ctrlKey: true, altKey: true })).toBe(false)
    expect(await key({ key: 'e', code: 'KeyE', ctrlKey: true, altKey: true })).toBe(false)
    expect(await key({ key: '?', code: 'Minus', shiftKey: true })).toBe(true)
    await page.getByRole('dialog', { name: nl.keys.title }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: nl.keys.title }).waitFor({ state: 'detached' })
    expect(await key({ key: '/', code: 'Digit7', shiftKey: true })).toBe(true)
    await page.getByRole('searchbox', { name: nl.search.label }).waitFor()
  }, 60_000)

  test('two tabs of one browser stay the same, and the one that stays open goes on when the other closes', async () => {
    const { items } = await house.ask<{ items: { id: string; subject: string }[] }>(
      page,
      'GET',
      '/api/v1/conversations',
    )
    const [one] = items
    const other = await page.context().newPage()
    for (const tab of [page, other]) {
      await tab.goto(`${house.url}/gesprekken/${one?.id}`)
      await tab
        .getByRole('heading', { name: one?.subject ?? '' })
        .first()
        .waitFor()
    }
    const label = (name: string) => (tab: Page) => tab.getByRole('button', { name: nl.timeline.takeOff(name) })
    const put = async (name: string) => {
      const changes = [{ do: 'label', add: [await labelNamed(name)], remove: [] }]
      await house.ask(page, 'POST', '/api/v1/conversations/changes', { ids: [one?.id], changes })
    }
    await put('bezorging')
    for (const tab of [page, other]) await label('bezorging')(tab).waitFor()
    await page.goto('about:blank')
    await put('storing')
    await label('storing')(other).waitFor()
    await other.close()
  }, 60_000)

  test('a tab that slept three days is as fresh as a new one', async () => {
    const { page: tab, context } = await house.visitor()
    // As in a browser that has no shared workers: the tab itself listens, and sleeps with the tab.
    await tab.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'))
    await tab.goto(house.url)
    await house.ask(tab, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
    const { items } = await house.ask<{ items: { id: string; subject: string }[] }>(
      page,
      'GET',
      '/api/v1/conversations',
    )
    const slept = items.at(-1)
    await tab.goto(`${house.url}/gesprekken/${slept?.id}`)
    await tab
      .getByRole('heading', { name: slept?.subject ?? '' })
      .first()
      .waitFor()
    await context.setOffline(true)
    // More happened than is told to who comes back; some of it here.
    const { db } = house.running.context
    await db
      .updateTable('counter')
      .set((eb) => ({ value: eb('value', '+', 9000) }))
      .where('name', '=', 'event')
      .execute()
    const changes = [
      { do: 'label', add: [await labelNamed('klachten')], remove: [] },
      { do: 'set', workState: 'pending' },
    ]
    await house.ask(page, 'POST', '/api/v1/conversations/changes', { ids: [slept?.id], changes })
    await context.setOffline(false)
    await tab.getByText(nl.situation.painful).first().waitFor({ timeout: 40_000 })
    await tab.getByRole('button', { name: nl.timeline.takeOff('klachten') }).waitFor()
    await picture(tab, 'slept')
    await context.close()
  }, 90_000)

  test('on a phone the queues are behind a button, and many are chosen with a finger', async () => {
    const { page: phone } = await house.visitor({ phone: true, dark: true })
    await phone.goto(house.url)
    await house.ask(phone, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
    await phone.goto(`${house.url}/gesprekken`)
    await phone.getByText('Vraag van Bram').first().waitFor()
    await phone.getByRole('button', { name: nl.queue.show }).click()
    await phone.getByRole('link', { name: /Klachten open/ }).waitFor()
    await expectAccessible(phone)
    await picture(phone, 'phone-places')
    await phone.getByRole('link', { name: new RegExp(nl.inbox.nobody) }).click()
    await phone.getByRole('button', { name: nl.queue.select }).click()
    await phone.getByLabel(nl.queue.selectOne('Bram')).check()
    await phone.getByText(nl.queue.selected(1)).waitFor()
    await expectAccessible(phone)
    await picture(phone, 'phone-selected')
  }, 60_000)
})
