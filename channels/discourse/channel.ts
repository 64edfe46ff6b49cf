/** Discourse: a forum of the organisation itself, or one where people talk about it. */
import type { Channel } from '../kit/channel.ts'
import { decode } from './decode.ts'
import { test } from './probe.ts'
import { listen, reread } from './receive.ts'
import { lookUp, revise, send, withdraw } from './send.ts'
import { told } from './told.ts'

export const discourse: Channel = {
  kind: 'discourse',
  label: { nl: 'Discourse', en: 'Discourse' },
  about: {
    nl: 'Een forum. Wat daar tegen jullie gezegd wordt, wordt een gesprek; de rest hoor je als het een zoekterm raakt.',
    en: 'A forum. What is said to you there becomes a conversation; the rest you hear when it meets a search term.',
  },
  capabilities: {
    receives: 'listens',
    sends: true,
    sendsIdempotently: false,
    attachments: false,
    tellsEdits: true,
    // Only by webhook, and of the newest posts: the others are looked at again.
    tellsDeletes: false,
    overhears: true,
    maxLength: 32_000,
    visibility: 'public',
  },
  fields: [
    {
      name: 'address',
      kind: 'url',
      label: { nl: 'Adres van het forum', en: 'Address of the forum' },
      help: { nl: 'Bijvoorbeeld https://forum.example', en: 'For instance https://forum.example' },
      required: true,
    },
    {
      name: 'user',
      kind: 'text',
      label: { nl: 'Jullie gebruiker daar', en: 'Your user there' },
      help: {
        nl: 'Wie @deze-naam noemt, zegt iets tegen jullie. Leeg: alleen meelezen met wat iedereen ziet.',
        en: 'Who mentions @this-name speaks to you. Empty: only read what everybody sees.',
      },
    },
    {
      name: 'apiKey',
      kind: 'secret',
      label: { nl: 'API-sleutel', en: 'API key' },
      help: {
        nl: 'Maak hem op het forum bij Beheer, API, voor deze gebruiker.',
        en: 'Make it on the forum under Admin, API, for this user.',
      },
    },
    {
      name: 'ours',
      kind: 'switch',
      label: { nl: 'Dit is ons eigen forum', en: 'This is our own forum' },
      help: {
        nl: 'Alles komt binnen, en elk nieuw onderwerp wordt een gesprek.',
        en: 'Everything comes in, and each new topic becomes a conversation.',
      },
      default: false,
    },
    {
      name: 'hookSecret',
      kind: 'secret',
      label: { nl: 'Geheim van de webhook', en: 'Secret of the webhook' },
      help: {
        nl: 'Met een webhook (alle gebeurtenissen van berichten) ben je er meteen bij. Leeg: we maken er een, en tonen het één keer.',
        en: 'With a webhook (all post events) you hear at once. Empty: we make one, and show it once.',
      },
      makes: true,
    },
    {
      name: 'everyMinutes',
      kind: 'number',
      label: { nl: 'Hoe vaak we kijken, in minuten', en: 'How often we look, in minutes' },
      help: {
        nl: 'Ook met een webhook, voor wat die miste. Waar weinig gebeurt kijken we vanzelf minder vaak.',
        en: 'Also with a webhook, for what it missed. Where little happens we look less often by ourselves.',
      },
      default: 5,
    },
  ],
  decode,
  listen,
  told,
  reread,
  send,
  lookUp,
  revise,
  withdraw,
  test,
  writing: () => ({ maxLength: 32_000, counts: 'utf16', markdown: 'commonmark' }),
}
