/** Reviews: any page that says in a form for programs (schema.org) who reviewed what. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { listen } from './receive.ts'

export const reviews: Channel = {
  kind: 'reviews',
  label: { nl: 'Beoordelingen', en: 'Reviews' },
  about: {
    nl: 'Een pagina met beoordelingen, met de sterren erbij. Antwoorden doe je op de pagina zelf.',
    en: 'A page with reviews, with their stars. You answer on the page itself.',
  },
  capabilities: {
    receives: 'listens',
    sends: false,
    sendsIdempotently: false,
    attachments: false,
    tellsEdits: true,
    // Found out by looking twice; what moved on to a page that we do not see stays as it was.
    tellsDeletes: true,
    visibility: 'public',
  },
  fields: [
    {
      name: 'address',
      kind: 'url',
      label: { nl: 'Adres van de pagina', en: 'Address of the page' },
      help: {
        nl: 'De pagina waar de beoordelingen staan, het liefst de nieuwste eerst.',
        en: 'The page where the reviews stand, preferably the newest first.',
      },
      required: true,
    },
    {
      name: 'ours',
      kind: 'switch',
      label: { nl: 'Dit zijn beoordelingen over ons', en: 'These are reviews of us' },
      help: {
        nl: 'Elke beoordeling wordt een gesprek. Uit: je luistert mee, en maakt er zelf een gesprek van.',
        en: 'Each review becomes a conversation. Off: you listen in, and make a conversation of it yourself.',
      },
      default: true,
    },
    {
      name: 'everyMinutes',
      kind: 'number',
      label: { nl: 'Hoe vaak we kijken, in minuten', en: 'How often we look, in minutes' },
      help: {
        nl: 'Minstens 60. Waar weinig gebeurt kijken we vanzelf minder vaak.',
        en: 'At least 60. Where little happens we look less often by ourselves.',
      },
      default: 360,
    },
  ],
  decode,
  listen,
  test,
}
