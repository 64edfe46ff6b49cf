/**
 * Listening to one folder. After each batch the cursor stands behind what was handed over, so that a broken connection costs
 * nothing: whoever listens again goes on from there.
 */
import type { ImapFlow } from 'imapflow'
import type { Handed, Listening } from '../kit/channel.ts'
import { type Mail, readMails } from './fetch.ts'
import { answered, openImap, type Patience, patience } from './imap.ts'
import { findPlace, isHistory, type Place } from './place.ts'
import { readSettings } from './settings.ts'
import { explain } from './trouble.ts'

export type Pace = Patience & {
  /** Ask at least this often (milliseconds): it renews IDLE, and finds out whether anybody is still there. */
  look: number
}
export const pace: Pace = { ...patience, look: 60_000 }

/** Hand over what arrives in the folder, at the usual pace. @throws as `listenAt` */
export const listen = (listening: Listening) => listenAt(listening, pace)

/** Hand over what arrives in the folder until the signal aborts. @throws when the connection cannot be made or breaks, with the reason in words */
export async function* listenAt(listening: Listening, wait: Pace): AsyncGenerator<Handed, void, undefined> {
  const { connection, cursor, signal, clock, progress } = listening
  const { imap, folder } = readSettings(connection.settings)
  progress({ state: 'connecting' })
  let client: ImapFlow | undefined
  try {
    client = await openImap(imap, signal, wait)
    const news = newsOf(client)
    // a held lock tells imapflow that silence between two commands of ours is no sign of death
    await client.getMailboxLock(folder, { readOnly: true })
    let place = findPlace(client, { imap, folder }, cursor, clock())
    // kept before anything arrives: otherwise the first mail after a restart would look like history
    if (place.uid === 0 || place.account !== cursor?.account) yield { items: [], cursor: place }
    for (;;) {
      news.forget()
      const uids = await newUids(client, place, wait)
      let done = 0
      for await (const mails of readMails(client, uids, wait)) {
        done += mails.length
        const handed = handedAfter(mails, place)
        place = handed.cursor
        yield uids.length > 1 ? { ...handed, progress: { state: 'catching up', done, total: uids.length } } : handed
      }
      progress({ state: 'listening' })
      await news.wait(wait.look)
    }
  } catch (error) {
    if (signal.aborted) return
    throw new Error(explain(error, imap, folder).en, { cause: error })
  } finally {
    client?.close()
  }
}

async function newUids(client: ImapFlow, place: Place, { silence }: Patience): Promise<number[]> {
  const search = client.search({ uid: `${place.uid + 1}:*` }, { uid: true })
  const found = await answered(client, silence, search)
  if (!found) throw new Error('The server could not say which mails there are')
  // "8:*" is also the last mail, when that one is number 7
  return found.filter((uid) => uid > place.uid)
}

/** The mails as raw items, and the place behind the last of them. */
function handedAfter(mails: Mail[], place: Place): Handed & { cursor: Place } {
  return {
    items: mails.map(({ uid, arrived, bytes }) => ({
      bytes,
      ...(isHistory(place, uid, arrived) && { history: true }),
    })),
    cursor: {
      ...place,
      uid: mails.at(-1)?.uid ?? place.uid,
      newest: mails.reduce((newest, { arrived }) => Math.max(newest, arrived), place.newest),
    },
  }
}

/** Hears of new mail while nothing is asked, and remembers what it heard while something was. */
function newsOf(client: ImapFlow) {
  let heard = false
  let wake = () => {}
  const hear = () => {
    heard = true
    wake()
  }
  client.on('exists', hear).on('close', hear)
  return {
    forget() {
      heard = false
    },
    async wait(atMost: number) {
      if (heard) return
      // ends when the next command breaks it, and that one tells what went wrong
      client.idle().catch(() => {})
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, atMost)
      })
      clearTimeout(timer)
    },
  }
}
