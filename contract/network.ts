/** Public networks as people know them, in both languages; of one that does not stand here its own name is said. */
const names: Record<string, { nl: string; en: string }> = {
  bluesky: { nl: 'Bluesky', en: 'Bluesky' },
  fediverse: { nl: 'Mastodon en de rest van de fediverse', en: 'Mastodon and the rest of the fediverse' },
  wordpress: { nl: 'Reacties op een WordPress-site', en: 'Comments on a WordPress site' },
  discourse: { nl: 'Een forum met Discourse', en: 'A forum that runs Discourse' },
  forum: { nl: 'Een ander forum', en: 'Another forum' },
  feed: { nl: 'Een blog of nieuwssite', en: 'A blog or news site' },
  reviews: { nl: 'Een site met beoordelingen', en: 'A site with reviews' },
  sites: { nl: 'Een andere website', en: 'Another website' },
}

export const knownNetworks = Object.keys(names)

export const networkName = (network: string, language: 'nl' | 'en'): string =>
  Object.hasOwn(names, network) ? (names[network]?.[language] ?? network) : network
