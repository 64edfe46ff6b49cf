/** Every channel that there is, by kind. A new one is a folder and a line here. */
import { api } from './api/channel.ts'
import { bluesky } from './bluesky/channel.ts'
import { discourse } from './discourse/channel.ts'
import { email } from './email/channel.ts'
import { fediverse } from './fediverse/channel.ts'
import { feed } from './feed/channel.ts'
import type { Channel } from './kit/channel.ts'
import { mastodon } from './mastodon/channel.ts'
import { offline } from './offline/channel.ts'
import { phone } from './phone/channel.ts'
import { reviews } from './reviews/channel.ts'
import { sites } from './sites/channel.ts'
import { wordpress } from './wordpress/channel.ts'

export const allChannels: ReadonlyMap<string, Channel> = new Map(
  [email, api, phone, offline, feed, wordpress, fediverse, mastodon, bluesky, discourse, reviews, sites].map(
    (channel) => [channel.kind, channel],
  ),
)
