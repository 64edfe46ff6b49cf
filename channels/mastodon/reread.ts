/** Looking again: an edit or a deletion that no stream told us of. */
import type { Channel } from '../kit/channel.ts'
import { Trouble } from '../kit/trouble.ts'
import { askServer, serverOf, whoAmI } from './server.ts'
import { readStatus, writeItem } from './status.ts'

export const reread: NonNullable<Channel['reread']> = async ({ id }, { connection, readPage, clock, memory }) => {
  const server = serverOf(connection.settings)
  const now = clock()
  const known = await memory.get('me')
  const me = typeof known === 'string' ? known : ((await whoAmI(server, readPage, now))?.id ?? null)
  if (me && me !== known) await memory.set('me', me, new Date(now.getTime() + 86_400_000))
  const { status, json } = await askServer(server, readPage, now, `/api/v1/statuses/${encodeURIComponent(id)}`)
  const where = { server: server.address, me }
  if (status === 404 || status === 410) return [{ bytes: writeItem({ ...where, gone: id }) }]
  const found = status === 200 ? readStatus(json) : null
  if (!found) throw new Trouble(`${server.host} answers ${status}`)
  return found.edited_at ? [{ bytes: writeItem({ ...where, status: json, changed: true }) }] : []
}
