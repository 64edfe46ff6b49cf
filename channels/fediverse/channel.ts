/** Fediverse: the organisation is a place there by itself (ActivityPub), at this very house. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { revise, send, withdraw } from './send.ts'
import { serve } from './serve.ts'

export const fediverse: Channel = {
  kind: 'fediverse',
  label: { nl: 'Fediverse (eigen plek)', en: 'Fediverse (a place of your own)' },
  about: {
    nl: 'Jullie eigen naam in de fediverse, hier in huis: wie op Mastodon of elders jullie noemt, komt binnen, en jij antwoordt daar.',
    en: 'Your own name in the fediverse, in this house: who names you on Mastodon or elsewhere comes in, and you answer there.',
  },
  capabilities: {
    receives: 'is told',
    sends: true,
    sendsIdempotently: true,
    attachments: false,
    tellsEdits: true,
    tellsDeletes: true,
    tellsLinks: true,
    visibility: 'public',
  },
  fields: [
    {
      name: 'address',
      kind: 'text',
      label: { nl: 'Jullie naam', en: 'Your name' },
      help: {
        nl: 'Wat voor het apenstaartje staat: met "lindeveen" vinden mensen jullie als @lindeveen@, gevolgd door het adres van dit huis.',
        en: 'What stands before the at sign: with "lindeveen" people find you as @lindeveen@, followed by the address of this house.',
      },
      required: true,
    },
    {
      name: 'name',
      kind: 'text',
      label: { nl: 'Naam op het profiel', en: 'Name on the profile' },
      help: { nl: 'Leeg: de naam van dit kanaal.', en: 'Empty: the name of this channel.' },
    },
    {
      name: 'summary',
      kind: 'longtext',
      label: { nl: 'Over jullie', en: 'About you' },
      help: {
        nl: 'Wie jullie zijn, en wanneer er iemand antwoordt.',
        en: 'Who you are, and when somebody answers.',
      },
    },
    {
      name: 'avatar',
      kind: 'url',
      label: { nl: 'Adres van het plaatje', en: 'Address of the picture' },
      help: {
        nl: 'Vierkant, PNG of JPEG, op jullie eigen site.',
        en: 'Square, PNG or JPEG, on your own site.',
      },
    },
    { name: 'website', kind: 'url', label: { nl: 'Jullie site', en: 'Your site' } },
  ],
  decode,
  serve,
  send,
  revise,
  withdraw,
  test,
  writing: () => ({ counts: 'graphemes', markdown: 'none' }),
  reaches: () => 'fediverse',
}
