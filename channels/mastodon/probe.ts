/** "Test this connection": is it a Mastodon server, whose token is it, and can the hashtags be read. */
import type { Channel, TestStep, Words } from '../kit/channel.ts'
import { askServer, readInstance, serverOf, whoAmI } from './server.ts'

export const test: NonNullable<Channel['test']> = async function* (settings, _signal, readPage) {
  const server = serverOf(settings)
  // It is tried here and now, and nothing of it is kept.
  const now = new Date()
  // The page says it in the language of who looks (`web/words/reasons.ts`).
  const failed = (step: Words, error: Error): TestStep => fault(step, same(error.message))

  const finding: Words = { nl: 'De server vinden', en: 'Find the server' }
  const instance = await readInstance(server, readPage, now).catch((error: Error) => error)
  if (instance instanceof Error) return yield failed(finding, instance)
  const about = `${instance.title} (${instance.version})`
  yield fine(finding, {
    nl: `${about}, antwoorden tot ${instance.longest} tekens`,
    en: `${about}, answers up to ${instance.longest} characters`,
  })
  if (server.token && Number(settings.maxLength) > instance.longest)
    yield fault(
      { nl: 'Zo lang mag een antwoord zijn', en: 'How long an answer may be' },
      {
        nl: `Deze server neemt ${instance.longest} tekens: vul dat in.`,
        en: `This server takes ${instance.longest} characters: fill that in.`,
      },
    )

  if (server.token) {
    const signing: Words = { nl: 'Aanmelden', en: 'Sign in' }
    const me = await whoAmI(server, readPage, now).catch((error: Error) => error)
    if (me instanceof Error) return yield failed(signing, me)
    yield fine(signing, same(`@${me?.acct}@${server.host}`))
    const reading: Words = { nl: 'Meldingen lezen', en: 'Read notifications' }
    const mentions = await askServer(server, readPage, now, '/api/v1/notifications', [
      ['types[]', 'mention'],
      ['limit', '1'],
    ]).catch((error: Error) => error)
    if (mentions instanceof Error) return yield failed(reading, mentions)
    yield { step: reading, ok: true }
    yield {
      step: { nl: 'Meeluisteren terwijl het gebeurt', en: 'Listen while it happens' },
      ok: true,
      detail: instance.streaming
        ? { nl: 'De server vertelt het meteen.', en: 'The server tells at once.' }
        : {
            nl: 'De server vertelt het niet zelf: we kijken om de paar minuten.',
            en: 'The server does not tell by itself: we look every few minutes.',
          },
    }
  }

  for (const tag of server.hashtags) {
    const step: Words = { nl: `#${tag} lezen`, en: `Read #${tag}` }
    const path = `/api/v1/timelines/tag/${encodeURIComponent(tag)}`
    const found = await askServer(server, readPage, now, path, [['limit', '1']]).catch((error: Error) => error)
    if (found instanceof Error) return yield failed(step, found)
    yield found.status === 200 ? { step, ok: true } : fault(step, same(`${server.host}: ${found.status}`))
  }
}

const same = (text: string): Words => ({ nl: text, en: text })
const fine = (step: Words, detail: Words): TestStep => ({ step, ok: true, detail })
const fault = (step: Words, detail: Words): TestStep => ({ step, ok: false, detail })
