/** Feeds: blogs, news and forums that say what is new by RSS, Atom or JSON Feed. Listened to, never answered here. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { listen } from './receive.ts'

export const feed: Channel = {
  kind: 'feed',
  label: { nl: 'Feed', en: 'Feed' },
  about: {
    nl: 'Een blog, nieuwssite of forum waar je naar luistert. Wat er staat is geen werk, tot je er een gesprek van maakt.',
    en: 'A blog, news site or forum that you listen to. What stands there is no work until you make a conversation of it.',
  },
  capabilities: {
    receives: 'listens',
    sends: false,
    sendsIdempotently: false,
    attachments: false,
    tellsEdits: true,
    tellsDeletes: false,
    heavyFrom: 32 * 1024,
    visibility: 'public',
  },
  fields: [
    {
      name: 'address',
      kind: 'url',
      label: { nl: 'Adres van de feed', en: 'Address of the feed' },
      help: {
        nl: 'RSS, Atom of JSON Feed, bijvoorbeeld https://blog.example/feed',
        en: 'RSS, Atom or JSON Feed, for instance https://blog.example/feed',
      },
      required: true,
    },
    {
      name: 'everyMinutes',
      kind: 'number',
      label: { nl: 'Hoe vaak we kijken, in minuten', en: 'How often we look, in minutes' },
      help: {
        nl: 'Minstens 5. Waar weinig gebeurt kijken we vanzelf minder vaak.',
        en: 'At least 5. Where little happens we look less often by ourselves.',
      },
      default: 15,
    },
    {
      name: 'comments',
      kind: 'switch',
      label: { nl: 'Reacties meelezen', en: 'Read the comments too' },
      help: {
        nl: 'Van de nieuwste berichten, als de site ze aanbiedt.',
        en: 'On the newest posts, where the site offers them.',
      },
      default: true,
    },
    {
      name: 'ours',
      kind: 'switch',
      label: { nl: 'Dit schrijven wij zelf', en: 'We write this ourselves' },
      help: {
        nl: 'De berichten zijn van ons, de reacties van anderen.',
        en: 'The posts are ours, the comments are of others.',
      },
      default: false,
    },
  ],
  decode,
  listen,
  test,
}
