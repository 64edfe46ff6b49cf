/** Writing, in a real browser with real mail: drafts on every screen, macros, pictures, other ways, and a paste of a whole book. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../web/words/en.ts'
import { nl } from '../../web/words/nl.ts'
import { dovecotIsMissing, howToInstall } from '../support/mail/dovecot.ts'
import { address } from '../support/mail/listening.ts'
import { expectAccessible, password, picture } from './house.ts'
import { box, customer, type Desk, openDesk, png } from './writing-desk.ts'

const soon = { timeout: 20_000 }

describe.skipIf(dovecotIsMissing)(`writing, with a real mailbox (${howToInstall})`, () => {
  let desk: Desk
  let { house, dovecot, sink, joris, sanne, asks, open }: Desk = {} as Desk
  beforeAll(async () => {
    desk = await openDesk()
    ;({ house, dovecot, sink, joris, sanne, asks, open } = desk)
  }, 120_000)
  afterAll(() => desk.close())

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
    const mailbox = await asks('Meterkast')
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
    expect(sent).toContain(mailbox)
    expect(sent).toContain('Content-Description: De linkerknop staat uit')
    expect(sent).toContain('filename=meterkast.png')
    expect(sent).toContain('<strong>hier</strong>')
    await joris.getByRole('img', { name: /De linkerknop/ }).waitFor()

    const id = /^Message-ID: (<[^>]+>)/im.exec(sent)?.[1] ?? ''
    dovecot.drop(
      address,
      [
        `From: ${customer} <${mailbox}>`,
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

  test('on a phone, in the dark, in English, all of it is there', async () => {
    await asks('Phone')
    const greeting = {
      name: 'Hello',
      shortcut: 'hi',
      text: 'Dear {{customer.firstname}}, hello.',
      actions: [],
      teamIds: [],
    }
    await house.ask(joris, 'POST', '/api/v1/canned', { ...greeting, personal: false })
    const { page } = await house.visitor({ language: 'en', dark: true, phone: true })
    await page.goto(house.url)
    await house.ask(page, 'POST', '/api/v1/session', { email: 'sanne@voltmeer.example', password })
    await house.ask(page, 'PATCH', '/api/v1/me', { language: 'en', signature: 'Sanne of Voltmeer' })
    await page.goto(`${house.url}/gesprekken`)
    await page.getByText('Phone', { exact: true }).first().click()
    const english = page.getByRole('textbox', { name: en.composer.label(customer) })
    await english.fill('Hello {{customer.firstname}}, /')
    await page.getByRole('option').first().waitFor()
    await picture(page, 'phone-canned')
    await english.press('Escape')
    await page.getByText(en.writing.open).waitFor()
    await page.getByRole('button', { name: en.writing.emoji }).click()
    await page.getByRole('textbox', { name: en.writing.emojiFind }).fill('heart')
    await page.getByRole('option').first().waitFor()
    await expectAccessible(page)
    await picture(page, 'phone-emoji')
    await page.getByRole('textbox', { name: en.writing.emojiFind }).press('Enter')
    await expect.poll(() => english.inputValue(), soon).toContain('❤️')
    await expect.poll(() => english.evaluate((element) => element === document.activeElement), soon).toBe(true)
    await expectAccessible(page)
    await picture(page, 'phone-composer')
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
