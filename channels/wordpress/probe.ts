/** "Test this connection": is it a WordPress, who are we there, and may we see and answer comments. */
import type { Channel, TestStep, Words } from '../kit/channel.ts'
import { askJson } from '../kit/trouble.ts'
import { refusal, routeOf, siteOf } from './site.ts'

export const test: NonNullable<Channel['test']> = async function* (settings, _signal, readPage) {
  const site = siteOf(settings)
  const asked = async (path: string, query: Record<string, string> = {}) => {
    const answer = await askJson(readPage, routeOf(site, path, query), site.headers)
    return { ...answer, part: (name: string) => Reflect.get(Object(answer.json), name) as unknown }
  }
  const found: Words = { nl: 'WordPress vinden', en: 'Find the WordPress' }
  const home = await asked('/', { _fields: 'name,namespaces' }).catch((error: Error) => error)
  if (home instanceof Error) return yield fault(found, home.message)
  const moved = new URL(home.url).origin !== new URL(site.address).origin
  if (moved) return yield fault(found, `${site.host} sends us on to ${new URL(home.url).origin}: fill in that address`)
  if (!String(home.part('namespaces')).includes('wp/v2'))
    return yield fault(found, `${site.host} does not answer as a WordPress: is this the address of the blog itself?`)
  yield fine(found, String(home.part('name') || site.host))

  if (site.user) {
    const signing: Words = { nl: `Aanmelden als ${site.user}`, en: `Sign in as ${site.user}` }
    const me = await asked('/wp/v2/users/me', { _fields: 'name' }).catch((error: Error) => error)
    if (me instanceof Error || me.status !== 200)
      return yield fault(signing, me instanceof Error ? me.message : refusal(site, me))
    yield fine(signing, String(me.part('name')))
  }

  const reading: Words = { nl: 'Reacties lezen', en: 'Read comments' }
  const rights = site.user ? { context: 'edit', status: 'all' } : {}
  const list = await asked('/wp/v2/comments', { per_page: '1', _fields: 'id', ...rights }).catch(
    (error: Error) => error,
  )
  if (list instanceof Error || list.status !== 200)
    return yield fault(reading, list instanceof Error ? list.message : refusal(site, list))
  const total = Number(list.headers['x-wp-total']) || 0
  yield { step: reading, ok: true, detail: { nl: `${total} reacties`, en: `${total} comments` } }
}

const fine = (step: Words, detail: string): TestStep => ({ step, ok: true, detail: { nl: detail, en: detail } })
const fault = (step: Words, detail: string): TestStep => ({ step, ok: false, detail: { nl: detail, en: detail } })
