/** What else arrives in a day: a claim with a picture and a PDF, somebody who pretends to be somebody else, and items that are broken. */
import { darkWindow } from '../files/drawing.ts'
import { toPdf } from '../files/pdf.ts'
import { mailbox } from '../firm.ts'
import { people } from '../people.ts'
import type { Step, When } from '../step.ts'
import { arrives, compose, form, mail, mailFrom, post, reply } from '../write.ts'

export function odds({ before, evening, ago }: When): Step[] {
  return [
    mail(ago(95), 'joost', {
      id: 'joost-1',
      subject: 'Schade storing gisteravond, Eetcafé De Snoek',
      text: `Beste Sanne,

Die tip met 4G was goud, petje af. Maar tussen 19.50 en 20.30 kon hier niemand betalen en is tafel 4, 6 en 11 weggelopen zonder te betalen. Tafel 11 is later teruggekomen, dat zijn nette mensen.

In de bijlage mijn berekening. Graag jullie kant van de rekening.

Joost Timmerman
Eetcafé De Snoek`,
      html: `<p>Beste Sanne,</p>
<p>Die tip met 4G was <b>goud</b>, petje af. Maar tussen 19.50 en 20.30 kon hier niemand betalen en is tafel 4, 6 en 11 weggelopen zonder te betalen. <i>Tafel 11 is later teruggekomen, dat zijn nette mensen.</i></p>
<p><img src="cid:snoek@eetcafe" alt="De Snoek in het donker" width="240"></p>
<table><tr><td>Tafel 4</td><td align="right">86,50</td></tr><tr><td>Tafel 6</td><td align="right">41,20</td></tr><tr><td><b>Samen</b></td><td align="right"><b>127,70</b></td></tr></table>
<p>In de bijlage mijn berekening. Graag jullie kant van de rekening.</p>
<p>Joost Timmerman<br>Eetcaf&eacute; De Snoek</p>`,
      files: [
        { name: 'snoek.png', type: 'image/png', binary: darkWindow(), cid: 'snoek@eetcafe' },
        {
          name: 'schade de snoek.pdf',
          type: 'application/pdf',
          binary: toPdf([
            'Eetcaf\xe9 De Snoek, Lisdoddestraat 1, Lindeveen',
            '',
            'Schade door de storing, tussen 19.50 en 20.30 uur',
            '',
            'Tafel 4    2x dagschotel, 1x kaasplank, 5x bier      86,50',
            'Tafel 6    2x soep, 2x witte wijn                    41,20',
            'Tafel 11   teruggekomen en betaald                    0,00',
            '',
            'Samen 127,70 euro (fooi niet meegerekend)',
          ]),
        },
      ],
    }),

    // Somebody who is not Henk, as the mail server has noticed.
    arrives(
      ago(171),
      'post',
      compose(
        ago(171),
        people.vos,
        { name: 'Vonk & Vezel', mail: mailbox },
        {
          id: 'niet-vos-1',
          subject: 'Wijziging rekeningnummer',
          text: `Geachte klantendienst,

Wij willen ons rekening nummer wijzigen voor de terugbetaling. Gelieve met spoed te bevestigen, wij sturen dan het nieuwe nummer.

Henk Vos`,
          headers: { 'Authentication-Results': 'mx.vonkenvezel.example; spf=fail; dkim=none; dmarc=fail (p=reject)' },
        },
      ),
    ),

    form(
      ago(77),
      'samira',
      's-samira-1',
      'Dag, ik ben de dochter van mevrouw Haddad, van de alarmknop. Kan er een sticker op het modem met wat je moet doen als het uitvalt? Met grote letters en plaatjes. Zij leest Arabisch: إذا انقطع الإنترنت، انزعي القابس وانتظري عشر ثوان. Zo ongeveer.',
    ),
    {
      does: 'answer',
      at: ago(70),
      on: 'site',
      to: 's-samira-1',
      name: 'samira',
      text: 'Dag Samira, wat een goed idee. Ik laat er een maken in het Nederlands en het Arabisch, en Mehmet brengt hem langs. Past donderdagmiddag je moeder?',
    },
    form(ago(61), 'samira', 's-samira-2', 'Donderdag is goed, ze zet thee. شكرا جزيلا 🌷', { inReplyTo: '{{samira}}' }),

    post(
      before(9, '20:14'),
      'fatima',
      'p-fatima-0',
      '@vonkenvezel Elke avond tussen acht en tien valt mijn internet weg. Al een week. Ik zit dan te werken.',
    ),
    reply(
      before(9, '20:31'),
      'plein',
      'mehmet',
      'p-fatima-01',
      'Fatima, ik zie het in je lijn: het modem raakt elke avond de draad kwijt. Morgen ligt er een nieuw modem voor je klaar. Mehmet',
      { inReplyTo: 'p-fatima-0' },
    ),
    post(
      before(2, '18:40'),
      'daan',
      'p-daan-0',
      '@vonkenvezel Compliment voor de nieuwe storingspagina. Eindelijk eentje die niet zelf in storing is.',
    ),
    reply(before(2, '18:55'), 'plein', 'mehmet', 'p-daan-01', 'Die draait dan ook bij iemand anders, Daan. Mehmet', {
      inReplyTo: 'p-daan-0',
    }),
    mail(before(4, '12:00'), 'carla', {
      id: 'carla-0',
      subject: 'Factuur van vorige maand',
      text: 'Dag, ik mis de factuur van vorige maand. Stuurt u hem nog eens? Carla Smit, Fysiotherapie De Linde',
    }),
    mailFrom(before(4, '13:10'), 'joyce', 'carla', {
      id: 'joyce-carla-0',
      answers: 'carla-0',
      subject: 'Re: Factuur van vorige maand',
      text: `Dag Carla,

Ik zie het, hij is naar het oude adres van de praktijk gegaan. Ik heb hem net opnieuw gemaild en het adres aangepast.

Joyce`,
    }),

    // The bridge to Plein has an evening too: an id as a number, a post without a writer, a date that is none.
    arrives(
      evening('20:33'),
      'plein',
      '{"id": 9007199254740993, "text": "@vonkenvezel hoelang duurt dit nog", "author": {"id": "41200"}}',
    ),
    arrives(evening('20:52'), 'plein', '{"id": "p-wees-1", "text": "bij ons ook alles eruit, Kikkerkade 77"}'),
    arrives(
      ago(139),
      'plein',
      '{"id": "p-klok-1", "text": "@vonkenvezel top geregeld gisteren!", "author": {"id": "55120", "name": "Ton"}, "published": "gisteren om 22:50"}',
    ),
  ]
}
