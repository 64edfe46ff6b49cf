/** An evening in one conversation, by keyboard: notes, tasks, labels, later, merging, linking, looking at what came along, taking it along. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nl } from '../../web/words/nl.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const says = nl.timeline
const png =
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAGUlEQVR4nGNgaPj/nxJMmuZRA0YNGDWABAMAgG/+EGqBGNgAAAAASUVORK5CYII='
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>top.hacked = 1</script></svg>').toString(
  'base64',
)
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
).toString('base64')

type Conversation = { id: string; number: number; subject: string }

let house: E2e
let page: Page
let channel: string
beforeAll(async () => {
  house = await openHouse({ SAMENSPRAAK_UNDO_MS: '300' })
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
  const made = await house.ask<{ id: string }>(page, 'POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Webformulier',
    settings: {},
  })
  channel = made.id
  await house.ask(page, 'POST', '/api/v1/labels', { name: 'glasvezel', colour: 'blue' })
  await house.ask(page, 'POST', '/api/v1/teams', { name: 'Netbeheer' })
  const colleague = { name: 'Sanne de Wit', email: 'sanne@voltmeer.example', role: 'agent' }
  await house.ask(page, 'POST', '/api/v1/agents', colleague)
  const fatima = { id: 'fatima', name: 'Fatima Bakkali' }
  await bring([
    { id: 'een', text: 'Al de derde keer deze maand.', subject: 'Internet weg', author: fatima, thread: 'een' },
    { id: 'twee', text: 'Hebben jullie mijn mail gezien?', subject: 'Nog steeds weg', author: fatima, thread: 'twee' },
    {
      id: 'drie',
      text: 'Zie de bijlagen.',
      subject: 'Bewijs',
      author: { id: 'bram', name: 'Bram de Wit' },
      thread: 'drie',
      url: 'https://social.example/@bram/3',
      visibility: 'public',
      attachments: [
        { name: 'modem.png', mediaType: 'image/png', base64: png },
        { name: '../../<b>slim</b>.svg', mediaType: 'image/svg+xml', base64: svg },
        { name: 'rekening.pdf', mediaType: 'application/pdf', base64: pdf },
        { name: 'virus.exe', mediaType: 'application/x-msdownload', base64: 'TVqQ' },
      ],
    },
  ])
}, 60_000)
afterAll(() => house.stop())

async function bring(messages: object[]): Promise<void> {
  await house.ask(page, 'POST', `/api/v1/messages?channel=${channel}`, { messages })
}

async function conversations(): Promise<Conversation[]> {
  const found = await house.ask<{ items: Conversation[] }>(page, 'GET', '/api/v1/conversations?state=all')
  return found.items.toSorted((a, b) => a.number - b.number)
}

async function open(subject: string): Promise<Conversation> {
  await expect.poll(async () => (await conversations()).length, { timeout: 10_000 }).toBeGreaterThan(2)
  const one = (await conversations()).find((each) => each.subject === subject)
  if (!one) throw new Error(`There is no conversation about ${subject}`)
  await page.goto(`${house.url}/gesprekken/${one.id}`)
  await page.getByRole('heading', { name: subject }).waitFor()
  return one
}

describe('with the keyboard, in a conversation', () => {
  test('a colleague is called in by a note that is only for us', async () => {
    await open('Internet weg')
    await page.keyboard.press('m')
    const box = page.getByRole('textbox', { name: says.noteLabel })
    await box.waitFor()
    await page.keyboard.type('Belt @san')
    await page.getByRole('option', { name: '@Sanne' }).waitFor()
    await expectAccessible(page)
    await picture(page, 'note-writing')
    await page.keyboard.press('Enter')
    await page.keyboard.type('haar morgen terug?')
    await page.keyboard.press('Control+Enter')
    const note = page.getByRole('article', { name: says.noteOf('Joris') })
    await note.getByText('Belt @Sanne haar morgen terug?').waitFor()
    await expectAccessible(page)
    await picture(page, 'note')
  }, 90_000)

  test('a commitment is made, shown above the messages, and ticked off', async () => {
    await page.keyboard.press('d')
    await page.getByRole('dialog', { name: says.addTask }).waitFor()
    await expectAccessible(page)
    await page.getByRole('textbox', { name: says.taskTitle }).fill('Bel Fatima terug met een oplossing')
    await page.getByLabel(says.taskDue).fill('2026-01-02T09:00')
    await picture(page, 'task-dialog')
    await page.keyboard.press('Enter')
    await page.getByText(says.taskDuePast).waitFor()
    await page.keyboard.press('Control+Enter')
    const tick = page.getByRole('checkbox', { name: 'Bel Fatima terug met een oplossing' })
    await tick.waitFor()
    await expectAccessible(page)
    await picture(page, 'task')
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await page.getByRole('heading', { level: 1, name: says.tasksTitle }).waitFor()
    await tick.waitFor()
    await expectAccessible(page)
    await picture(page, 'tasks')
    await tick.focus()
    await page.keyboard.press('Space')
    await page.getByText(says.noTasks, { exact: true }).waitFor()
  }, 90_000)

  test('work is given to another by typing their name over what stands there', async () => {
    await open('Internet weg')
    await page.keyboard.press('d')
    await page.getByRole('textbox', { name: says.taskTitle }).fill('Kijk naar de kabel')
    await page.getByRole('combobox', { name: says.taskFor }).focus()
    await page.keyboard.type('netb')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: says.choices['tomorrow morning'] }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText(says.taskSaved(`Netbeheer (${says.team})`)).waitFor()
    await page.goto(`${house.url}/taken`)
    await page.getByText(says.given, { exact: true }).click()
    await page.getByRole('checkbox', { name: 'Kijk naar de kabel' }).waitFor()
    await expectAccessible(page)
  }, 90_000)

  test('a label is set and taken, and the conversation says who did', async () => {
    await open('Internet weg')
    await page.keyboard.press('l')
    await page.getByRole('option', { name: 'glasvezel' }).waitFor()
    const [button, list] = await Promise.all([
      page.getByRole('button', { name: says.pickLabel }).boundingBox(),
      page.getByRole('listbox', { name: says.pickLabel }).boundingBox(),
    ])
    expect(Math.abs((list?.x ?? 0) - (button?.x ?? 0))).toBeLessThan(20)
    await page.keyboard.type('glas')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: says.takeOff('glasvezel') }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(says.acts.labels('Joris', 'glasvezel'), { exact: true }).waitFor()
    await picture(page, 'label')
    await page.getByRole('button', { name: /Joris zette label glasvezel$/ }).focus()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByText(`(${says.wasUndone})`).waitFor()
  }, 90_000)

  test('it is set aside until there is a reply, and comes back with it', async () => {
    const here = page.url()
    await page.keyboard.press('s')
    await page.getByRole('dialog', { name: says.snoozeUntil }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: says.snoozeUntil }).waitFor({ state: 'hidden' })
    expect(page.url(), 'Escape closes the window and not the conversation behind it').toBe(here)
    await page.keyboard.press('s')
    await page.getByRole('dialog', { name: says.snoozeUntil }).waitFor()
    await expectAccessible(page)
    await picture(page, 'snooze')
    await page.getByRole('button', { name: says.untilReply }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(says.snoozedUntilReply).first().waitFor()
    await bring([
      {
        id: 'een-b',
        text: 'Hij doet het weer even.',
        author: { id: 'fatima', name: 'Fatima Bakkali' },
        thread: 'een',
        inReplyTo: 'een',
      },
    ])
    await page.getByText('Hij doet het weer even.').first().waitFor()
    await expect
      .poll(() => page.getByRole('main').getByText(says.snoozedUntilReply, { exact: true }).count(), {
        timeout: 10_000,
      })
      .toBe(0)
  }, 90_000)

  test('two conversations of one customer are linked, merged, and taken apart again', async () => {
    const other = await open('Nog steeds weg')
    const [first] = await conversations()
    const number = String(first?.number)
    await command(says.link)
    await page.getByRole('combobox', { name: says.findConversation }).fill(number)
    await page.getByRole('option', { name: `#${number}` }).waitFor()
    await expectAccessible(page)
    await picture(page, 'link')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: `${says.linked} #${number}` }).waitFor()

    await command(says.merge)
    await page.getByRole('option', { name: `#${number}` }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(says.mergeSure(other.number, first?.number ?? 0)).waitFor()
    await expectAccessible(page)
    await picture(page, 'merge')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(first?.id ?? ''))
    await page.getByText('Hebben jullie mijn mail gezien?').first().waitFor()
    await page.getByText(says.acts.merges('Joris', `#${other.number}`)).waitFor()
    await expectAccessible(page)
    await picture(page, 'merged')

    await page.goto(`${house.url}/gesprekken/${other.id}`)
    await page.waitForURL(new RegExp(first?.id ?? ''))
    const takeApart = page.getByRole('button', { name: `${says.unmerge} #${other.number}` })
    await takeApart.focus()
    await page.keyboard.press('Enter')
    await takeApart.waitFor({ state: 'detached' })
    await page.goto(`${house.url}/gesprekken/${other.id}`)
    await page.getByText('Hebben jullie mijn mail gezien?').first().waitFor()
    expect(page.url()).toContain(other.id)
  }, 90_000)

  test('what came along is looked at and nothing in it runs', async () => {
    await open('Bewijs')
    expect(await page.getByRole('link', { name: says.toPost }).getAttribute('href')).toBe(
      'https://social.example/@bram/3',
    )
    await page.getByRole('button', { name: `${says.preview}: modem.png` }).focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByRole('img', { name: nl.message.image('modem.png') })
      .waitFor()
    await expectAccessible(page)
    await picture(page, 'attachment-picture')
    await page.keyboard.press('ArrowRight')
    await page.getByText('top.hacked = 1').waitFor()
    await picture(page, 'attachment-svg')
    await page.keyboard.press('ArrowRight')
    await page.locator('iframe[src^="blob:"]').waitFor()
    await picture(page, 'attachment-pdf')
    await page.keyboard.press('ArrowRight')
    await page.getByText(says.noPreview).waitFor()
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }, 90_000)

  test('the whole of it is taken along as text, and as a page to print', async () => {
    const { id, number } = await open('Internet weg')
    const text = await (await page.request.get(`${house.url}/api/v1/conversations/${id}/text?notes=yes`)).text()
    expect(text).toContain(`#${number} Internet weg`)
    expect(text).toContain('Al de derde keer deze maand.')
    expect(text).toContain('Belt @Sanne haar morgen terug?')
    const without = await (await page.request.get(`${house.url}/api/v1/conversations/${id}/text`)).text()
    expect(without).not.toContain('Belt @Sanne')
    await page.goto(`${house.url}/api/v1/conversations/${id}/print?notes=yes`)
    await page.getByRole('heading', { level: 1, name: `#${number} Internet weg` }).waitFor()
    await page.emulateMedia({ media: 'print' })
    await picture(page, 'print')
    await page.emulateMedia({ media: 'screen' })
  }, 90_000)

  test('in the dark, on a phone and in English it looks as it should', async () => {
    for (const [name, options] of [
      ['dark', { dark: true }],
      ['phone', { phone: true }],
      ['en', { language: 'en' }],
    ] as const) {
      const { page: guest, context } = await house.visitor(options)
      await guest.goto(house.url)
      await house.ask(guest, 'POST', '/api/v1/session', { email: 'joris@voltmeer.example', password })
      if (name === 'en') await house.ask(guest, 'PATCH', '/api/v1/me', { language: 'en' })
      const [first] = await conversations()
      await guest.goto(`${house.url}/gesprekken/${first?.id}`)
      await guest.getByText('Belt @Sanne haar morgen terug?').waitFor()
      await expectAccessible(guest)
      await picture(guest, `conversation-${name}`)
      await context.close()
    }
  }, 180_000)
})

/** By the palette, as somebody without a mouse does it. */
async function command(label: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(nl.palette.placeholder).fill(label)
  await page.getByRole('button', { name: label }).first().waitFor()
  await page.keyboard.press('Enter')
}
