/** The demo firm with three colleagues in it, as it stands in the pictures of the guide. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Conversation } from '../../contract/conversation.ts'
import type { Found } from '../../contract/search.ts'
import { type E2e, openHouse, password } from '../e2e/house.ts'

export type GuideHouse = {
  house: E2e
  joris: Page
  hanna: Page
  /** Another window of Joris, of this size; its pictures are as wide as the others. */
  visit(size: { width: number; height: number }): Promise<Page>
  /** The newest conversation that search finds with these words. */
  find(words: string): Promise<Conversation>
}

/** Pictures are this wide. */
const viewport = { width: 1200, height: 800 }

export async function openGuideHouse(): Promise<GuideHouse> {
  const house = await openHouse()
  try {
    return await moveIn(house)
  } catch (error) {
    await house.stop()
    throw error
  }
}

async function moveIn(house: E2e): Promise<GuideHouse> {
  const joris = await visit(house)
  await house.ask(joris, 'POST', '/api/v1/house', {
    organisation: 'Vonk & Vezel',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@vonkenvezel.example',
    password,
    demo: true,
  })
  await house.ask(joris, 'PATCH', '/api/v1/me', { signature: 'Joris\nVonk & Vezel' })
  const [hanna, hannaId] = await join(house, joris, 'Hanna Visser', 'hanna@vonkenvezel.example')
  const [ravi, raviId] = await join(house, joris, 'Ravi Bisoen', 'ravi@vonkenvezel.example')
  await ravi.context().close()
  const find = async (words: string) => {
    for (let tries = 0; tries < 60; tries++) {
      const asked = `/api/v1/search?q=${encodeURIComponent(words)}`
      const found = await house.ask<Found>(joris, 'GET', asked)
      const id = found.messages.items[0]?.conversation.id ?? found.conversations.items[0]?.conversation.id
      if (!id) {
        await joris.waitForTimeout(500)
        continue
      }
      type Read = { conversation: Conversation }
      return (await house.ask<Read>(joris, 'GET', `/api/v1/conversations/${id}`)).conversation
    }
    throw new Error(`The demo firm says nothing about ${words}`)
  }
  await furnish(house, joris, { hannaId, raviId }, find)
  const visitWide = async (size: { width: number; height: number }) => {
    const storageState = await joris.context().storageState()
    return visit(house, { viewport: size, deviceScaleFactor: viewport.width / size.width, storageState })
  }
  return { house, joris, hanna, find, visit: visitWide }
}

async function visit(house: E2e, options: BrowserContextOptions = {}): Promise<Page> {
  const usual = { locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce', viewport } as const
  const context = await house.browser.newContext({ ...usual, ...options })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  await page.goto(house.url)
  return page
}

async function join(house: E2e, by: Page, name: string, email: string): Promise<[Page, string]> {
  const made = await house.ask<{ agent: { id: string }; invitation: string }>(by, 'POST', '/api/v1/agents', {
    name,
    email,
    role: 'agent',
  })
  const page = await visit(house)
  await house.ask(page, 'POST', '/api/v1/invitations', { token: made.invitation.split('#')[1], password })
  await house.ask(page, 'POST', '/api/v1/session', { email, password })
  return [page, made.agent.id]
}

/** Teams, labels, a rule, a promise and a task, as a house has them that is lived in. */
async function furnish(
  house: E2e,
  page: Page,
  { hannaId, raviId }: { hannaId: string; raviId: string },
  find: GuideHouse['find'],
): Promise<void> {
  const post = <T>(path: string, body: object) => house.ask<T>(page, 'POST', `/api/v1/${path}`, body)
  const change = (ids: string[], ...changes: object[]) => post('conversations/changes', { ids, changes })
  const { agent: me } = await house.ask<{ agent: { id: string } }>(page, 'GET', '/api/v1/session')
  const outage = await post<{ id: string }>('teams', { name: 'Storing', takeBackMinutes: 120 })
  const { teams } = await house.ask<{ teams: { id: string; name: string }[] }>(page, 'GET', '/api/v1/teams')
  const service = teams.find(({ name }) => name === 'Service') ?? outage
  await house.ask(page, 'PATCH', `/api/v1/teams/${outage.id}`, { join: [me.id, raviId] })
  await house.ask(page, 'PATCH', `/api/v1/teams/${service.id}`, { join: [me.id, hannaId, raviId] })
  const { labels } = await house.ask<{ labels: { id: string; name: string }[] }>(page, 'GET', '/api/v1/labels')
  const labelled = (name: string) => labels.filter((one) => one.name === name).map(({ id }) => id)
  const bill = await find('VOOR DE DERDE KEER')
  const street = await find('Waterkant internet')
  await change(
    [bill.id],
    { do: 'move', teamId: service.id },
    { do: 'assign', agentId: me.id },
    { do: 'label', add: labelled('klacht'), remove: [] },
  )
  await change([street.id], { do: 'move', teamId: outage.id }, { do: 'label', add: labelled('storing'), remove: [] })
  const tomorrow = new Date(Date.now() + 20 * 3_600_000).toISOString()
  const task = { conversationId: bill.id, agentId: me.id, dueAt: tomorrow }
  await post('tasks', { ...task, kind: 'commitment', title: 'Meneer Mulder terugbellen over de rekening' })
  await post('rules', {
    name: 'Storing naar het storingsteam',
    moment: { when: 'said' },
    conditions: [{ if: 'says', words: ['storing', 'geen internet'] }],
    actions: [
      { do: 'move', teamId: outage.id },
      { do: 'label', add: labelled('storing'), remove: [] },
    ],
    last: false,
    webhookUrl: null,
  })
}
