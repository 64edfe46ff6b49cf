/** A channel that is a place on its network by itself is found by a name, which must be its own in this house. */
import type { Channel } from '../../channels/kit/channel.ts'
import { refuseField } from '../problem.ts'
import type { Transaction } from '../store/database.ts'
import { takePublicName } from '../store/public-name.ts'

/** Names that servers write to, and that a stranger would take for whoever runs this house. */
const reserved = new Set(['admin', 'administrator', 'webmaster', 'root', 'support', 'security', 'abuse', 'postmaster'])

/** @throws ProblemError when the name cannot be one, or is that of another channel */
export async function nameInPublic(
  tx: Transaction,
  organisationId: string,
  channel: Channel,
  { id, address }: { id: string; address: string },
): Promise<void> {
  if (!channel.serve) return
  const wrong = (message: string) => refuseField('settings.address', message)
  const name = address.toLowerCase()
  if (!/^[a-z0-9_]{1,30}$/.test(name)) throw wrong('may hold letters, digits and _, 30 at most')
  if (reserved.has(name)) throw wrong('is kept for whoever runs this house')
  if (!(await takePublicName(tx, organisationId, id, name))) throw wrong('is the name of another channel')
}
