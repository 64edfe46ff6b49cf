/** Writing, in a real browser with real mail: drafts on every screen, macros, pictures, other ways, and a paste of a whole book. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPng } from '../../demo/files/png.ts'
import { nl } from '../../web/words/nl.ts'
import { type Dovecot, dovecotIsMissing, howToInstall, startDovecot } from '../support/mail/dovecot.ts'
import { address, connectionTo } from '../support/mail/listening.ts'
import { type Sink, startSink } from '../support/mail/sink.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const customer = 'Fatima Bakkali'
const box = (page: Page) => page.getByRole('textbox', { name: nl.composer.label(customer) })
const png = Buffer.from(
  toPng({
    width: 40,
    height: 40,
    palette: ['#0b6b62', '#d98324'],
    pixels: new Uint8Array(1600).map((_, at) => at % 7 && 1),
  }),
  'latin1',
)
const soon = { timeout: 20_000 }

describe.skipIf(dovecotIsMissing)(`writing, with a real mailbox (${howToInstall})`, () => {
  let house: E2e
  let dovecot: Dovecot
  let sink: Sink
  let joris: Page
  let sanne: Page
  let forumId = ''

  beforeAll(async () => {
    ;[dovecot, sink, house] = await Promise.all([
      startDovecot(),
      startSink(),
      openHouse({ SAMENSPRAAK_UNDO_MS: '4000' }),
    ])
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
    const { settings } = connectionTo(dovecot, sink)
    await house.ask(joris, 'POST', '/api/v1/channels', { kind: 'email', name: 'E-mail', settings })
    const forum = { address: 'forum', webhookUrl: 'https://forum.example/hook', maxLength: 200 }
    const made = await house.ask<{ id: string }>(joris, 'POST', '/api/v1/channels', {
      kind: 'api',
      name: 'Forum',
      settings: forum,
    })
    forumId = made.id
    sanne = await colleague('Sanne')
  }, 120_000)
  afterAll(() => Promise.all([house.stop(), dovecot.stop(), sink.stop()]))

  async function colleague(name: string): Promise<Page> {
    const body = { name, email: `${name.toLowerCase()}@voltmeer.example`, role: 'agent' }
    const { invitation } = await house.ask<{ invitation: string }>(joris, 'POST', '/api/v1/agents', body)
    const { page } = await house.visitor()
    await page.goto(invitation)
    await page.locator('input[type=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await page.waitForURL(/gesprekken/)
    return page
  }

  let count = 0
  /** Something that Fatima asks on the forum, where her mail address is vouched for. */
  async function asks(subject: string): Promise<void> {
    const author = { id: `fatima-${++count}`, name: customer, verifiedEmail: `fatima${count}@klanten.example` }
    const item = { id: `vraag-${count}`, subject, text: 'Wie kan mij helpen?', author }
    await house.ask(joris, 'POST', `/api/v1/messages?channel=${forumId}`, item)
  }
  async function open(page: Page, subject: string): Promise<void> {
    await page.goto(`${house.url}/gesprekken`)
    await page.getByText(subject).first().click()
    await box(page).waitFor()
  }

  test('what one types is on another screen, and a colleague goes on with what is shared', async () => {
    await asks('Concept')
    await open(joris, 'Concept')
    await box(joris).fill('Beste Fatima, begonnen op de laptop')
    await joris.getByText(nl.writing.kept).waitFor()
    const phone = await joris.context().newPage()
    await open(phone, 'Concept')
    await expect.poll(() => box(phone).inputValue(), soon).toBe('Beste Fatima, begonnen op de laptop')
    await box(phone).fill('Beste Fatima, verder op de telefoon')
    await expect.poll(() => box(joris).inputValue(), soon).toBe('Beste Fatima, verder op de telefoon')
    await phone.close()

    await joris.getByRole('button', { name: nl.writing.share }).click()
    await sanne.goto(`${house.url}/gesprekken`)
    await sanne.getByText(nl.writing.sharedMark).first().waitFor()
    await open(sanne, 'Concept')
    await sanne.getByRole('button', { name: nl.writing.goOn }).click()
    await expect.poll(() => box(sanne).inputValue(), soon).toBe('Beste Fatima, verder op de telefoon')
    await expectAccessible(sanne)
    await picture(sanne, 'draft-shared')
    await box(sanne).press('End')
    await box(sanne).pressSequentially(', en klaar.')
    await expect.poll(() => box(joris).inputValue(), soon).toContain('en klaar.')
    await joris.getByText(nl.writing.writesNow('Sanne')).waitFor()
    await picture(joris, 'draft-other-writes')
  }, 120_000)

  test('a macro is chosen with the slash, filled in for this customer, done once the answer has left, and undone', async () => {
    const { labels } = await house.ask<{ labels: { id: string; name: string }[] }>(joris, 'GET', '/api/v1/labels')
    const label = labels[0]
    if (!label) throw new Error('there is no label')
    const blank = { teamIds: [], personal: false, text: '', shortcut: '' }
    const actions = [{ do: 'label', add: [label.id], remove: [] }]
    await house.ask(joris, 'POST', '/api/v1/canned', {
      ...blank,
      name: 'Storing gemeld',
      shortcut: 'storing',
      text: 'Beste {{klant.voornaam}},\n\nWe zoeken het uit.',
      actions,
    })
    await house.ask(joris, 'POST', '/api/v1/canned', { ...blank, name: 'Alleen label', shortcut: 'alleen', actions })
    await asks('Macro')
    await open(joris, 'Macro')
    await box(joris).pressSequentially('/sto')
    await joris.getByRole('option', { name: /Storing gemeld/ }).waitFor()
    await joris.getByText('Beste Fatima,').first().waitFor()
    await expectAccessible(joris)
    await picture(joris, 'canned-choose')
    await box(joris).press('Enter')
    await expect.poll(() => box(joris).inputValue(), soon).toBe('Beste Fatima,\n\nWe zoeken het uit.')
    await joris.getByText(nl.writing.acts.label(label.name)).waitFor()
    await picture(joris, 'canned-chosen')
    await box(joris).press('Control+Enter')
    await joris.getByRole('button', { name: nl.delivery.undo }).click()
    await expect.poll(() => box(joris).inputValue(), soon).toBe('Beste Fatima,\n\nWe zoeken het uit.')
    await joris.getByText(nl.writing.acts.label(label.name)).waitFor()

    await box(joris).fill('')
    await box(joris).pressSequentially('/alleen')
    await joris.getByRole('option', { name: /Alleen label/ }).waitFor()
    await box(joris).press('Tab')
    await joris.getByText(nl.writing.done('Alleen label')).waitFor()
    await joris.getByRole('button', { name: nl.writing.undo, exact: true }).click()
    await joris.getByText(nl.writing.undone).waitFor()
  }, 120_000)

  test('a picture with what there is to see goes by mail to who asked on the forum, and the answer comes back here', async () => {
    await asks('Meterkast')
    await open(joris, 'Meterkast')
    await joris.getByRole('button', { name: nl.composer.via('Forum') }).click()
    await picture(joris, 'ways')
    await joris.getByRole('menuitemradio', { name: /E-mail/ }).click()
    await box(joris).fill('Kijk **hier** :duim')
    await joris.getByRole('option', { name: /duim goed/ }).waitFor()
    await box(joris).press('Enter')
    await expect.poll(() => box(joris).inputValue(), soon).toBe('Kijk **hier** 👍')
    const chooser = joris.waitForEvent('filechooser')
    await joris.getByRole('button', { name: nl.writing.attach }).click()
    await (await chooser).setFiles({ name: 'meterkast.png', mimeType: 'image/png', buffer: png })
    const alt = joris.getByRole('textbox', { name: nl.writing.alt('meterkast.png') })
    await alt.fill('De linkerknop staat uit')
    await expectAccessible(joris)
    await picture(joris, 'with-picture')
    await joris.getByRole('button', { name: nl.writing.preview }).click()
    await joris.locator('strong', { hasText: 'hier' }).waitFor()
    await picture(joris, 'markdown')
    await joris.getByRole('button', { name: nl.writing.edit }).click()
    const before = sink.mails.length
    await joris.getByRole('button', { name: nl.composer.send, exact: true }).click()
    await expect.poll(() => sink.mails.length - before, soon).toBe(1)
    const sent = sink.mails.at(-1)?.raw.toString() ?? ''
    expect(sent).toMatch(/To: .*fatima3@klanten\.example/)
    expect(sent).toContain('Content-Description: De linkerknop staat uit')
    expect(sent).toContain('filename=meterkast.png')
    expect(sent).toContain('<strong>hier</strong>')
    await joris.getByRole('img', { name: /De linkerknop/ }).waitFor()

    const id = /^Message-ID: (<[^>]+>)/im.exec(sent)?.[1] ?? ''
    dovecot.drop(
      address,
      [
        `From: ${customer} <fatima3@klanten.example>`,
        `To: ${address}`,
        'Subject: Re: Meterkast',
        'Message-ID: <terug@klanten.example>',
        `In-Reply-To: ${id}`,
        `Date: ${new Date().toUTCString()}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Dank, hij doet het weer.',
        '',
      ].join('\r\n'),
    )
    await joris.getByText('Dank, hij doet het weer.').first().waitFor()
    await joris.getByText(nl.composer.via('E-mail')).first().waitFor()
  }, 120_000)

  test('forty thousand characters are pasted without a hitch, kept whole, and told to be too long for the forum', async () => {
    await asks('Boek')
    await open(joris, 'Boek')
    const book = 'Een zin met wat woorden erin, en een é. '.repeat(1000)
    await box(joris).focus()
    /** Milliseconds from a key to the next frame, the slowest of ten; of a bare box in the same page beside it. */
    const [slowest, bare] = await joris.evaluate(async (text) => {
      const tenKeys = async () => {
        document.execCommand('insertText', false, text)
        let worst = 0
        for (let key = 0; key < 10; key++) {
          const begun = performance.now()
          document.execCommand('insertText', false, 'x')
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
          worst = Math.max(worst, performance.now() - begun)
        }
        return worst
      }
      const ours = await tenKeys()
      const box = document.createElement('textarea')
      box.style.cssText = 'position:fixed;top:0;left:0;width:400px;height:360px;z-index:999'
      document.body.append(box)
      box.focus()
      const theirs = await tenKeys()
      box.remove()
      return [ours, theirs] as const
    }, book)
    expect(slowest).toBeLessThan(Math.max(200, 4 * bare))
    await joris.getByText(nl.writing.tooLong(book.length + 10 - 200)).waitFor()
    expect(await joris.getByRole('button', { name: nl.composer.send, exact: true }).isDisabled()).toBe(true)
    await joris.getByText(nl.writing.kept).waitFor()
    await joris.reload()
    await expect.poll(async () => (await box(joris).inputValue()).length, soon).toBe(book.length + 10)
    await picture(joris, 'too-long')
    console.info(`slowest key in 40,000 characters: ${Math.round(slowest)} ms, in a bare box ${Math.round(bare)} ms`)
  }, 120_000)

  test('what is typed without a connection is kept here, and brought once there is one', async () => {
    await asks('Trein')
    await open(joris, 'Trein')
    await joris.context().setOffline(true)
    await box(joris).fill('Getypt in de tunnel')
    await joris.getByText(nl.writing.notKept).waitFor()
    await picture(joris, 'offline')
    await joris.context().setOffline(false)
    await joris.getByText(nl.writing.kept).waitFor(soon)
  }, 120_000)

  test('the settings page makes one, shows it filled in, and refuses a variable that is none', async () => {
    await joris.goto(`${house.url}/instellingen/standaardantwoorden`)
    await joris.getByText('Storing gemeld').waitFor()
    await expectAccessible(joris)
    await picture(joris, 'canned-list')
    await joris.getByRole('button', { name: nl.canned.add }).click()
    await joris.getByLabel(nl.canned.name, { exact: false }).first().fill('Groet')
    await joris.getByRole('textbox', { name: nl.canned.text }).fill('Dag {{klant.voornaam}} en {{klant.schoenmaat}}')
    await joris.getByText('Dag Fatima en').waitFor()
    await joris.getByText(nl.canned.unknown('{{klant.schoenmaat}}')).waitFor()
    await expectAccessible(joris)
    await picture(joris, 'canned-form')
    await joris.getByRole('button', { name: nl.act.save, exact: true }).click()
    await joris.getByText('{{klant.schoenmaat}} bestaat niet', { exact: false }).waitFor()
    await joris.getByRole('textbox', { name: nl.canned.text }).fill('Dag {{klant.voornaam}}')
    await joris.getByRole('button', { name: nl.act.save, exact: true }).click()
    await joris.getByText('Groet', { exact: true }).waitFor()
  }, 120_000)
})
