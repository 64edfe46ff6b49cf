/** What colleagues answer on a calm day: after which beat of `live-beats.ts`, and what. They take it one beat earlier. */
import type { Staff } from './staff.ts'
import type { Place } from './step.ts'

export const liveAnswers: readonly { after: number; on: Place; to: string; by: Staff; text: string }[] = [
  {
    after: 2,
    on: 'plein',
    to: 'l-lotte-1',
    by: 'mehmet',
    text: 'Valt onder leuke kinderen, Lotte, niet onder garantie. Ik heb er nog een liggen; hij zit vanmiddag in je bus. Mehmet',
  },
  { after: 4, on: 'plein', to: 'l-daan-1', by: 'mehmet', text: 'Een nieuwe lijnkaart, Daan, en die blijft. Mehmet' },
  {
    after: 6,
    on: 'site',
    to: 'l-carla-1',
    by: 'mehmet',
    text: 'Donderdag half acht is goed, Carla. Sterkte met die rug. Mehmet',
  },
  { after: 8, on: 'plein', to: 'l-marja-1', by: 'sanne', text: '☀️📉💶👍 Sanne' },
  {
    after: 11,
    on: 'plein',
    to: 'l-sofie-1',
    by: 'joyce',
    text: 'Hetzelfde woord in twee jassen, Sofie. Betaalt ze het dubbel, dan stort ik er een terug. Joyce',
  },
  {
    after: 13,
    on: 'plein',
    to: 'l-joost-1',
    by: 'sanne',
    text: 'In de ogen kijken kan om half acht, Joost. Er staat een reserveverbinding klaar, en ik ben team 15. Sanne',
  },
  {
    after: 15,
    on: 'post',
    to: 'l-priya-1',
    by: 'joyce',
    text: 'Hi Priya,\n\nSwapped, from the first of this month. You each get a corrected bill this week, and please keep the cake arrangement.\n\nJoyce',
  },
  {
    after: 17,
    on: 'plein',
    to: 'l-anneke-1',
    by: 'sanne',
    text: 'Dat is Mehmet, Anneke. Hij houdt van appels. Sanne',
  },
  {
    after: 19,
    on: 'post',
    to: 'l-willemijn-1',
    by: 'joyce',
    text: 'Dag mevrouw Scholten,\n\nDe EAN-code is het huisnummer van de aansluiting: achttien cijfers, bovenaan de laatste factuur van haar oude leverancier. Vindt ze hem niet, dan zoek ik hem op met haar adres.\n\nJoyce',
  },
  {
    after: 21,
    on: 'plein',
    to: 'l-samira-1',
    by: 'sanne',
    text: 'Zes stickers liggen klaar, Samira. Mehmet brengt ze donderdag. Sanne',
  },
  {
    after: 23,
    on: 'post',
    to: 'l-vos-1',
    by: 'joyce',
    text: 'Beste Henk en Ria,\n\nGelukkig, er is weer plek. De taart is voor Ria: die vermindering krijgt u terug en is al van het totaal afgetrokken.\n\nJoyce',
  },
  {
    after: 27,
    on: 'site',
    to: 'l-samira-2',
    by: 'sanne',
    text: 'Turks lukt, daar hebben we Mehmet voor. Voor het Fries vraag ik het aan Jelle. Sanne',
  },
]
