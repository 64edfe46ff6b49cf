/** S6, its first half: at the end of the shift everything that goes on is on one page, each with an owner and a moment, for who comes next. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Agent } from '../../contract/organisation.ts'
import { handoverWords } from '../../web/words/handover.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

describe('S6, on the demo firm', () => {
  let house: E2e
  beforeAll(async () => {
    house = await openHouse()
    const { page, context } = await house.visitor()
    context.setDefaultTimeout(120_000)
    await page.goto(house.url)
    await house.ask(page, 'POST', '/api/v1/house', {
      organisation: 'Vonk & Vezel',
      language: 'nl',
      name: 'Joris Vermeer',
      email: 'joris@voltmeer.example',
      password,
      demo: true,
    })
    await context.close()
  }, 180_000)
  afterAll(() => house.stop())

  async function enter(email: string, language: 'nl' | 'en'): Promise<Page> {
    const { page } = await house.visitor({ language })
    await page.goto(house.url)
    await house.ask(page, 'POST', '/api/v1/session', { email, password })
    await house.ask(page, 'PATCH', '/api/v1/me', { language })
    return page
  }

  /** A colleague of the demo firm comes in: only because the owner invites them. */
  async function comesIn(owner: Page, alias: string, language: 'nl' | 'en'): Promise<Page> {
    const { agents } = await house.ask<{ agents: Agent[] }>(owner, 'GET', '/api/v1/agents')
    const colleague = agents.find((one) => one.alias === alias)
    const path = `/api/v1/agents/${colleague?.id}/invitation`
    const { invitation } = await house.ask<{ invitation: string }>(owner, 'POST', path)
    const { page } = await house.visitor({ language })
    await page.goto(house.url)
    await house.ask(page, 'POST', '/api/v1/invitations', { token: invitation.split('#')[1], password })
    await page.close()
    return enter(colleague?.email ?? '', language)
  }

  const idOf = async (page: Page) =>
    (await house.ask<{ agent: { id: string } }>(page, 'GET', '/api/v1/session')).agent.id

  test.each([
    ['nl', 'Sanne'],
    ['en', 'Noor'],
  ] as const)(
    'what goes on is handed over, and who comes next finds it (%s)',
    async (language, alias) => {
      const handover = handoverWords[language]
      const owner = await enter('joris@voltmeer.example', language)
      await owner.goto(`${house.url}/overdracht?van=everything`)
      const part = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })
      const lines = (page: Page, title: string) => part(page, title).getByRole('listitem')
      await lines(owner, handover.complaints).first().waitFor()
      for (const title of [handover.complaints, handover.tasks, handover.open])
        expect(await lines(owner, title).count(), title).toBeGreaterThan(1)

      // What should have been done says so.
      const late = {
        kind: 'task',
        title: `Terugbellen ${language}`,
        agentId: await idOf(owner),
        dueAt: '2026-01-05T18:00:00Z',
      }
      await house.ask(owner, 'POST', '/api/v1/tasks', late)
      await owner.reload()
      await lines(owner, handover.tasks).filter({ hasText: late.title }).getByText(handover.late).waitFor()

      // Each has a moment; what nobody has says whose it could be.
      expect(await owner.getByText(handover.noMoment, { exact: true }).count()).toBe(0)
      const ownerless = lines(owner, handover.complaints).filter({ hasText: handover.nobodyOf('').trim() })
      const n = await ownerless.count()
      expect(n).toBeGreaterThan(0)
      await expectAccessible(owner)
      await picture(owner, `handover-${language}`)

      const given: string[] = []
      for (const line of await ownerless.all()) {
        given.push(/#\d+/.exec((await line.getByRole('link').textContent()) ?? '')?.[0] ?? '')
        await line.getByRole('checkbox').check()
      }
      await owner.getByText(handover.chosen(n)).waitFor()
      await owner.getByRole('button', { name: handover.give }).click()
      await owner.getByRole('option', { name: alias }).first().click()
      await owner.getByText(handover.given(n)).waitFor()
      await expect.poll(() => ownerless.count()).toBe(0)

      const next = await comesIn(owner, alias, language)
      await next.goto(`${house.url}/overdracht`)
      await lines(next, handover.complaints).first().waitFor()
      const mine = (await lines(next, handover.complaints).allTextContents()).join('\n')
      for (const number of given) expect(mine).toContain(number)
      expect(await part(next, handover.complaints).getByText(alias, { exact: true }).count()).toBeGreaterThanOrEqual(n)
      await expectAccessible(next)
      await picture(next, `handover-next-${language}`)

      // It was one act, and is taken back as one.
      await owner.getByRole('button', { name: handover.undo, exact: true }).click()
      await expect.poll(() => ownerless.count()).toBe(n)
    },
    120_000,
  )
})
