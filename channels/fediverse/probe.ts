/** "Test this connection": may it be a name, and can the rest of the world reach this house. */
import type { Channel, TestStep, Words } from '../kit/channel.ts'
import { notReached } from '../kit/trouble.ts'

export const test: NonNullable<Channel['test']> = async function* (settings, _signal, readPage, { house }) {
  const name = String(settings.address)
  const naming: Words = { nl: 'Een naam die kan', en: 'A name that works' }
  if (!/^[a-z0-9_]{1,30}$/i.test(name))
    return yield fault(naming, {
      nl: 'Een naam bestaat uit letters, cijfers en _, hoogstens 30.',
      en: 'A name is made of letters, digits and _, 30 at most.',
    })
  const { host, protocol } = new URL(house)
  yield fine(naming, `@${name.toLowerCase()}@${host}`)

  const address: Words = { nl: 'Een adres met https', en: 'An address with https' }
  if (protocol !== 'https:')
    return yield fault(address, {
      nl: `Dit huis heet nu ${house}. Andere servers praten alleen met https: zet PUBLIC_URL op het adres waarop de hele wereld dit huis kan vinden.`,
      en: `This house is now called ${house}. Other servers speak https only: set PUBLIC_URL to the address by which the whole world finds this house.`,
    })
  yield fine(address, house)

  const reaching: Words = { nl: 'Anderen kunnen dit huis vinden', en: 'Others can find this house' }
  const path = `/.well-known/webfinger?resource=acct:${name}@${host}`
  const page = await readPage(new URL(path, house).href, { accept: 'application/jrd+json' }).catch(
    (error: Error) => error,
  )
  if (page instanceof Error) {
    const reason = notReached(page, house)
    return yield fault(reaching, { nl: reason, en: reason })
  }
  // The channel may not be there yet; but it is we who should say so.
  if (!/json/.test(String(page.headers['content-type'])))
    return yield fault(reaching, {
      nl: `Op ${host}/.well-known/webfinger antwoordt een ander programma: laat de proxy ook /.well-known/ en /fediverse/ hierheen sturen.`,
      en: `Another program answers at ${host}/.well-known/webfinger: let the proxy send /.well-known/ and /fediverse/ here too.`,
    })
  yield fine(reaching, host)
}

const fine = (step: Words, detail: string): TestStep => ({ step, ok: true, detail: { nl: detail, en: detail } })
const fault = (step: Words, detail: Words): TestStep => ({ step, ok: false, detail })
