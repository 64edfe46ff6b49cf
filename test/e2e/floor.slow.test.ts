/** Servicegarantie in a real browser: nobody yet, one who waited, many; a bar opens whom it holds; one's own row; why it is sooner. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { floorWords } from '../../web/words/floor.ts'
import { nl } from '../../web/words/nl.ts'
import { soonerWords } from '../../web/words/sooner.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const words = floorWords.nl
const name = `Anna ${'van der '.repeat(12)}Bakster`
const anna = { id: 'anna', name, handle: 'anna', audience: 41_000, lists: 320 }

let house: E2e
let page: Page
let channel = ''
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
  const made = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Plein',
    settings: { address: 'plein' },
  })
  channel = made.id
}, 60_000)
afterAll(() => house.stop())

const bring = (...messages: object[]) => house.ask(page, 'POST', `/api/v1/messages?channel=${channel}`, { messages })
const heading = (on: Page) => on.getByRole('heading', { level: 1, name: words.title })
async function idOf(who: string): Promise<string> {
  const found = await house.ask<{ contacts: { id: string }[] }>(page, 'GET', `/api/v1/contacts?account=plein:${who}`)
  return found.contacts[0]?.id ?? ''
}
const levelOf = async (who: string) =>
  (await house.ask<{ factor: { level: number } | null }>(page, 'GET', `/api/v1/contacts/${await idOf(who)}/factor`))
    .factor?.level ?? 0
type Queue = { items: { id: string; subject: string; said: number }[] }
const conversationOf = async (text: string) => {
  const { items } = await house.ask<Queue>(page, 'GET', '/api/v1/conversations')
  return items.find(({ subject }) => subject.startsWith(text))
}

test('says what was agreed before anybody waited, and the house sets how much', async () => {
  await page.goto(`${house.url}/instellingen/servicegarantie`)
  await heading(page).waitFor()
  await page.getByText(words.none).waitFor()
  await page.getByText(words.off).waitFor()
  await expectAccessible(page)
  await picture(page, 'floor-none')
  await page.getByText(words.except).click()
  await page.getByLabel(words.bound).fill('20')
  await page.getByRole('button', { name: nl.act.save }).click()
  await page.getByText('8 minuten').waitFor()
  await picture(page, 'floor-agreement')
}, 60_000)

test('whose voice reaches far is due a little sooner, and the conversation says so', async () => {
  await house.ask(page, 'PATCH', '/api/v1/influence', { ground: 'Gerechtvaardigd belang, voor deze proef.' })
  const aside = (id: string, author: object) => ({
    id,
    author,
    text: 'Wat leuk.',
    visibility: 'public',
    addressed: false,
  })
  await bring(
    { id: 'eerst', text: 'Hoe laat zijn jullie open?', author: anna, visibility: 'public' },
    aside('taart', anna),
    ...Array.from({ length: 30 }, (_, i) => ({
      ...aside(`fan ${i}`, { id: `fan ${i}`, name: `Fan ${i}` }),
      inReplyTo: 'taart',
    })),
  )
  await expect.poll(() => idOf('anna')).not.toBe('')
  await expect.poll(() => levelOf('anna'), { timeout: 20_000 }).toBeGreaterThan(1)
  await bring({ id: 'vraag', text: 'Mijn internet ligt eruit.', author: anna })
  await expect.poll(() => conversationOf('Mijn internet')).toBeTruthy()
  const asked = await conversationOf('Mijn internet')
  await page.goto(`${house.url}/gesprekken/${asked?.id}`)
  await page.getByText(`min eerder: ${soonerWords.nl.because.factor}`).waitFor()
  await expectAccessible(page)
  await picture(page, 'floor-sooner')
  await bring({ id: 'antwoord', text: 'We kijken ernaar.', ours: true, inReplyTo: 'vraag' })
}, 60_000)

test('whoever was answered stands in a bar, which opens their conversation, and has a row of their own', async () => {
  await page.goto(`${house.url}/contacten/${await idOf('anna')}`)
  await expect
    .poll(async () => (await house.ask<{ levels: unknown[] }>(page, 'GET', '/api/v1/floor')).levels.length, {
      timeout: 20_000,
    })
    .toBe(1)
  await page.getByRole('link', { name: words.seeOwn }).click()
  await page.getByRole('region', { name: words.own(name) }).waitFor()
  await expectAccessible(page)
  await picture(page, 'floor-own-row')
  await page.getByRole('button', { name: /^Invloed \d: / }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('link', { name: /Mijn internet/ }).waitFor()
  await expectAccessible(page)
  await picture(page, 'floor-bar')
  await page.keyboard.press('Escape')
}, 60_000)

test('many are laid beside each other, in both languages, in the dark and on a telephone', async () => {
  await many()
  await page.goto(`${house.url}/instellingen/servicegarantie`)
  for (const measure of ['took', 'turn', 'passed'] as const) {
    await page.getByText(words.measures[measure], { exact: true }).click()
    await page.getByText(words.about[measure]).waitFor()
    await page.mouse.move(0, 0)
    await page.getByText(words.asTable).scrollIntoViewIfNeeded()
    await picture(page, `floor-${measure}`)
  }
  const cookies = await page.context().cookies()
  for (const look of [{ dark: true, language: 'en' as const }, { phone: true }]) {
    const { page: other, context } = await house.visitor(look)
    await context.addCookies(cookies)
    await other.goto(`${house.url}/instellingen/servicegarantie`)
    await other.locator('#waited').waitFor({ timeout: 40_000 })
    await other.locator('#waited').evaluate((of) => of.scrollIntoView())
    await expectAccessible(other)
    const wide = await other.evaluate('document.documentElement.scrollWidth <= innerWidth')
    expect(wide).toBe(true)
    await picture(other, `floor-${Object.entries(look).flat().join('-')}`)
    await context.close()
  }
}, 120_000)

/** Only the bars: whom they hold is tried above. */
async function many(): Promise<void> {
  const { db, clock } = house.running.context
  const { id } = await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const day = clock().toISOString().slice(0, 10)
  const shapes = { took: [9, 4], turn: [5, 4], passed: [0, 1] } as const
  const rows = [900, 420, 160, 60, 24, 7].flatMap((n, level) =>
    (['took', 'turn', 'passed'] as const).flatMap((measure) =>
      Array.from({ length: { took: 13, turn: 16, passed: 4 }[measure] }, (_, bar) => {
        const [middle, wide] = shapes[measure]
        const far = (bar - middle + level / 3) / wide
        const count = Math.round(n * 0.3 * Math.exp(-far * far))
        return { organisation_id: id, day, measure, level, bar, n: count }
      }),
    ),
  )
  await db
    .insertInto('waited_count')
    .values(rows.filter(({ n }) => n > 0))
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'day', 'measure', 'level', 'bar'])
        .doUpdateSet(({ ref }) => ({ n: ref('excluded.n') })),
    )
    .execute()
}
