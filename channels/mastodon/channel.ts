/** Mastodon: the account that a team has on a server, and the hashtags there; without an account it only listens. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { listen } from './receive.ts'
import { reread } from './reread.ts'
import { revise, send, withdraw } from './send.ts'

const megabyte = 1024 * 1024
/** The name of whom we answer stands before an answer and counts along: 30 signs, the at sign and a space. */
const nameBefore = 32

export const mastodon: Channel = {
  kind: 'mastodon',
  label: { nl: 'Mastodon', en: 'Mastodon' },
  about: {
    nl: 'Jullie account op een server: wie jullie noemt komt binnen, en jij antwoordt daar. Zonder account luister je naar hashtags.',
    en: 'Your account on a server: who names you comes in, and you answer there. Without an account you listen to hashtags.',
  },
  capabilities: {
    receives: 'listens',
    sends: true,
    sendsIdempotently: true,
    attachments: true,
    tellsEdits: true,
    tellsDeletes: true,
    overhears: true,
    tellsAudience: true,
    tellsLinks: true,
    visibility: 'public',
  },
  fields: [
    {
      name: 'address',
      kind: 'url',
      label: { nl: 'Server', en: 'Server' },
      help: { nl: 'Bijvoorbeeld https://mastodon.nl', en: 'For instance https://mastodon.social' },
      required: true,
    },
    {
      name: 'token',
      kind: 'secret',
      label: { nl: 'Toegangssleutel (access token)', en: 'Access token' },
      help: {
        nl: 'Op de server: Voorkeuren, Ontwikkeling, Nieuwe applicatie, met read en write. Leeg: alleen hashtags lezen.',
        en: 'On the server: Preferences, Development, New application, with read and write. Empty: only read hashtags.',
      },
    },
    {
      name: 'hashtags',
      kind: 'text',
      label: { nl: 'Hashtags', en: 'Hashtags' },
      help: { nl: 'Met komma’s ertussen.', en: 'With commas between them.' },
    },
    {
      name: 'everything',
      kind: 'switch',
      label: { nl: 'Alles met deze hashtags', en: 'Everything with these hashtags' },
      help: {
        nl: 'Uit: alleen wat een zoekterm van jullie raakt.',
        en: 'Off: only what meets a search term of yours.',
      },
      default: true,
    },
    {
      name: 'searches',
      kind: 'text',
      label: { nl: 'Zoeken op de server', en: 'Search on the server' },
      help: {
        nl: 'Woorden, met komma’s ertussen. Alleen met een toegangssleutel, en waar de server het kan.',
        en: 'Words, with commas between them. Only with an access token, and where the server can.',
      },
    },
    {
      name: 'maxLength',
      kind: 'number',
      label: { nl: 'Hoogste aantal tekens van een bericht', en: 'Most characters of a post' },
      help: {
        nl: 'De meeste servers: 500. Verbinding testen laat zien wat deze neemt.',
        en: 'Most servers: 500. Testing the connection shows what this one takes.',
      },
      default: 500,
    },
  ],
  decode,
  listen,
  send,
  revise,
  withdraw,
  reread,
  test,
  writing: ({ maxLength }) => ({
    maxLength: Math.max(1, (Number(maxLength) || 500) - nameBefore),
    counts: 'graphemes',
    markdown: 'none',
    files: { most: 4, each: 16 * megabyte, total: 40 * megabyte, types: ['image/', 'video/', 'audio/'], alt: true },
  }),
  reaches: ({ settings }) => (settings.token ? 'fediverse' : null),
}
