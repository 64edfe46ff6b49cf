/** By what somebody is looked for in an address: Dutch words, because people see it. What is not understood is left out. */

export type FindSearch = { telefoon?: string; 'e-mail'?: string; account?: string; klantnummer?: string }

const names = { telefoon: 'phone', 'e-mail': 'email', account: 'account', klantnummer: 'number' } as const
type Name = keyof typeof names

const all = Object.keys(names) as Name[]

/** A plus is a space to some telephones, and a number that begins with a country looks like a number. */
export function readFindSearch(search: Record<string, unknown>): FindSearch {
  const read: FindSearch = {}
  for (const name of all) {
    const value = String(search[name] ?? '')
      .trim()
      .slice(0, 600)
    if (value) read[name] = name === 'telefoon' && /^[1-9]\d{6,14}$/.test(value) ? `+${value}` : value
  }
  return read
}

/** The first of them, as the server wants it. */
export function keysIn(search: FindSearch): { phone?: string; email?: string; account?: string; number?: string } {
  const name = all.find((one) => search[one])
  return name ? { [names[name]]: search[name] } : {}
}
