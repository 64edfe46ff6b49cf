/** `start --demo`: a house to look around in, with the demo firm. */
import { randomBytes } from 'node:crypto'
import { signInWith } from '../server/access/sign-in.ts'
import type { Context } from '../server/context.ts'
import { firstOrganisation, hasDemo } from '../server/store/organisation.ts'
import { startDemo } from '../server/use/demo.ts'
import { settleHouse } from '../server/use/settle-house.ts'

/** Load the demo firm when it is not there. @returns how to sign in when nobody lived here yet, else null */
export async function openDemoHouse(ctx: Context): Promise<{ email: string; password: string } | null> {
  const house = await firstOrganisation(ctx.db)
  if (house) {
    if (!(await hasDemo(ctx.db, house.id))) await startDemo(ctx, house.id)
    return null
  }
  const email = 'demo@example.org'
  const password = randomBytes(9).toString('base64url')
  const passwordHash = await signInWith(ctx).hash(password)
  const given = { organisation: 'Proefhuis', language: 'nl', name: 'Joris', email, passwordHash } as const
  const { organisationId } = await settleHouse(ctx, given)
  await startDemo(ctx, organisationId)
  return { email, password }
}
