/** `npm run gids`: makes the pictures of the guide anew, from the demo firm in a real browser. Looked at by a person before they are kept. */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { root } from '../../server/root.ts'
import { handoverWords } from '../../web/words/handover.ts'
import { nl } from '../../web/words/nl.ts'
import { openGuideHouse } from './house.ts'

const folder = join(root, 'docs/gids/beeld')
const says = nl.timeline
const guide = await openGuideHouse()
const { house, joris, hanna, find } = guide
mkdirSync(folder, { recursive: true })

const keep = async (name: string, page: Page = joris) => {
  const path = join(folder, `${name}.jpg`)
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path, type: 'jpeg', quality: 72 })
  console.log(`${name}.jpg ${Math.round(statSync(path).size / 1000)} kB`)
}
const open = async (id: string, page: Page = joris, search = '') => {
  await page.goto(`${house.url}/gesprekken/${id}${search}`)
  await page.locator('[id^=bericht-]').first().waitFor()
}
const box = (page: Page, name: string) => page.getByRole('textbox', { name: nl.composer.label(name) })
const toMiddle = (what: Locator) => what.evaluate((element) => element.scrollIntoView({ block: 'center' }))
const deed = async (name: string) => {
  await joris.getByRole('button', { name: nl.act.more, exact: true }).click()
  await joris.getByRole('menuitem', { name }).click()
}

const pictures: Record<string, () => Promise<void>> = {
  gesprekken: async () => {
    const bill = await find('VOOR DE DERDE KEER')
    const wide = await guide.visit({ width: 1440, height: 960 })
    await open(bill.id, wide)
    await wide.getByText('Niet mailt. Belt.').first().scrollIntoViewIfNeeded()
    await keep('gesprekken', wide)
    await wide.close()
  },
  antwoord: async () => {
    const visit = await find('monteur niet gekomen')
    await open(visit.id, joris, '?owner=nobody')
    const written = box(joris, visit.contact.name)
    await written.fill('Wat vervelend dat je voor niets thuisbleef. Ik bel de planning en laat het je vanmiddag weten.')
    await joris.getByText(nl.writing.kept, { exact: true }).waitFor()
    await keep('antwoord')
    await written.press('Control+Enter')
    await joris.getByRole('button', { name: nl.delivery.undo }).waitFor()
    await keep('terughalen')
  },
  ingehaald: async () => {
    const bill = await find('VOOR DE DERDE KEER')
    await open(bill.id, hanna)
    await open(bill.id)
    const written = box(joris, bill.contact.name)
    await written.fill('Beste meneer Mulder, ik zoek uit hoe dit kan en bel u vanmiddag.')
    const answer = 'Dag meneer Mulder, ik bel u om half vijf. De aanmaning is ingetrokken; u hoeft niets te doen.'
    await box(hanna, bill.contact.name).fill(answer)
    await hanna.getByText(nl.writing.kept, { exact: true }).waitFor()
    await hanna.keyboard.press('Control+Enter')
    await joris.getByText(nl.composer.newsSince(1)).waitFor()
    await written.press('Control+Enter')
    await joris.getByText(nl.composer.stale).waitFor()
    await keep('ingehaald')
    await written.fill('')
  },
  samenvoegen: async () => {
    const [street, fourth] = [await find('modem is vervangen'), await find('Vierde storing in twee maanden')]
    await open(street.id)
    await deed(says.merge)
    await joris.getByRole('combobox').fill(String(fourth.number))
    await joris.getByRole('option').first().click()
    await joris.getByText(says.mergeSure(street.number, fourth.number)).waitFor()
    await keep('samenvoegen')
  },
  telefoontje: async () => {
    await joris.goto(`${house.url}/gesprekken`)
    await joris.locator('a[data-id]').first().waitFor()
    await joris.keyboard.press('b')
    await joris.getByRole('textbox', { name: nl.phone.who }).fill('Mulder')
    await joris.getByRole('option').first().click()
    await joris.getByLabel(nl.phone.said).fill('Boos over de aanmaning. Wil dat iemand meekijkt naar de meterstand.')
    await joris.getByLabel(nl.phone.agreed).fill('Morgen voor twaalf uur bel ik terug met een nieuw bedrag.')
    await keep('telefoontje')
  },
  zoeken: async () => {
    await joris.goto(`${house.url}/zoeken?q=monteur`)
    await joris.locator('[data-result]').first().waitFor()
    await keep('zoeken')
  },
  veel: async () => {
    await joris.goto(`${house.url}/gesprekken?owner=nobody`)
    await joris.locator('a[data-id]').nth(3).waitFor()
    for (const key of ['j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await joris.keyboard.press(key)
    await joris.getByText(nl.queue.selected(3)).waitFor()
    await joris.keyboard.press('a')
    await joris.getByRole('option').first().waitFor()
    await keep('veel')
  },
  weergave: async () => {
    await joris.goto(`${house.url}/gesprekken`)
    await joris.locator('a[data-id]').first().waitFor()
    await joris.getByRole('button', { name: nl.queue.filter, exact: true }).click()
    await joris.getByText(nl.queue.cameBack, { exact: true }).click()
    await joris.keyboard.press('Escape')
    await joris.getByRole('button', { name: nl.queue.saveView }).click()
    await joris.getByLabel(nl.queue.viewName).fill('Klanten die terugkwamen')
    await joris.getByRole('switch', { name: nl.queue.forAll }).check()
    await keep('weergave')
  },
  overdracht: async () => {
    await joris.goto(`${house.url}/overdracht?van=everything`)
    await joris.getByText(handoverWords.nl.complaints).waitFor()
    await joris.getByRole('checkbox').nth(1).click()
    await keep('overdracht')
  },
  teams: async () => {
    await joris.goto(`${house.url}/instellingen/teams`)
    await toMiddle(joris.getByText('Storing', { exact: true }).first())
    await keep('teams')
  },
  regel: async () => {
    await joris.goto(`${house.url}/instellingen/regels`)
    await joris.getByRole('link', { name: 'Storing naar het storingsteam' }).click()
    await toMiddle(joris.getByText(/berichten sinds/))
    await keep('regel')
  },
  postbus: async () => {
    await joris.goto(`${house.url}/instellingen/kanalen/nieuw/email`)
    await joris.getByLabel(nl.channel.name).first().fill('Klantenservice')
    await joris.getByLabel(/^Mailadres/).fill('klantenservice@vonkenvezel.example')
    await joris
      .getByLabel(/IMAP\)/)
      .first()
      .fill('imap.vonkenvezel.example')
    await joris
      .getByLabel(/SMTP\)/)
      .first()
      .fill('smtp.vonkenvezel.example')
    await joris
      .getByLabel(/^Gebruikersnaam/)
      .first()
      .fill('klantenservice@vonkenvezel.example')
    await joris.locator('input[type=password]').first().fill('een-app-wachtwoord')
    await joris.getByRole('button', { name: nl.channel.test }).click()
    await toMiddle(joris.getByText(nl.channel.testFailed))
    await keep('postbus')
  },
  binnenkomst: async () => {
    await joris.goto(`${house.url}/binnenkomst`)
    await joris.getByText(nl.arrival.received).first().waitFor()
    await keep('binnenkomst')
  },
}

const wanted = process.argv.slice(2)
let failed = 0
for (const [name, make] of Object.entries(pictures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  try {
    await make()
  } catch (error) {
    failed++
    console.error(`${name}: ${error instanceof Error ? error.message : error}`)
  }
}
await house.stop()
process.exitCode = failed > 0 ? 1 : 0
