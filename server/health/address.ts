/** How people reach us: is somebody there, do streams arrive as they are sent, and what time is it there? */
import { createServer } from 'node:net'
import type { Config } from '../config.ts'
import { both, type Finding, good, look, plain, wrong } from './finding.ts'

/** For the command line, which runs beside the program. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Finding> {
  const answer = await fetch(`http://${host}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
  if (answer?.ok)
    return good(
      'address',
      both(`Samenspraak antwoordt op http://${host}:${port}`, `Samenspraak answers at http://${host}:${port}`),
    )
  const code = await tryPort(host, port)
  if (!code)
    return good(
      'address',
      both(
        `poort ${port} is vrij; Samenspraak draait daar niet`,
        `port ${port} is free; Samenspraak is not running there`,
      ),
    )
  const other = both('Stop dat programma, of start met --port.', 'Stop that program, or start with --port.')
  if (code === 'EADDRINUSE')
    return wrong(
      'address',
      answer
        ? both(`poort ${port} is van een ander programma`, `port ${port} belongs to another program`)
        : both(
            `poort ${port} wordt bezet gehouden door iets dat niet antwoordt`,
            `port ${port} is held by something that does not answer`,
          ),
      other,
    )
  return wrong(
    'address',
    both(`${host}:${port} kan niet worden gebruikt (${code})`, `${host}:${port} cannot be used (${code})`),
    both('Kies een ander met --host en --port.', 'Choose another with --host and --port.'),
  )
}

function tryPort(host: string, port: number): Promise<string | null> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

/** Milliseconds between the lines of the trial stream, and how much closer together they may arrive. */
export const beat = 500
const together = 150

/** Three lines through the public address. When they come together, something in between holds them back until it has enough. */
export async function checkStream(publicUrl: string): Promise<Finding[]> {
  try {
    const signal = AbortSignal.timeout(10_000)
    const answer = await fetch(`${publicUrl}/api/v1/house/stream`, { signal })
    if (!answer.ok || !answer.body) throw new Error(`${answer.status}`)
    // An HTTP date is cut to whole seconds.
    const began = Date.parse(answer.headers.get('date') ?? '')
    const clock = Number.isNaN(began) ? [] : [checkClock(publicUrl, began + 500 - Date.now())]
    const at: number[] = []
    for await (const part of answer.body) {
      const lines =
        Buffer.from(part)
          .toString('utf8')
          .match(/^data:/gm)?.length ?? 0
      for (let line = 0; line < lines; line++) at.push(performance.now())
    }
    return [...clock, judgeStream(publicUrl, at)]
  } catch (error) {
    return [
      look(
        'stream',
        both(
          `${publicUrl} is van hieruit niet te bereiken (${(error as Error).message})`,
          `${publicUrl} cannot be reached from here (${(error as Error).message})`,
        ),
        both(
          'Klopt PUBLIC_URL? Als het adres alleen van buiten werkt: open deze pagina daar; leeft het scherm, dan is het goed.',
          'Is PUBLIC_URL right? If the address only works from outside: open the page there; when the screen is live, all is well.',
        ),
      ),
    ]
  }
}

/** @param at when each line arrived, milliseconds */
export function judgeStream(publicUrl: string, at: readonly number[]): Finding {
  const [first = 0, second = 0, third = 0] = at
  const spread = Math.min(second - first, third - second)
  if (at.length === 3 && spread > beat - together - 100)
    return good(
      'stream',
      both(`wat gebeurt komt meteen door op ${publicUrl}`, `what happens comes through at once at ${publicUrl}`),
    )
  return wrong(
    'stream',
    both(
      `iets tussen ${publicUrl} en dit programma houdt de stroom vast tot er genoeg is`,
      `something between ${publicUrl} and this program holds streams back until there is enough`,
    ),
    both(
      'Zet bufferen uit in de proxy: bij nginx "proxy_buffering off;", bij Apache "SetEnv proxy-sendchunked 1" en geen mod_deflate voor text/event-stream, bij Caddy "flush_interval -1".',
      'Turn buffering off in the proxy: in nginx "proxy_buffering off;", in Apache "SetEnv proxy-sendchunked 1" and no mod_deflate for text/event-stream, in Caddy "flush_interval -1".',
    ),
  )
}

/** @param off milliseconds that the other clock is ahead */
export function checkClock(where: string, off: number): Finding {
  const seconds = Math.round(off / 1000)
  const says = both(
    `de klok hier en die van ${where} verschillen ${Math.abs(seconds)} s`,
    `the clock here and that of ${where} differ by ${Math.abs(seconds)} s`,
  )
  if (Math.abs(off) < 5_000) return good('clock', says)
  const advice = both(
    'Laat de computer zijn tijd van een tijdserver halen (timedatectl set-ntp true). Codes van telefoons en beloofde tijden hangen ervan af.',
    'Let the machine take its time from a time server (timedatectl set-ntp true). Codes of phones and promised times depend on it.',
  )
  return Math.abs(off) < 30_000 ? look('clock', says, advice) : wrong('clock', says, advice)
}

export const unreached = (topic: 'store', message: string): Finding =>
  wrong(topic, plain(message), both('Zie docs/operate.md.', 'See docs/operate.md, "When something is wrong".'))
