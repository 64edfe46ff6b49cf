/** API: any network that has no channel here. Messages are brought by a program; replies leave by signed webhook. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { send } from './send.ts'

/** Files travel as base64 within the webhook, which has fifteen seconds. */
const megabyte = 1024 * 1024

export const api: Channel = {
  kind: 'api',
  label: { nl: 'API', en: 'API' },
  about: {
    nl: 'Berichten van een eigen programma: een contactformulier, een forum, een netwerk dat hier nog niet bij staat.',
    en: 'Messages from a program of your own: a contact form, a forum, a network that is not listed here yet.',
  },
  capabilities: {
    receives: 'is told',
    sends: true,
    sendsIdempotently: true,
    attachments: true,
    tellsEdits: true,
    tellsDeletes: true,
    tellsAudience: true,
    visibility: 'direct',
  },
  fields: [
    {
      name: 'address',
      kind: 'text',
      label: { nl: 'Naam van het netwerk', en: 'Name of the network' },
      help: {
        nl: 'Waar mensen zijn als het bericht het niet zegt, bijvoorbeeld forum.',
        en: 'Where people are when a message does not say, for instance forum.',
      },
      required: true,
      default: 'api',
    },
    {
      name: 'webhookUrl',
      kind: 'url',
      label: { nl: 'Webhook voor antwoorden', en: 'Webhook for replies' },
      help: {
        nl: 'Hier brengen we antwoorden naartoe. Leeg: alleen ontvangen.',
        en: 'We take replies to it. Empty: receive only.',
      },
    },
    {
      name: 'secret',
      kind: 'secret',
      label: { nl: 'Geheim voor de handtekening', en: 'Signing secret' },
      help: {
        nl: 'whsec_ en 24 tot 64 bytes in base64, volgens Standard Webhooks. Leeg: we maken er een, en tonen het één keer.',
        en: 'whsec_ and 24 to 64 bytes in base64, as in Standard Webhooks. Empty: we make one, and show it once.',
      },
      makes: true,
    },
    {
      name: 'maxLength',
      kind: 'number',
      label: { nl: 'Hoogste aantal tekens van een antwoord', en: 'Most characters of a reply' },
      help: { nl: 'Leeg: geen grens.', en: 'Empty: no limit.' },
    },
  ],
  decode,
  send,
  writing({ maxLength }) {
    const most = Number(maxLength)
    return {
      ...(most > 0 && { maxLength: most }),
      counts: 'utf16',
      markdown: 'none',
      files: { most: 10, each: 10 * megabyte, total: 10 * megabyte, alt: true },
    }
  },
  reaches: ({ address, settings }) => (settings.webhookUrl ? address : null),
}
