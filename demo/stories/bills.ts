/** Bills: one that is wrong for the third time, one that nobody understands, one in English, and a very long letter. */
import type { Step, When } from '../step.ts'
import { mail, mailFrom, quoting } from '../write.ts'
import { longLetter } from './long-letter.ts'

export function bills({ before, evening, ago }: When): Step[] {
  const second = mail(before(12, '08:31'), 'kees', {
    id: 'kees-2',
    answers: 'joyce-kees-1',
    subject: 'Re: Rekening klopt niet',
    text: `Joyce,

Gecorrigeerde rekening ontvangen. Er staat nu 204,10. Hoger dus dan de foute.
Meterstand klopt nog steeds niet, jullie hebben de 4 en de 1 omgedraaid:
het is 43187, niet 41387... nee andersom, kijk zelf maar op de foto die ik de eerste keer stuurde.

K. Mulder${quoting(before(23, '14:03'), 'joyce', 'Dag meneer Mulder,\nU heeft gelijk, de meterstand is verkeerd overgenomen.')}`,
  })
  return [
    mail(before(23, '09:12'), 'kees', {
      id: 'kees-1',
      subject: 'Rekening klopt niet',
      text: `Geachte heer/mevrouw,

Op mijn rekening van vorige maand staat 187,22. Dat kan niet. Ik heb de meterstand doorgegeven en volgens mijn berekening is het 118,40.
Graag corrigeren.

K. Mulder
Rietgraslaan 3, Lindeveen`,
    }),
    mailFrom(before(23, '14:03'), 'joyce', 'kees', {
      id: 'joyce-kees-1',
      answers: 'kees-1',
      subject: 'Re: Rekening klopt niet',
      text: `Dag meneer Mulder,

U heeft gelijk, de meterstand is verkeerd overgenomen. Ik heb het hersteld; binnen een week heeft u een nieuwe rekening.
Excuses voor het gedoe.

Joyce`,
    }),
    second,
    // The mail server brings it twice.
    { ...second, at: before(12, '08:33') },
    mailFrom(before(12, '11:47'), 'joyce', 'kees', {
      id: 'joyce-kees-2',
      answers: 'kees-2',
      subject: 'Re: Rekening klopt niet',
      text: `Dag meneer Mulder,

Daar schrik ik van. Ik heb het nu met de hand ingevoerd en een collega laten meekijken. De rekening van 204,10 vervalt.

Joyce`,
    }),
    mail(ago(192), 'kees', {
      id: 'kees-3',
      answers: 'joyce-kees-2',
      subject: 'VOOR DE DERDE KEER: rekening klopt niet',
      text: `Joyce, of wie dit leest,

VOOR DE DERDE KEER. Vanmorgen weer een rekening. 204,10. Hetzelfde bedrag dat volgens jou zou vervallen. Met een BETALINGSHERINNERING erbij.

Ik betaal al 31 jaar mijn rekeningen op tijd. Het gas, het licht, de telefoon, alles. Ik laat me niet aanmanen voor een bedrag dat niet klopt.

Ik wil dat iemand mij vandaag BELT die er verstand van heeft. Niet mailt. Belt.

K. Mulder${quoting(before(12, '11:47'), 'joyce', 'Dag meneer Mulder,\n\nDaar schrik ik van. Ik heb het nu met de hand ingevoerd en een collega laten meekijken.\nDe rekening van 204,10 vervalt.\n\nJoyce')}`,
    }),

    mail(evening('10:05'), 'vos', {
      id: 'vos-1',
      subject: 'vraagje over de rekening',
      text: `Beste mensen,

Wij zitten hier samen met de rekening aan de keukentafel en wij komen er niet uit. Er staat "vermindering energiebelasting" met een min ervoor. Krijgen wij dat nou terug of moeten wij dat betalen? Ria zegt terug, ik zeg betalen. Er staat een taartje op het spel.

Groetjes,
Henk en Ria Vos`,
    }),
    {
      does: 'answer',
      at: ago(102),
      on: 'post',
      to: 'vos-1@mailhuis.example',
      name: 'vos',
      text: 'Beste Henk en Ria,\n\nDe taart is voor Ria: die vermindering krijgt u terug. Ze is al van het totaal onderaan afgetrokken, dus u hoeft er niets voor te doen.\n\nEet smakelijk!',
    },
    {
      does: 'arrive',
      at: ago(101),
      on: 'post',
      raw: bounce(ago(101)),
    },

    mail(before(3, '17:20'), 'priya', {
      id: 'priya-1',
      subject: 'Contract question',
      text: `Hello,

I moved to Lindeveen for work and my Dutch is still at the level of ordering coffee. My contract says "opzegtermijn 30 dagen". Does that mean that I pay 30 days more after I leave, or that I must tell you 30 days before?

Kind regards,
Priya Raman`,
    }),
    mailFrom(before(3, '18:02'), 'joyce', 'priya', {
      id: 'joyce-priya-1',
      answers: 'priya-1',
      subject: 'Re: Contract question',
      text: `Hi Priya,

The second one: tell us 30 days before, that is all. And welcome to Lindeveen. (For the coffee: "een koffie verkeerd, alsjeblieft".)

Joyce`,
    }),
    mail(ago(18), 'priya', {
      id: 'priya-2',
      answers: 'joyce-priya-1',
      subject: 'Re: Contract question',
      text: `Hi Joyce,

The coffee worked! One more thing: I now got a bill for two addresses. I only have the one on Kikkerkade 40. The other (Kikkerkade 4) is not me, I think somebody forgot a zero. The amount is 61 euro, and I would rather not pay for my neighbour, however nice they may be.

Best,
Priya`,
    }),

    mail(before(16, '10:40'), 'gerrit', {
      id: 'gerrit-1',
      subject: 'Meterstanden per brief',
      text: `Geachte medewerker,

Gaarne verneem ik of ik mijn meterstanden, zoals ik sinds 1989 gewoon ben, per brief mag blijven doorgeven.

Hoogachtend,
G.J. Oosterhuis`,
    }),
    mailFrom(before(16, '15:12'), 'joyce', 'gerrit', {
      id: 'joyce-gerrit-1',
      answers: 'gerrit-1',
      subject: 'Re: Meterstanden per brief',
      text: `Geachte heer Oosterhuis,

Natuurlijk mag dat. Ik heb bij uw naam gezet dat u per brief doorgeeft; dan vraagt niemand u meer om een app.

Met vriendelijke groet,
Joyce`,
    }),
    mail(ago(205), 'gerrit', {
      id: 'gerrit-2',
      answers: 'joyce-gerrit-1',
      subject: 'Enige vragen naar aanleiding van uw schrijven omtrent de nieuwe tarieven',
      text: longLetter,
    }),
  ]
}

/** The mailbox of Henk and Ria is full: their provider sends our answer back. */
function bounce(at: Date): string {
  return [
    'From: Mail Delivery System <mailer-daemon@lindeveen.example>',
    'To: klantenservice@vonkenvezel.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${at.toUTCString()}`,
    'Message-ID: <bounce-vos-1@lindeveen.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
    '',
    '--report',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The mailbox of henkenria.vos@lindeveen.example is full, so your message could not be delivered.',
    'De mailbox van henkenria.vos@lindeveen.example is vol; uw bericht is niet bezorgd.',
    '',
    '--report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.lindeveen.example',
    '',
    'Final-Recipient: rfc822; henkenria.vos@lindeveen.example',
    'Action: failed',
    'Status: 5.2.2',
    'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
    '',
    '--report',
    'Content-Type: text/rfc822-headers',
    '',
    'Message-ID: <{{vos}}@vonkenvezel.example>',
    'Subject: Re: vraagje over de rekening',
    '',
    '--report--',
    '',
  ].join('\r\n')
}
