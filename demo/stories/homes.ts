/** People and their houses: somebody moves, somebody waits for the fibre, somebody waits for the man with the ladder. */
import { meter } from '../files/drawing.ts'
import type { Step, When } from '../step.ts'
import { form, mail, mailFrom, post, quoting, reply } from '../write.ts'

export function homes({ before, evening, ago }: When): Step[] {
  return [
    mail(evening('11:20'), 'ingrid', {
      id: 'ingrid-1',
      subject: 'Verhuizing: stroom, gas en internet',
      text: `Hoi,

Wij verhuizen zaterdag over een week van Populierenhof 8 naar Kikkerkade 31 (blijven dus in Lindeveen, ja ja, drie straten).

Mijn lijstje voor jullie:
1. stroom + gas: die zaterdag over naar het nieuwe adres
2. internet: mag het de vrijdag ervoor al aan op het nieuwe adres? Mijn man werkt thuis en anders krijg ik dat te horen
3. modem: neem ik die mee of laat ik die hangen?
4. wie belt er als het misgaat, want ik weet hoe dit gaat :)

Groet,
Ingrid van der Laan`,
    }),
    mailFrom(evening('13:45'), 'joyce', 'ingrid', {
      id: 'joyce-ingrid-1',
      answers: 'ingrid-1',
      subject: 'Re: Verhuizing: stroom, gas en internet',
      text: `Hoi Ingrid,

Een lijstje, heerlijk.
1. Gedaan. Stuur me op de dag zelf een foto van beide meters, dan klopt de eindafrekening.
2. Ja, vrijdag vanaf 8 uur.
3. Meenemen.
4. Ik. Vraag naar Joyce.

Sterkte met de dozen!`,
    }),
    mail(ago(131), 'ingrid', {
      id: 'ingrid-2',
      answers: 'joyce-ingrid-1',
      subject: 'Re: Verhuizing: stroom, gas en internet',
      text: `Joyce, klein dingetje. We kregen de sleutel eerder dan gedacht (woensdag al!). Kan alles dan ook eerder over? Foto van de meter in het nieuwe huis zit erbij, ik hoop dat je hem kunt lezen, het was donker in die kast en er zat een spin.

Ingrid${quoting(evening('13:45'), 'joyce', 'Hoi Ingrid,\n\nEen lijstje, heerlijk.\n1. Gedaan. Stuur me op de dag zelf een foto van beide meters, dan klopt de eindafrekening.')}`,
      files: [{ name: 'meter kikkerkade 31.png', type: 'image/png', binary: meter('04318 7') }],
    }),
    { does: 'take', at: ago(115), on: 'post', about: 'ingrid-2@mailhuis.example', pending: true },

    mail(before(6, '19:34'), 'willemijn', {
      id: 'willemijn-1',
      subject: 'Wanneer komt de glasvezel in de Populierenhof?',
      text: `Dag allemaal,

Er stond hier een jongeman met een hesje in de straat te kijken en te schrijven. Betekent dat dat de glasvezel eraan komt? Hij was al weg voor ik mijn schoenen aan had.

Willemijn Scholten, nummer 12`,
    }),
    mailFrom(before(5, '09:15'), 'joyce', 'willemijn', {
      id: 'joyce-willemijn-1',
      answers: 'willemijn-1',
      subject: 'Re: Wanneer komt de glasvezel in de Populierenhof?',
      text: `Dag mevrouw Scholten,

Dat was Tim. Hij heeft gemeten waar de buis langs moet: achter uw hortensia's, niet erdoorheen, dat heeft hij erbij gezet. Over een week of tien gaan we graven; u krijgt er drie weken van tevoren een briefje over.

Joyce`,
    }),
    mail(ago(55), 'willemijn', {
      id: 'willemijn-2',
      answers: 'joyce-willemijn-1',
      subject: 'Zomaar een bedankje',
      text: `Dag Joyce,

Ik schrijf eigenlijk nooit zomaar, maar ik dacht: klagen doet iedereen al.

Dat Tim aan mijn hortensia's heeft gedacht vind ik zó aardig. En gisteravond, met die storing, zat ik bij mijn zus in de Waterkant en las haar telkens voor wat die Sanne schreef. Elk uur, precies op tijd. Mijn zus zit bij jullie concurrent en die zei: "Dat doen ze bij ons niet." Ze wil nu overstappen. Hoe doet ze dat?

Hartelijke groet (en een zonnige, ook van de hortensia's),
Willemijn Scholten`,
    }),

    mail(evening('15:10'), 'nadia', {
      id: 'nadia-1',
      subject: 'Monteur niet gekomen',
      text: `Beste,

Vandaag zou tussen 12 en 15 uur iemand komen om het internet aan te sluiten (Rietgraslaan 52). Er is niemand geweest en niemand heeft gebeld. Ik heb een middag vrij genomen.

Ik wil graag een nieuwe afspraak, liefst na half zes, en weten hoe dit kan, want de vorige keer stond ik er ook voor niets.

Nadia Öztürk`,
    }),
    post(
      ago(7),
      'nadia',
      'p-nadia-1',
      '@vonkenvezel Ik heb jullie gisteren om tien over drie gemaild over een monteur die niet kwam. Geen antwoord. Dan maar hier, want ik zie dat jullie hier wél wakker zijn.',
    ),

    form(
      evening('16:05'),
      'carla',
      's-carla-1',
      'Goedemiddag, ik wil voor mijn praktijk (Fysiotherapie De Linde) overstappen op zakelijk internet met een vast IP-adres. Wat kost dat en hoe lang ligt de boel eruit op de dag zelf? Mailen mag: carla@praktijkdelinde.example. Carla Smit',
    ),
    reply(
      evening('16:38'),
      'site',
      'mehmet',
      's-carla-2',
      'Dag Carla, 52 euro per maand inclusief vast adres. We schakelen om op een moment dat jij kiest, ook voor achten; je ligt er een kwartier uit. Ik mail je de offerte. Mehmet',
      { inReplyTo: 's-carla-1' },
    ),
    mailFrom(evening('16:52'), 'mehmet', 'carla', {
      id: 'mehmet-carla-1',
      subject: 'Offerte zakelijk internet voor De Linde',
      text: `Dag Carla,

Zoals net op de site besproken: zakelijk internet, vast adres, 52 euro per maand, op te zeggen per maand.
Zeg maar welke ochtend, dan sta ik om half acht voor de deur.

Mehmet`,
    }),
    mail(evening('16:53'), 'carla', {
      id: 'carla-away',
      answers: 'mehmet-carla-1',
      subject: 'Automatisch antwoord: Offerte zakelijk internet voor De Linde',
      text: `Bedankt voor uw bericht. Ik behandel tot en met vrijdag en lees mijn mail alleen tussen de middag.
Heeft u spoed (hernia, bijvoorbeeld), bel dan de praktijk.

Carla Smit
Fysiotherapie De Linde`,
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    }),
    mail(ago(84), 'carla', {
      id: 'carla-1',
      answers: 'mehmet-carla-1',
      subject: 'Re: Offerte zakelijk internet voor De Linde',
      text: `Dag Mehmet,

Tussen twee knieën door: akkoord met de prijs. Ochtend: woensdag, half acht, dan komt de eerste patiënt om kwart over acht en die loopt moeilijk, dus we hebben even.
Graag de factuur op naam van de praktijk.

Carla`,
    }),

    form(
      ago(28),
      'thijs',
      's-thijs-2',
      `Een idee, doe ermee wat je wilt.

Ik heb een dynamisch tarief. 's Nachts om drie uur kost stroom soms niks, maar dat zie ik pas de volgende dag. Stuur me de avond ervoor één berichtje: "wasmachine-uur is vannacht 03.00, dat scheelt je 41 cent". Eén berichtje, geen app, geen grafiek.

Mijn hele straat zou het doen. Nou ja, nummer 9 niet.

Thijs`,
      // A chat that closes a day later.
      { canReply: { ok: true, until: ago(28 - 24 * 60).toISOString() } },
    ),
  ]
}
