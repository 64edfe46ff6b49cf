/** A rumour: the directors would get a bonus while prices go up. It begins with a blogger, in the middle of the outage. */
import type { Step, When } from '../step.ts'
import { mail, post } from '../write.ts'

export function news({ evening, ago }: When): Step[] {
  return [
    // Not to us: it is listened to, and it is no work.
    post(
      evening('21:34'),
      'ruben',
      'p-ruben-1',
      'Volgens twee bronnen krijgt de directie van Vonk & Vezel dit jaar 340.000 euro aan bonussen, terwijl de tarieven met 9 procent stijgen. Morgen meer op Lindeveens Nieuws.',
      { addressed: false, url: 'https://lindeveensnieuws.example/vonk-en-vezel-bonussen' },
    ),
    post(
      evening('21:52'),
      'bram',
      'p-bram-4',
      'Dus dáár gaat mijn voorschot heen, @vonkenvezel. Ik vroeg het me al af, hier in het donker.',
      { inReplyTo: 'p-ruben-1' },
    ),
    post(
      evening('22:08'),
      'thijs',
      'p-thijs-1',
      'Klopt dit @vonkenvezel? Serieuze vraag, ik wil het graag van jullie zelf horen.',
      {
        inReplyTo: 'p-ruben-1',
      },
    ),
    post(
      evening('22:19'),
      'anneke',
      'p-anneke-3',
      'Bonussen uitdelen en wij zitten hier met een kaarsje. Lekker dan.',
      { inReplyTo: 'p-ruben-1', addressed: false },
    ),
    mail(ago(262), 'ruben', {
      id: 'ruben-1',
      subject: 'Persvraag met spoed: bonussen directie Vonk & Vezel',
      text: `Goedendag,

Voor Lindeveens Nieuws werk ik aan een stuk over de beloning van uw directie. Graag uw reactie op het volgende:

- Klopt het dat er over dit jaar 340.000 euro aan bonussen wordt uitgekeerd?
- Zo ja, aan wie, en op grond waarvan?
- Hoe verhoudt zich dat tot de tariefsverhoging van 9 procent?

Ik publiceer vanmiddag om 17.00 uur, met of zonder uw antwoord, maar liever met.

Met vriendelijke groet,
Ruben Castelein
Lindeveens Nieuws`,
    }),
    { does: 'take', at: ago(250), on: 'post', about: 'ruben-1@mailhuis.example', pending: true },
    post(
      ago(66),
      'bram',
      'p-bram-5',
      '@vonkenvezel Ik heb uitgerekend dat ik met 340.000 euro 1.417 jaar warm kan zitten. Geen vraag, gewoon een rekensommetje.',
      { canReply: { ok: false, reason: 'Bram heeft reacties op dit bericht uitgezet.' } },
    ),
    post(
      ago(23),
      'lotte',
      'p-lotte-4',
      '@vonkenvezel even eerlijk, is dat van die bonussen waar? iedereen op het schoolplein heeft het erover en ik zei dat jullie juist zo aardig waren gisteren 🙈',
    ),
  ]
}
