/** What is under way for a few minutes while somebody signs in elsewhere: a challenge, a state. It is used once. */
import type { Store } from './database.ts'

export type Purpose = 'passkey' | 'new passkey' | 'single sign-on'

/** @param hash what it is found by; the secret itself is with the browser */
export async function keepForAWhile(
  store: Store,
  made: { id: string; purpose: Purpose; hash: string; value: string; at: Date; until: Date },
): Promise<void> {
  const { id, purpose, hash, value, at, until } = made
  await store
    .deleteFrom('sign_in_verification')
    .where('identifier', 'like', `${purpose} %`)
    .where('expires_at', '<', at)
    .execute()
  await store
    .insertInto('sign_in_verification')
    .values({ id, identifier: `${purpose} ${hash}`, value, expires_at: until, created_at: at, updated_at: at })
    .execute()
}

/** Of two at once, one gets it. @returns null when there is none, or not any more */
export async function takeOnce(store: Store, purpose: Purpose, hash: string, at: Date): Promise<string | null> {
  const taken = await store
    .deleteFrom('sign_in_verification')
    .where('identifier', '=', `${purpose} ${hash}`)
    .returning(['value', 'expires_at'])
    .executeTakeFirst()
  return taken && taken.expires_at > at ? taken.value : null
}
