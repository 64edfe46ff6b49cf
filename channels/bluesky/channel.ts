/** Bluesky, and other networks of the AT Protocol: the whole network is listened to, without a key; with an account one answers. */
import type { Channel, Field } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { listen } from './receive.ts'
import { rules } from './rules.ts'
import { lookUp, revise, send, withdraw } from './send.ts'

const fields: Field[] = [
  {
    name: 'address',
    kind: 'text',
    label: { nl: 'Jullie account', en: 'Your account' },
    help: {
      nl: 'Bijvoorbeeld voltmeer.bsky.social. Wie dit account noemt of antwoord geeft, komt in de inbox. Leeg: je luistert alleen naar zoektermen.',
      en: 'For instance voltmeer.bsky.social. Who mentions or answers this account comes into the inbox. Empty: you only listen for search terms.',
    },
  },
  {
    name: 'password',
    kind: 'secret',
    label: { nl: 'App-wachtwoord', en: 'App password' },
    help: {
      nl: 'Alleen nodig om te antwoorden. Maak het op Bluesky bij Instellingen, Privacy en veiligheid.',
      en: 'Only needed to answer. Make one on Bluesky, under Settings, Privacy and security.',
    },
  },
  {
    name: 'aliases',
    kind: 'text',
    label: { nl: 'Andere accounts van jullie', en: 'Other accounts of yours' },
    help: {
      nl: 'Met komma’s ertussen. Ook wie deze accounts noemt, komt in de inbox.',
      en: 'With commas between them. Who mentions these comes into the inbox too.',
    },
  },
  {
    name: 'language',
    kind: 'text',
    label: { nl: 'Taal van jullie antwoorden', en: 'Language of your answers' },
    help: {
      nl: 'Als een bericht zelf niet zegt in welke taal het is: nl, en, fr.',
      en: 'Where a post does not say itself which language it is in: nl, en, fr.',
    },
    default: 'nl',
  },
  {
    name: 'stream',
    kind: 'choice',
    label: { nl: 'Waar je luistert', en: 'Where you listen' },
    default: 'jetstream',
    choices: [
      { value: 'jetstream', label: { nl: 'Het hele netwerk van Bluesky', en: 'The whole of Bluesky' } },
      { value: 'repos', label: { nl: 'Eén eigen server (PDS of relay)', en: 'One server of your own (PDS or relay)' } },
    ],
  },
  {
    name: 'streamAddress',
    kind: 'url',
    label: { nl: 'Adres om te luisteren', en: 'Address to listen at' },
    help: {
      nl: 'Leeg: een van de openbare servers van Bluesky (Jetstream).',
      en: 'Empty: one of the public servers of Bluesky (Jetstream).',
    },
  },
  {
    name: 'server',
    kind: 'url',
    label: { nl: 'Server van jullie account', en: 'Server of your account' },
    help: { nl: 'Leeg: https://bsky.social', en: 'Empty: https://bsky.social' },
    default: 'https://bsky.social',
  },
]

export const bluesky: Channel = {
  kind: 'bluesky',
  label: { nl: 'Bluesky', en: 'Bluesky' },
  about: {
    nl: 'Wat er op Bluesky over jullie en tegen jullie wordt gezegd, binnen een paar tellen. Luisteren kan zonder account.',
    en: 'What is said about you and to you on Bluesky, within seconds. Listening needs no account.',
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
  fields,
  decode,
  listen,
  send,
  revise,
  withdraw,
  lookUp,
  test,
  writing: () => rules,
}
