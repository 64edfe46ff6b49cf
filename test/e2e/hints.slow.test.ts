/** Speaking well on a busy evening, in a real browser: hints while one writes, what one lets stand, and how the organisation chose to write. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../web/words/en.ts'
import { guidelineWords } from '../../web/words/guideline.ts'
import { nl } from '../../web/words/nl.ts'
import { type E2e, expectAccessible, openHouse, password, picture } from './house.ts'

const soon = { timeout: 20_000 }
const words = guidelineWords.nl
const customer = 'Fatima Bakkali'

describe('speaking well', () => {
  let house: E2e
  let joris: Page
  let channelId: string
  beforeAll(async () => {
    house = await openHouse({ SAMENSPRAAK_UNDO_MS: '4000' })
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
    const settings = { address: 'plein', webhookUrl: 'https://plein.example/hook' }
    const made = { kind: 'api', name: 'Plein', settings }
    channelId = (await house.ask<{ id: string }>(joris, 'POST', '/api/v1/channels', made)).id
  }, 120_000)
  afterAll(() => house.stop())

  const box = (page: Page, label = nl.composer.label(customer)) => page.getByRole('textbox', { name: label })
  const margin = (page: Page) => page.getByRole('region', { name: words.hints })
  async function asks(id: string, subject: string, text: string): Promise<void> {
    const author = { id: 'fatima', name: customer }
    const item = { id, subject, text, author, visibility: 'public' }
    await house.ask(joris, 'POST', `/api/v1/messages?channel=${channelId}`, item)
  }
  async function open(page: Page, subject: string): Promise<void> {
    await page.goto(`${house.url}/gesprekken`)
    await page.getByText(subject).first().click()
  }

  test('a hint comes when one pauses, with its words marked, says why, and can be let stand', async () => {
    await asks('b1', 'Internet weg', 'Al twee dagen geen internet. Wanneer komt er iemand langs?')
    await open(joris, 'Internet weg')
    await box(joris).pressSequentially('Hoi Fatima, wat')
    await joris.getByText(nl.writing.kept).waitFor()
    expect(await margin(joris).isVisible()).toBe(false)
    await joris.keyboard.insertText(
      ' ontzettend vervelend. We kijken ernaar en komen er zo snel mogelijk op terug. Bel ons even!',
    )
    await margin(joris).getByText(words.reasons['no-date'].why).waitFor()
    await margin(joris).getByText(words.reasons.elsewhere.why).waitFor()
    await joris.locator('mark').first().waitFor({ state: 'attached' })
    expect(await margin(joris).getByRole('listitem').count()).toBeLessThanOrEqual(3)
    await expectAccessible(joris)
    await picture(joris, 'hints-nl')
    expect(await joris.getByText(nl.writing.setAside).count()).toBe(0)

    await margin(joris)
      .getByRole('button', { name: words.leaveThis(words.kinds.steering.name) })
      .click()
    await expect.poll(() => margin(joris).getByText(words.reasons.elsewhere.why).count(), soon).toBe(0)
    await box(joris).press('End')
    await joris.keyboard.insertText(' Groet, Joris')
    await joris.getByText(nl.writing.kept).waitFor()
    await margin(joris)
      .getByRole('button', { name: words.left(1) })
      .click()
    await margin(joris).getByRole('textbox', { name: words.why }).fill('Ze vroeg er zelf om')
    await picture(joris, 'hints-left')
    await margin(joris).getByRole('button', { name: words.showAgain }).click()
    await margin(joris).getByText(words.reasons.elsewhere.why).waitFor()
  }, 120_000)

  test('a promise becomes a commitment with a moment, and is no hint any more', async () => {
    await margin(joris).getByRole('button', { name: words.track }).click()
    const dialog = joris.getByRole('dialog')
    await expect.poll(() => dialog.getByRole('textbox').first().inputValue(), soon).toContain('zo snel mogelijk')
    await picture(joris, 'hint-commitment')
    await dialog.locator('input[type=datetime-local]').fill('2099-11-23T10:00')
    await dialog.getByRole('button', { name: nl.timeline.saveTask }).click()
    await expect.poll(() => margin(joris).getByText(words.reasons['no-date'].why).count(), soon).toBe(0)
  }, 120_000)

  test('personal data that everybody would read are asked about once, by keyboard too', async () => {
    await asks('b2', 'Dubbel betaald', 'Ik heb dubbel betaald. Kan het terug?')
    await open(joris, 'Dubbel betaald')
    await box(joris).fill('Ja hoor. Ik stort het vandaag terug op NL91 ABNA 0417 1643 00 van jou.')
    await box(joris).press('Control+Enter')
    const asked = joris.getByRole('alertdialog', { name: words.asksOpen })
    await asked.getByText('NL91 ABNA 0417 1643 00').waitFor()
    await expectAccessible(joris)
    await picture(joris, 'hints-open')
    await joris.keyboard.press('Enter')
    await asked.waitFor({ state: 'detached' })
    expect(await box(joris).evaluate((element) => element === document.activeElement)).toBe(true)
    await box(joris).press('Control+Enter')
    await asked.getByRole('button', { name: words.sendAnyway }).click()
    await joris.getByRole('button', { name: nl.delivery.undo }).click()
    await expect.poll(() => box(joris).inputValue(), soon).toContain('NL91')
  }, 120_000)

  test('what the organisation chooses stands above what one writes at once, in its own words, and is looked at', async () => {
    const page = await joris.context().newPage()
    await page.goto(`${house.url}/instellingen/schrijven`)
    await page.getByRole('radio', { name: words.addresses.u }).check()
    await page.getByRole('textbox', { name: words.sentence }).first().fill('Gewone woorden, geen vakwoorden')
    const avoid = page.getByLabel(words.avoid).first()
    await avoid.fill('ticket')
    await avoid.press('Enter')
    await page.getByRole('textbox', { name: words.sentence }).nth(1).fill('We zeggen wat we doen, en wanneer')
    await expectAccessible(page)
    await picture(page, 'guideline-page')
    await page.getByRole('button', { name: nl.act.save }).click()
    await page.getByText(words.saved).waitFor()
    await joris.bringToFront()
    await joris.getByText('Gewone woorden, geen vakwoorden').waitFor()
    await box(joris).fill('Ja hoor, ik heb je ticket gesloten en het bedrag staat vandaag op de rekening.')
    await margin(joris).getByText(words.reasons.avoided.why).waitFor()
    await margin(joris).getByText(words.reasons['says-je'].why).waitFor()
    await picture(joris, 'hints-own')
    await joris.getByRole('button', { name: words.ours }).click()
    await joris.reload()
    await joris.getByRole('button', { name: words.ours, expanded: false }).waitFor()
    await page.close()
  }, 120_000)

  test('in English, dark, and on a telephone', async () => {
    await asks('b3', 'Parcel gone', 'My parcel is gone. When will I get my money back?')
    const { page } = await house.visitor({ language: 'en', dark: true, phone: true })
    await page.goto(`${house.url}/aanmelden`)
    await page.locator('input[type=email]').fill('joris@voltmeer.example')
    await page.locator('input[type=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await page.waitForURL(/gesprekken/)
    await house.ask(page, 'PATCH', '/api/v1/me', { language: 'en' })
    await open(page, 'Parcel gone')
    await box(page, en.composer.label(customer)).fill(
      'We are so sorry for the inconvenience, Fatima. Please contact our customer service team by phone.',
    )
    const english = guidelineWords.en
    const hints = page.getByRole('region', { name: english.hints })
    await hints.getByText(english.reasons.elsewhere.why).waitFor()
    await hints.getByText(english.reasons.question.why).waitFor()
    await expectAccessible(page)
    await picture(page, 'hints-en-dark-phone')
    await page.goto(`${house.url}/instellingen/schrijven`)
    await page.getByRole('heading', { name: english.title, level: 1 }).waitFor()
    await expectAccessible(page)
    await picture(page, 'guideline-page-en-dark-phone')
  }, 120_000)
})
