/** Offline: what was said at the counter, in a letter or at a party, and a colleague wrote down. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'

export const offline: Channel = {
  kind: 'offline',
  label: { nl: 'Elders gehoord', en: 'Heard elsewhere' },
  about: {
    nl: 'Wat iemand zei in de winkel, in een brief of op een feestje, en jij noteert.',
    en: 'What somebody said in the shop, in a letter or at a party, and you write down.',
  },
  capabilities: {
    receives: 'is told',
    sends: false,
    sendsIdempotently: false,
    attachments: false,
    tellsEdits: true,
    tellsDeletes: false,
    visibility: 'direct',
  },
  fields: [
    {
      name: 'address',
      kind: 'text',
      label: { nl: 'Naam van de plek', en: 'Name of the place' },
      help: { nl: 'Bijvoorbeeld winkels, of post.', en: 'For instance shops, or letters.' },
      required: true,
      default: 'elders',
    },
  ],
  decode,
}
