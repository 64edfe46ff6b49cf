/** DNS rebinding: a stranger's page may point its own name at this machine, and then it is "our own site" to the browser. */
import { isLoopback } from '../access/loopback.ts'
import type { Config } from '../config.ts'
import { refuse } from '../problem.ts'

/**
 * A house that only this machine can reach answers to the names of this machine and to its public address. Elsewhere there is no
 * list to hold the name against, and the first run asks for a code.
 */
export function checkHost(request: Request, config: Config): void {
  if (!isLoopback(config.host)) return
  const given = request.headers.get('host') ?? new URL(request.url).host
  const name = URL.canParse(`http://${given}`) ? new URL(`http://${given}`).hostname : ''
  if (isLoopback(name) || name === new URL(config.publicUrl).hostname) return
  throw refuse('wrong-host', { detail: 'Set PUBLIC_URL to the address by which people reach this program.' })
}
