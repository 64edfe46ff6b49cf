/** A team chooses what it listens for, reads what was said, puts aside what does not belong, and joins in with manners. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { channelHealthWords } from '../../web/words/channel-health.ts'
import { faultWords } from '../../web/words/fault.ts'
import { judgementWords } from '../../web/words/judgement.ts'
import { listeningWords } from '../../web/words/listening.ts'
import { nl } from '../../web/words/nl.ts'
import { termWords } from '../../web/words/term.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const [terms, words] = [termWords.nl, listeningWords.nl]

let house: E2e
let page: Page
beforeAll(async () => {
  house = await openHouse()
  ;({ page } = await house.visitor())
  page.setDefaultTimeout(30_000)
  await page.goto(house.url)
  await house.ask(page, 'POST', '/api/v1/house', {
    organisation: 'Voltmeer',
    language: 'nl',
    name: 'Joris Vermeer',
    email: 'joris@voltmeer.example',
    password,
    demo: false,
  })
  await house.ask(page, 'POST', '/api/v1/channels', { kind: 'api', name: 'Plein', settings: { address: 'plein' } })
  await says('a', 'tim', 'Voltmeer ligt er weer uit')
  await says('b', 'sanne', 'De voltmeer in het museum is uit 1890')
  await says('c', 'bas', 'Museum: nieuwe voltmeer te zien')
  await says('d', 'ilse', 'Weet iemand of Voltmeer laadpalen plaatst?')
  await says('e', 'hugo', 'Mooi weer vandaag')
}, 120_000)
afterAll(() => house.stop())

const says = (id: string, who: string, text: string) =>
  house.ask(page, 'POST', '/api/v1/messages', {
    messages: [
      {
        id,
        text,
        author: { network: 'plein', id: who, handle: who, name: who },
        addressed: false,
        visibility: 'public',
      },
    ],
  })

test('a first term is written with help: a mistake is pointed at, and what it would bring is shown', async () => {
  await page.goto(`${house.url}/luisteren/zoektermen`)
  await page.getByText(terms.emptyTitle).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: terms.addGroup }).click()
  await page.getByRole('textbox', { name: terms.name }).fill('Ons merk')
  await page.getByRole('dialog').getByRole('button', { name: nl.act.save }).click()
  const field = page.getByRole('textbox', { name: terms.term })
  await field.fill('voltmeer AND (uit')
  await page.getByText(faultWords.nl['bracket-open']({ code: 'bracket-open', at: 13, length: 1 })).waitFor()
  await expectAccessible(page)
  await field.fill('voltmeer')
  await page.getByText('Weet iemand of', { exact: false }).waitFor()
  await expectAccessible(page)
  await picture(page, 'listening-term')
  await page.getByRole('button', { name: nl.act.save }).click()
  await page.getByText(terms.lookedBack('4'), { exact: false }).waitFor()
  await expectAccessible(page)
}, 120_000)

test('the stream of the group shows what met it, with the words marked, and how much was said', async () => {
  await page.getByRole('link', { name: terms.lately('4') }).click()
  await page.getByRole('heading', { name: 'Ons merk', level: 1 }).waitFor()
  const posts = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: nl.listening.open }) })
  await expect.poll(() => posts.count()).toBe(4)
  expect(await page.locator('mark').first().textContent()).toMatch(/voltmeer/i)
  await page.getByText(words.because['asks-everybody']).waitFor()
  await page.getByText(words.said('4', 30), { exact: false }).waitFor()
  await expectAccessible(page)
  await picture(page, 'listening-stream')
}, 120_000)

test('what does not belong is put aside together, and comes back with one press', async () => {
  for (const who of ['sanne', 'bas']) await page.getByRole('checkbox', { name: words.select(who) }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: words.notRelevant }).click()
  await page.getByText('uit 1890').waitFor({ state: 'detached' })
  await page.getByText(words.said('2', 30), { exact: false }).waitFor()
  await page.getByRole('button', { name: words.undo }).click()
  await page.getByText('uit 1890').waitFor()
  await page.getByText(words.said('4', 30), { exact: false }).waitFor()
}, 120_000)

test('what was put aside is found back, and comes back from there', async () => {
  const which = page.getByRole('radiogroup', { name: words.which })
  await page.getByRole('checkbox', { name: words.select('bas') }).check()
  await page.getByRole('button', { name: words.notRelevant }).click()
  await page.getByText('nieuwe voltmeer te zien').waitFor({ state: 'detached' })
  await page.reload()
  await which.getByText(words.whiches.aside).click()
  await page.getByText('nieuwe voltmeer te zien').waitFor()
  await expectAccessible(page)
  await picture(page, 'listening-aside')
  await page.getByRole('checkbox', { name: words.select('bas') }).check()
  await page.getByRole('button', { name: words.belongs }).click()
  await page.getByText(words.asideNone).waitFor()
  await which.getByText(words.whiches.in).click()
  await page.getByText('nieuwe voltmeer te zien').waitFor()
}, 120_000)

test('what nothing fits says so, and lets go of the choices', async () => {
  await page.getByRole('combobox', { name: judgementWords.nl.stream.trait }).selectOption('press')
  await page.getByText(nl.listening.nothingTitle).waitFor()
  await page.getByText(words.wholeGroup).waitFor()
  await expectAccessible(page)
  await picture(page, 'listening-nothing')
  await page.getByRole('button', { name: nl.listening.clear }).click()
  await page.getByText('uit 1890').waitFor()
}, 120_000)

test('the stream is worked through with the keyboard alone', async () => {
  const at = () => page.evaluate(() => document.activeElement?.querySelector('bdi')?.textContent)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.getByRole('heading', { name: 'Ons merk', level: 1 }).focus()
  await press('k', 'k', 'k', 'j')
  expect(await at()).toBe('bas')
  await press('k', 'j', 'x')
  expect(await page.getByRole('checkbox', { name: words.select('bas') }).isChecked()).toBe(true)
  await expectAccessible(page)
  await press('w')
  await page.getByText('nieuwe voltmeer te zien').waitFor({ state: 'detached' })
  await expect.poll(at).toBe('sanne')
  await page.getByRole('button', { name: words.undo }).click()
  await page.getByText('nieuwe voltmeer te zien').waitFor()
  await press('p')
  expect(await page.getByRole('switch', { name: words.live }).isChecked()).toBe(true)
  await press('p', '?')
  await page.getByText(nl.keys.putAside).waitFor()
  await press('Escape')
  await page.getByText(nl.keys.putAside).waitFor({ state: 'detached' })
}, 120_000)

test('a stream that is narrowed down is kept as a view, and found again beside the queues', async () => {
  await page.getByRole('radiogroup', { name: words.side }).getByText(words.sides.over).click()
  await page.getByRole('button', { name: nl.queue.saveView }).click()
  await page.getByLabel(nl.queue.viewName).fill('Over Voltmeer')
  await page.getByRole('dialog').getByRole('button', { name: nl.act.save }).click()
  await page.getByRole('heading', { name: 'Over Voltmeer', level: 1 }).waitFor()
  await expectAccessible(page)
  await picture(page, 'listening-view')
  await page.goto(`${house.url}/gesprekken`)
  await page.getByRole('navigation', { name: nl.queue.places }).getByRole('link', { name: 'Over Voltmeer' }).click()
  await page.getByRole('heading', { name: 'Over Voltmeer', level: 1 }).waitFor()
  await page.getByRole('button', { name: nl.queue.viewActions('Over Voltmeer') }).click()
  await page.getByRole('menuitem', { name: nl.queue.removeView }).click()
  await page.getByRole('dialog').getByRole('button', { name: nl.queue.removeView }).click()
  await page.getByRole('heading', { name: 'Ons merk', level: 1 }).waitFor()
}, 120_000)

test('joining in where nobody asked is thought over once more, and then it is a conversation', async () => {
  const post = page.getByRole('listitem').filter({ hasText: 'ligt er weer uit' })
  await post.getByRole('button', { name: nl.listening.open }).click()
  const team = page.getByRole('menuitem', { name: nl.listening.ownTeam })
  if (await team.isVisible().catch(() => false)) await team.click()
  const sure = page.getByRole('dialog', { name: words.surely })
  await sure.getByText(words.because['about-us']).waitFor()
  await expectAccessible(page)
  await sure.getByRole('button', { name: nl.listening.open }).click()
  await page.waitForURL(/gesprekken\//)
}, 120_000)

test('how the channels are doing is said in words, with what is wrong first and what to do about it', async () => {
  await page.goto(`${house.url}/instellingen/kanalen/gezondheid`)
  await page.getByText(channelHealthWords.nl.good).waitFor()
  await expectAccessible(page)
  const { db } = house.running.context
  const since = new Date(Date.now() - 90 * 60_000).toISOString()
  for (const [name, problem] of [
    ['Klantenservice', '535 authentication failed'],
    ['Het forum van de vereniging van eigenaren aan de Hofstede', 'connect ECONNREFUSED 203.0.113.14:443'],
  ]) {
    const settings = { address: `kanaal-${name?.length}` }
    const { id } = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', { kind: 'api', name, settings })
    const listening = JSON.stringify({ state: 'broken', since, problem })
    await db.updateTable('channel').set({ listening }).where('id', '=', id).execute()
  }
  await page.reload()
  const { trouble, state, toChannel } = channelHealthWords.nl
  await page.getByText(trouble.credentials.act).waitFor()
  expect(await page.getByText(state.wrong).count()).toBe(2)
  await expectAccessible(page)
  await picture(page, 'listening-health')
  const { page: phone, context } = await house.visitor({ language: 'en', dark: true, phone: true })
  await context.addCookies(await page.context().cookies())
  await phone.goto(`${house.url}/instellingen/kanalen/gezondheid`)
  await phone.getByText(toChannel).first().waitFor()
  await expectAccessible(phone)
  await picture(phone, 'listening-health-phone-dark')
  await context.close()
  await page.getByRole('link', { name: toChannel }).first().click()
  await page.waitForURL(/kanalen\/[0-9a-f-]{36}/)
}, 120_000)
