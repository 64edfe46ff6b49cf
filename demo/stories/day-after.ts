/** The day after the outage: who is still without, who says sorry, who wants something back. */
import type { Step, When } from '../step.ts'
import { post, reply } from '../write.ts'

export function dayAfter({ ago }: When): Step[] {
  return [
    post(
      ago(236),
      'youssef',
      'p-youssef-4',
      'tentamen ging top trouwens 😎 maar krijg ik nou iets terug voor die avond zonder internet of is dat het leven',
      { inReplyTo: 'p-youssef-3' },
    ),
    {
      does: 'answer',
      at: ago(228),
      on: 'plein',
      to: 'p-youssef-4',
      name: 'youssef',
      text: 'Gefeliciteerd, Youssef! Je krijgt een halve maand internet terug, dat staat op je volgende rekening. Hoef je niets voor te doen.',
    },
    // The network tells that it has our answer by showing it to us, as networks do.
    reply(ago(228), 'plein', 'sanne', '{{youssef}}', 'Gefeliciteerd, Youssef!', { inReplyTo: 'p-youssef-4' }),
    post(ago(221), 'youssef', 'p-youssef-5', 'wooow oke respect 🤝', { inReplyTo: '{{youssef}}' }),
    post(
      ago(150),
      'anneke',
      'p-anneke-4',
      '@vonkenvezel Sorry van gisteren, dat was niet netjes. Ik had een rotdag en toen viel het internet ook nog uit. Hij doet het weer, dank aan die man in de kast.',
    ),
    post(
      ago(42),
      'fatima',
      'p-fatima-3',
      '@vonkenvezel Het is nu de volgende dag. Nog steeds rood. Op mijn mail van gisteravond heb ik niets gehoord, op mijn bericht van 23.05 uur ook niet. Lisdoddestraat 16. Komt er iemand?',
      { inReplyTo: 'p-fatima-2' },
    ),
    post(
      ago(36),
      'joost',
      'p-joost-3',
      '@vonkenvezel Pinnen op 4G ging goed hoor, dat was een gouden tip. Over de rest heb ik net gemaild.',
      { inReplyTo: 'p-joost-2' },
    ),
    post(ago(9), 'marja', 'p-marja-4', '🙏📶✅❓💶❓', { inReplyTo: 'p-marja-3' }),
    { does: 'take', at: ago(30), on: 'post', about: 'fatima-2@mailhuis.example' },
  ]
}
