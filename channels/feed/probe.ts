/** "Test this connection": whether the address can be reached, and is a feed. */
import type { Channel, Words } from '../kit/channel.ts'
import { readHead } from './entry.ts'
import { lookAt } from './page.ts'
import { nothingRead } from './place.ts'

export const test: NonNullable<Channel['test']> = async function* ({ address }, _signal, readPage) {
  const step: Words = { nl: 'De feed lezen', en: 'Read the feed' }
  const look = await lookAt(readPage, String(address), nothingRead, new Date(0))
  if (look.state !== 'changed') {
    const reason = look.state === 'failed' ? look.reason : 'It says that nothing changed'
    yield { step, ok: false, detail: { nl: reason, en: reason } }
    return
  }
  const { title } = readHead(look.feed.head)
  const n = look.feed.entries.length
  yield {
    step,
    ok: true,
    detail: { nl: `${title || 'Zonder naam'}: ${n} berichten`, en: `${title || 'No name'}: ${n} posts` },
  }
}
