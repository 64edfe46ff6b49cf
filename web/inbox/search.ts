import type { Filters } from '../../contract/conversation.ts'

/**
 * What stands in the address of the inbox besides the open conversation: what is asked of the queue, of which view that was made, and
 * on a phone whether the customer is shown; and the message that one came for.
 */
export type InboxSearch = Filters & { basis?: string; klant?: true; bericht?: string }

export const asked = [
  'state',
  'owner',
  'agent',
  'team',
  'channel',
  'labels',
  'contacts',
  'sentiment',
  'trait',
  'following',
  'late',
  'view',
] as const satisfies readonly (keyof Filters)[]

/** Only what is asked, in one order, and without what is asked anyhow: the same question is the same text. */
export function tidy(search: Filters): Filters {
  const kept: Filters = {}
  for (const name of asked) {
    const value = search[name]
    const usual = (name === 'state' && value === 'open') || (name === 'owner' && value === 'anybody')
    if (value !== undefined && !usual) Object.assign(kept, { [name]: value })
  }
  return kept
}

export const isSame = (a: Filters, b: Filters): boolean => JSON.stringify(tidy(a)) === JSON.stringify(tidy(b))
