/** Where a customer is asked about being sent things, the mail address stands first. */
import { expect, test } from 'vitest'
import { mailFirst, sayAccount } from '../../web/suppression/accounts.ts'

test('the mail address stands first, and networks go by their names', () => {
  const account = { id: 'a', handle: 'fatima', name: 'Fatima', network: 'bluesky' }
  const mail = { id: 'b', handle: 'fatima@example.nl', name: null, network: 'email' }
  const all = [account, mail] as unknown as Parameters<typeof mailFirst>[0]
  expect(mailFirst(all).map(({ id }) => id)).toEqual(['b', 'a'])
  expect(all.map((one) => sayAccount(one, 'nl'))).toEqual(['fatima · Bluesky', 'fatima@example.nl'])
})
