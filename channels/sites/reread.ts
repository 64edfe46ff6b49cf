/**
 * A page is looked at again, in the turn of its site: no site tells of what it takes away. Only a page that the site itself says is not
 * there any more (404, 410) is gone; what is closed, moved or cannot be reached says nothing about that.
 */
import type { Channel } from '../kit/channel.ts'
import { siteOf } from './address.ts'
import { writeItem } from './item.ts'
import { pace } from './pace.ts'
import { newRoad, type Tempo } from './road.ts'
import { acceptPage } from './search.ts'

const usualDelay = 5
/** Milliseconds that a look may take, its turn included. */
const patience = 120_000

type Reread = NonNullable<Channel['reread']>

export const reread: Reread = (standing, asking) => rereadAt(standing, asking, 1000, pace)

/** @param second in milliseconds: tests have shorter ones @throws Trouble when the site cannot be asked now */
export async function rereadAt(
  { id, url }: Parameters<Reread>[0],
  { connection, readPage, clock }: Parameters<Reread>[1],
  second: number,
  turns: Tempo['pace'],
): ReturnType<Reread> {
  if (!url || !URL.canParse(url)) return []
  const delay = Math.max(1, Number(connection.settings.delaySeconds ?? usualDelay)) * second
  const road = newRoad({ readPage, clock, signal: AbortSignal.timeout(patience) }, siteOf(url), {
    pace: turns,
    delay,
    second,
  })
  const visit = await road.visit(url, null, acceptPage)
  return visit.state === 'gone' ? [{ bytes: writeItem({ is: 'gone', id, at: clock().getTime() }) }] : []
}
