/** Naming an account on a network. Loaded with the pages that ask for one. */
const nl = {
  network: 'Netwerk',
  networkHint: 'Kies een netwerk',
  account: 'Naam van het account',
  accountHelp: 'Zoals anderen het daar zien, bijvoorbeeld @sanne.bsky.social.',
}

const en: typeof nl = {
  network: 'Network',
  networkHint: 'Choose a network',
  account: 'Name of the account',
  accountHelp: 'As others see it there, for instance @sanne.bsky.social.',
}

export const accountWords = { nl, en }
