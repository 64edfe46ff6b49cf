/** "Test this connection": is it a Discourse, who are we there, and what can we read. */
import type { Channel, TestStep, Words } from '../kit/channel.ts'
import { askJson } from '../kit/trouble.ts'
import { forumOf, isUs, refusal } from './forum.ts'

export const test: NonNullable<Channel['test']> = async function* (settings, _signal, readPage) {
  const forum = forumOf(settings)
  const asked = (path: string, headers = forum.headers) =>
    askJson(readPage, forum.address + path, headers).catch((error: Error) => error)
  const found: Words = { nl: 'Het forum vinden', en: 'Find the forum' }
  const info = await asked('/site/basic-info.json', {})
  if (info instanceof Error) return yield fault(found, info.message)
  const { title } = (info.json ?? {}) as { title?: unknown }
  if (info.status !== 200 || typeof title !== 'string')
    return yield fault(found, `${forum.host} does not answer as a Discourse: is this the address of the forum itself?`)
  if (new URL(info.url).origin !== new URL(forum.address).origin)
    return yield fault(found, `${forum.host} sends us on to ${new URL(info.url).origin}: fill in that address`)
  yield fine(found, title)

  if (forum.user) {
    const signing: Words = { nl: `Aanmelden als ${forum.user}`, en: `Sign in as ${forum.user}` }
    const session = await asked('/session/current.json')
    if (session instanceof Error) return yield fault(signing, session.message)
    const me = (session.json as { current_user?: { username?: string } } | null)?.current_user?.username
    if (!isUs(forum, me)) return yield fault(signing, refusal(forum, session))
    yield fine(signing, String(me))
  }

  const reading: Words = { nl: 'Berichten lezen', en: 'Read posts' }
  const list = await asked('/posts.json')
  if (list instanceof Error) return yield fault(reading, list.message)
  const posts = (list.json as { latest_posts?: unknown } | null)?.latest_posts
  if (list.status !== 200 || !Array.isArray(posts)) return yield fault(reading, refusal(forum, list))
  yield {
    step: reading,
    ok: true,
    detail: { nl: `${posts.length} nieuwste berichten`, en: `${posts.length} newest posts` },
  }
}

const fine = (step: Words, detail: string): TestStep => ({ step, ok: true, detail: { nl: detail, en: detail } })
const fault = (step: Words, detail: string): TestStep => ({ step, ok: false, detail: { nl: detail, en: detail } })
