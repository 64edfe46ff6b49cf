/** Who we are, as other servers show it. */
import type { Asked } from '../kit/channel.ts'
import { mediaType, type Thing } from './activity.ts'
import { keyIdOf, publicPem } from './keys.ts'
import { escaped } from './note.ts'

export async function actorOf({ home, connection, memory }: Asked): Promise<Thing> {
  const { summary, avatar, website } = connection.settings
  return {
    '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
    id: home,
    type: 'Organization',
    preferredUsername: connection.address.toLowerCase(),
    name: String(connection.settings.name || connection.name),
    ...(summary && { summary: `<p>${escaped(String(summary)).replace(/\n+/g, '<br>')}</p>` }),
    ...(avatar && { icon: { type: 'Image', url: String(avatar) } }),
    url: String(website || home),
    inbox: `${home}/inbox`,
    outbox: `${home}/outbox`,
    followers: `${home}/followers`,
    following: `${home}/following`,
    manuallyApprovesFollowers: false,
    discoverable: true,
    publicKey: { id: keyIdOf(home), owner: home, publicKeyPem: await publicPem(memory) },
  }
}

/** By name: `acct:us@house` is at this address. */
export function jrdOf({ home, connection }: Asked): Thing {
  return {
    subject: `acct:${connection.address.toLowerCase()}@${new URL(home).host}`,
    aliases: [home],
    links: [{ rel: 'self', type: mediaType, href: home }],
  }
}
