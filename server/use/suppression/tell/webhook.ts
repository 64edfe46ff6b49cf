/**
 * Signed webhooks (Standard Webhooks): `contact.held` and `contact.released`, one at a time and in order, or a hundred changes at once.
 * The id is of the change and of who is told, so whoever gets it twice recognises it.
 */
import { readSecret, sign } from '../../../../channels/api/sign.ts'
import { type Change, checkTaken, type Teller, type Telling, Trouble } from './teller.ts'

const lost = {
  nl: 'Het geheim waarmee we tekenen is niet te lezen. Verwijder dit systeem en maak het opnieuw.',
  en: 'The secret with which we sign cannot be read. Remove this system and make it anew.',
}

async function post({ ctx, target }: Telling, name: string, said: object): Promise<void> {
  const secret = target.secret && readSecret(ctx.seal.open(target.secret))
  if (!secret || !target.url) throw new Trouble(lost)
  const id = `${target.id}-${name}`
  const body = JSON.stringify({ ...said, id, purpose: target.purpose })
  const headers = { 'content-type': 'application/json', ...sign(secret, id, ctx.clock(), body) }
  const { status } = await ctx.reach(target.url, { method: 'POST', headers, body })
  checkTaken(status)
}

const shown = ({ version, at, contact, network, value, code }: Change) => ({
  ...{ version, at: at.toISOString(), contact, address: { network, value }, code },
})

const both = {
  reset: (telling: Telling, version: number) => post(telling, `reset-${version}`, { type: 'holds.reset' }),
  test: (telling: Telling) => post(telling, `test-${telling.ctx.newId()}`, { type: 'test' }),
}

export const webhook: Teller = {
  ...both,
  atOnce: 1,
  async tell(telling, changes) {
    for (const change of changes) {
      const type = change.code === null ? 'contact.released' : 'contact.held'
      await post(telling, `${change.version}`, { type, ...shown(change) })
    }
  },
}

export const batch: Teller = {
  ...both,
  atOnce: 100,
  async tell(telling, changes) {
    const last = changes.at(-1)
    if (!last) return
    const of = (held: boolean) => changes.filter(({ code }) => (code !== null) === held).map(shown)
    await post(telling, `${changes[0]?.version}-${last.version}`, {
      ...{ type: 'holds', version: last.version, held: of(true), released: of(false) },
    })
  },
}
