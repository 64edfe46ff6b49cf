/** How the relay asks whether a mail may still be sent: for a permission of seconds, which is used up in the moment of handing over. */
import { consumeLease } from '../suppression/consume-lease.ts'
import { takeLease } from '../suppression/take-lease.ts'

export type Permissions = { take: typeof takeLease; consume: typeof consumeLease }

export const permissions: Permissions = { take: takeLease, consume: consumeLease }
