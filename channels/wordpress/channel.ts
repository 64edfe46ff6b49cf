/** WordPress: the comments on a blog, of the organisation itself or of a partner. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { listen, reread } from './receive.ts'
import { lookUp, revise, send, withdraw } from './send.ts'

export const wordpress: Channel = {
  kind: 'wordpress',
  label: { nl: 'WordPress', en: 'WordPress' },
  about: {
    nl: 'De reacties op een blog van jullie of van een partner. Je antwoordt er als het merk, onder de reactie zelf.',
    en: 'The comments on a blog of yours or of a partner. You answer as the brand, below the comment itself.',
  },
  capabilities: {
    receives: 'listens',
    sends: true,
    sendsIdempotently: false,
    attachments: false,
    tellsEdits: true,
    tellsDeletes: false,
    visibility: 'public',
  },
  fields: [
    {
      name: 'address',
      kind: 'url',
      label: { nl: 'Adres van de blog', en: 'Address of the blog' },
      help: { nl: 'Bijvoorbeeld https://blog.example', en: 'For instance https://blog.example' },
      required: true,
    },
    {
      name: 'user',
      kind: 'text',
      label: { nl: 'Gebruiker', en: 'User' },
      help: {
        nl: 'Met de rol redacteur. Leeg: alleen meelezen met wat iedereen ziet.',
        en: 'With the role of editor. Empty: only read what everybody sees.',
      },
    },
    {
      name: 'password',
      kind: 'secret',
      label: { nl: 'Applicatiewachtwoord', en: 'Application password' },
      help: {
        nl: 'Maak het in WordPress bij Gebruikers, Profiel, Applicatiewachtwoorden.',
        en: 'Make it in WordPress under Users, Profile, Application Passwords.',
      },
    },
    {
      name: 'ours',
      kind: 'switch',
      label: { nl: 'Dit is onze eigen blog', en: 'This is our own blog' },
      help: {
        nl: 'Elke reactie wordt een gesprek. Uit: je luistert mee, en maakt er zelf een gesprek van.',
        en: 'Each comment becomes a conversation. Off: you listen in, and make a conversation of it yourself.',
      },
      default: true,
    },
    {
      name: 'everyMinutes',
      kind: 'number',
      label: { nl: 'Hoe vaak we kijken, in minuten', en: 'How often we look, in minutes' },
      help: {
        nl: 'Waar weinig gebeurt kijken we vanzelf minder vaak.',
        en: 'Where little happens we look less often by ourselves.',
      },
      default: 5,
    },
  ],
  decode,
  listen,
  reread,
  send,
  lookUp,
  revise,
  withdraw,
  test,
  // WordPress keeps 65,525 bytes, and a sign may become five of them.
  writing: () => ({ maxLength: 10_000, counts: 'utf16', markdown: 'none' }),
}
