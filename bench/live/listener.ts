/** One listener on the live stream, as cheap as can be: it looks for the number in the text and for nothing else. */
import { request } from 'node:http'

export type Listener = {
  count(): number
  /** When each message was here first, by its number; milliseconds of the clock on the wall. */
  seen(): Promise<ReadonlyMap<number, number>>
  close(): Promise<void>
}

export const numbered = /Bericht nummer (\d+)\./g

/** @returns when the stream has begun */
export function listen(url: string, headers: Readonly<Record<string, string>>): Promise<Listener> {
  const seen = new Map<number, number>()
  let rest = ''
  const take = (chunk: string) => {
    const text = rest + chunk
    const whole = text.lastIndexOf('\n\n')
    rest = text.slice(whole + 1)
    const now = Date.now()
    for (const [, n] of text.slice(0, whole + 1).matchAll(numbered)) if (!seen.has(Number(n))) seen.set(Number(n), now)
  }
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/api/v1/events`, { headers: { ...headers, accept: 'text/event-stream' } })
    asking.once('error', reject)
    asking.once('response', (response) => {
      response.setEncoding('utf8').on('data', take)
      response.once('error', () => {})
      response.once('data', () =>
        resolve({ count: () => seen.size, seen: async () => seen, close: async () => void asking.destroy() }),
      )
    })
    asking.end()
  })
}
