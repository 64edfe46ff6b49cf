/** A permission of seconds: what makes it lapse, and what permissions that are used together do to each other. */
import { expect, test } from 'vitest'
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { consumeLeases } from '../../server/use/suppression/consume-lease.ts'
import { takeLeases } from '../../server/use/suppression/take-lease.ts'
import { protectedPlace } from './protected-place.ts'

const on = protectedPlace()
const { complaint, neutral, later, mail, says, offer, ask, code, fatima, lease, consume } = on

test('a permission is used once, and not at all when a complaint came in between', async () => {
  const given = await lease()
  expect(given).toMatchObject({ decision: { verdict: 'send', code: 'free' } })
  expect(await consume(given.id)).toMatchObject({ consumed: true })
  expect(await consume(given.id)).toMatchObject({ consumed: false, decision: { code: 'expired' } })
  const second = await lease()
  await says(complaint, mail('fatima@example.nl'))
  // Whom the address is of was not known when it was asked for.
  expect(await consume(second.id)).toMatchObject({ consumed: false, before: null })
  expect(await lease()).toMatchObject({ id: null, decision: { verdict: 'hold' } })
})

test('a permission lapses after its seconds, and when somebody else turns out to be meant as well', async () => {
  const late = await lease()
  later(0.01)
  expect(await consume(late.id)).toMatchObject({ consumed: false, decision: { code: 'expired' } })
  const given = await lease()
  await says(neutral, { network: 'plain', id: 'f', verifiedEmail: 'fatima@example.nl' })
  expect(await consume(given.id)).toMatchObject({ consumed: false, decision: { code: 'stale' } })
})

test('no more goes to one person than the rules say, whatever of their addresses it goes to', async () => {
  const caps = [{ purpose: 'marketing', medium: 'any', days: 7, most: 2 }] as const
  await changeRules(on.house.ctx, on.to, written({ ...defaultRules, caps: [...caps], consentLives: 'elsewhere' }), 1)
  await says(neutral, { network: 'plain', id: 'f', verifiedEmail: 'fatima@example.nl' })
  later(24 * 5)
  await on.house.ctx.db
    .updateTable('conversation')
    .set({ waits_since: null })
    .where('organisation_id', '=', on.to.organisationId)
    .execute()
  for (const one of [fatima, { account: { network: 'plain', id: 'f' } }])
    expect(await consume((await lease(one)).id)).toMatchObject({ consumed: true })
  expect(await ask(fatima)).toMatchObject({ code: 'cap', until: new Date('2026-12-04T23:00:00Z') })
  later(24 * 7)
  expect(await code(fatima)).toBe('free')
})

test('permissions that are used together: of two for one person the second sees the first, who complained holds up nobody else, and one whose guard is gone lapses', async () => {
  const caps = [{ purpose: 'marketing', medium: 'any', days: 7, most: 1 }] as const
  await changeRules(on.house.ctx, on.to, written({ ...defaultRules, caps: [...caps], consentLives: 'elsewhere' }), 1)
  const people = ['een', 'twee', 'twee', 'drie', 'vier'].map((name) => ({ email: `${name}@example.nl` }))
  const wanted = people.map((addressee) => ({ ask: offer, addressee }))
  const leases = await takeLeases(on.house.ctx, on.to.organisationId, wanted, 'proef')
  const ids = leases.flatMap(({ id }) => id ?? [])
  expect(ids.length).toBe(people.length)
  await says(complaint, mail('drie@example.nl'))
  const guards = on.house.ctx.db.deleteFrom('guard').where('organisation_id', '=', on.to.organisationId)
  await guards.where('key', '=', 'a:email:vier@example.nl').execute()
  const also: string[] = []
  const used = await consumeLeases(
    on.house.ctx,
    on.to.organisationId,
    ids,
    async (_, consumed) => void also.push(...consumed),
  )
  expect(used.map(({ consumed, decision }) => (consumed ? 'sent' : decision.code))).toEqual([
    ...['sent', 'sent', 'cap', 'stale', 'stale'],
  ])
  expect(also).toEqual(ids.slice(0, 2))
  const again = await consumeLeases(on.house.ctx, on.to.organisationId, ids.slice(0, 1))
  expect(again[0]).toMatchObject({ consumed: false, decision: { code: 'expired' } })
})
