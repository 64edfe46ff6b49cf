/** What stands in the address of the inbox besides the open conversation: the filters, and on a phone whether the customer is shown. */
export type InboxSearch = {
  state?: 'open' | 'pending' | 'snoozed' | 'answered' | 'all'
  owner?: 'mine' | 'nobody' | 'anybody'
  channel?: string
  klant?: true
}
