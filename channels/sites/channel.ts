/** Sites by search term: whatever is new on a list of sites, read politely; what meets a term is handed over. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { listen } from './receive.ts'
import { reread } from './reread.ts'

export const sites: Channel = {
  kind: 'sites',
  label: { nl: 'Websites', en: 'Websites' },
  about: {
    nl: 'Een lijst websites waarvan je alleen wilt zien wat over jouw zoektermen gaat. We lezen rustig, en alleen wat een site toelaat.',
    en: 'A list of websites of which you only want to see what is about your search terms. We read calmly, and only what a site allows.',
  },
  capabilities: {
    receives: 'listens',
    sends: false,
    sendsIdempotently: false,
    attachments: false,
    tellsEdits: true,
    tellsDeletes: false,
    overhears: true,
    heavyFrom: 8 * 1024,
    visibility: 'public',
  },
  fields: [
    {
      name: 'address',
      kind: 'longtext',
      label: { nl: 'Websites', en: 'Websites' },
      help: {
        nl: 'Eén adres per regel, hoogstens 200. Bijvoorbeeld krant.example, of https://forum.example/nieuws voor alleen dat deel.',
        en: 'One address a line, 200 at most. For instance paper.example, or https://forum.example/news for that part only.',
      },
      required: true,
    },
    {
      name: 'everyMinutes',
      kind: 'number',
      label: { nl: 'Hoe vaak we kijken wat er nieuw is, in minuten', en: 'How often we look what is new, in minutes' },
      help: { nl: 'Minstens 15.', en: 'At least 15.' },
      default: 60,
    },
    {
      name: 'delaySeconds',
      kind: 'number',
      label: { nl: 'Seconden tussen twee pagina’s van een site', en: 'Seconds between two pages of one site' },
      help: {
        nl: 'Vraagt een site zelf om meer rust, dan houden we ons daaraan.',
        en: 'When a site itself asks for more rest, we keep to that.',
      },
      default: 5,
    },
    {
      name: 'perDay',
      kind: 'number',
      label: { nl: 'Hoogstens zoveel pagina’s per site per dag', en: 'At most so many pages of a site a day' },
      default: 500,
    },
    {
      name: 'backDays',
      kind: 'number',
      label: {
        nl: 'Hoe ver terug we de eerste keer lezen, in dagen',
        en: 'How far back we read the first time, in days',
      },
      help: {
        nl: 'Alleen waar een site zegt hoe oud een pagina is.',
        en: 'Only where a site says how old a page is.',
      },
      default: 7,
    },
  ],
  decode,
  listen,
  reread,
  test,
}
