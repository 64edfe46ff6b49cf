/** Telephone: calls that an exchange tells of, that a colleague wrote down, or that a call log holds. It is answered by calling back. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'

export const phone: Channel = {
  kind: 'phone',
  label: { nl: 'Telefoon', en: 'Telephone' },
  about: {
    nl: 'Telefoongesprekken die je noteert, of die je centrale zelf meldt. Wie belt staat dan meteen op het scherm.',
    en: 'Calls that you write down, or that your exchange tells of by itself. Whoever calls is on the screen at once.',
  },
  capabilities: {
    receives: 'is told',
    sends: false,
    sendsIdempotently: false,
    attachments: false,
    tellsEdits: true,
    tellsDeletes: false,
    visibility: 'phone',
  },
  fields: [
    {
      name: 'address',
      kind: 'text',
      label: { nl: 'Ons nummer', en: 'Our number' },
      help: { nl: 'Waarop klanten bellen.', en: 'The one that customers call.' },
      required: true,
      default: 'telefoon',
    },
    {
      name: 'secret',
      kind: 'secret',
      label: { nl: 'Geheim van de centrale', en: 'Secret of the exchange' },
      help: {
        nl: 'Waarmee je centrale haar meldingen ondertekent. Leeg: we maken er een, en tonen het één keer.',
        en: 'With which your exchange signs what it tells. Empty: we make one, and show it once.',
      },
      makes: true,
    },
  ],
  decode,
}
