/** One evening the internet is out in the Waterkant, a quarter of Lindeveen: from the first post to the last modem that stays red. */
import type { Step, When } from '../step.ts'
import { deleted, form, mail, post, reply } from '../write.ts'

export function outage({ evening }: When): Step[] {
  const daan = post(
    evening('19:52'),
    'daan',
    'p-daan-1',
    'Iemand in de Waterkant ook ineens geen internet? Modem rood, 100% packet loss vanaf de eerste hop, sinds 19:49. @vonkenvezel is dit bij jullie bekend?',
  )
  return [
    daan,
    post(
      evening('19:55'),
      'lotte',
      'p-lotte-1',
      '@vonkenvezel internet eruit 😩 precies nu de finale begint. kikkerkade, lindeveen',
    ),
    post(
      evening('19:57'),
      'youssef',
      'p-youssef-1',
      'yo @vonkenvezel wifi is dood?? heb morgen tentamen en al mn dictaten staan online',
    ),
    post(
      evening('20:01'),
      'fatima',
      'p-fatima-1',
      '@vonkenvezel Weer geen internet. Vorige week is mijn modem vervangen omdat het "zeker weten" daaraan lag. Dat was het dus niet.',
    ),
    post(
      evening('20:03'),
      'bram',
      'p-bram-1',
      'Complimenten aan @vonkenvezel voor de digitale detox. De hele straat staat buiten met elkaar te praten. Griezelig.',
    ),
    post(evening('20:04'), 'marja', 'p-marja-1', '📶❌😡😡'),
    // The bridge to Plein hands the same post over a second time.
    { ...daan, at: evening('20:05') },
    post(
      evening('20:06'),
      'joost',
      'p-joost-1',
      '@vonkenvezel Ligt het pinnen er nou ook uit?? Ik sta hier met een vol café en niemand heeft contant bij zich. Hoe lang gaat dit duren. Echt nu.',
    ),
    post(
      evening('20:09'),
      'samira',
      'p-samira-1',
      '@vonkenvezel Mijn moeder (84) heeft een alarmknop die via het internet gaat. Die is nu ook uit. Wat moet ik doen?',
    ),
    post(
      evening('20:12'),
      'anneke',
      'p-anneke-1',
      'Wat een stelletje PRUTSERS daar bij @vonkenvezel. Elke keer hetzelfde. Ga wat anders doen.',
    ),
    reply(
      evening('20:14'),
      'plein',
      'sanne',
      'p-anneke-2',
      'Snap ik, Anneke. Het ligt aan ons en er wordt aan gewerkt; over een minuut zet ik hier neer wat we weten. Sanne',
      { inReplyTo: 'p-anneke-1' },
    ),
    reply(
      evening('20:15'),
      'plein',
      'sanne',
      'p-status-1',
      'Goedenavond Waterkant. In de hele wijk liggen internet en tv eruit, en het ligt aan ons. Mehmet is onderweg naar de kast aan de Lisdoddestraat. Om 21.00 uur meld ik me hier weer, ook als er dan nog niets te melden is. Sanne',
    ),
    reply(
      evening('20:16'),
      'plein',
      'sanne',
      'p-samira-2',
      'Samira, dit gaat voor. De knop werkt ook via het mobiele net als je de stekker er 10 seconden uit haalt. Lukt dat? Ik blijf hier wachten tot je het laat weten. Sanne',
      { inReplyTo: 'p-samira-1' },
    ),
    post(
      evening('20:19'),
      'samira',
      'p-samira-3',
      'Ja!! Het lampje is groen en ik heb de knop getest. Ze schrok zich rot maar hij doet het. Dank je Sanne.',
      { inReplyTo: 'p-samira-2' },
    ),
    reply(evening('20:20'), 'plein', 'sanne', 'p-samira-4', 'Gelukkig. Geef haar een kus van een onbekende. Sanne', {
      inReplyTo: 'p-samira-3',
    }),
    reply(
      evening('20:21'),
      'plein',
      'mehmet',
      'p-daan-2',
      'Daan, je meting klopt. Ik sta nu bij de kast: een lijnkaart is doorgebrand, de kabel zelf is heel. Er komt een nieuwe kaart uit Zwolle. Mehmet',
      { inReplyTo: 'p-daan-1' },
    ),
    post(
      evening('20:23'),
      'daan',
      'p-daan-3',
      'Kijk, dat is tenminste een antwoord waar ik wat aan heb. Sterkte daar bij die kast.',
      { inReplyTo: 'p-daan-2' },
    ),
    reply(evening('20:24'), 'plein', 'mehmet', 'p-daan-5', 'Dank! Het regent hier ook nog. Mehmet', {
      inReplyTo: 'p-daan-3',
    }),
    reply(
      evening('20:26'),
      'plein',
      'sanne',
      'p-joost-2',
      'Joost, pinnen kan via je telefoon: zet op het apparaat de verbinding van wifi op 4G (menu, 3, 2). Werkt het niet, dan bel ik je nu. Sanne',
      { inReplyTo: 'p-joost-1' },
    ),
    post(
      evening('20:31'),
      'sofie',
      'p-sofie-1',
      '@vonkenvezel Is er een storing in Lindeveen? Mijn dochter zit daar op kot en geraakt niet online.',
    ),
    post(
      evening('20:36'),
      'sofie',
      'p-sofie-1',
      '@vonkenvezel Is er een storing in Lindeveen? Mijn dochter zit daar op kot en geraakt niet online. (Zij zegt nu: de wijk Waterkant.)',
      { type: 'edit' },
    ),
    deleted(evening('20:40'), 'plein', 'p-anneke-1'),
    reply(
      evening('20:44'),
      'plein',
      'sanne',
      'p-sofie-2',
      'Dag Sofie, ja, de hele Waterkant. We hopen voor elven klaar te zijn; ik meld het op deze plek. Zeg je dochter dat ze er niets voor hoeft te doen. Sanne',
      { inReplyTo: 'p-sofie-1' },
    ),
    reply(
      evening('21:00'),
      'plein',
      'sanne',
      'p-status-2',
      '21.00 uur, zoals beloofd: de nieuwe kaart is onderweg en rond tienen hier. Ik schrijf weer om 22.00 uur. Sanne',
      { inReplyTo: 'p-status-1' },
    ),
    mail(evening('21:05'), 'fatima', {
      id: 'fatima-2',
      subject: 'Vierde storing in twee maanden',
      text: `Goedenavond,

Ik schreef het al op Plein, maar daar passen maar 500 tekens en dit past daar niet in.

Acht weken geleden: geen internet, drie uur. "Werkzaamheden."
Vijf weken geleden: geen internet, een avond. "Landelijke storing", die er volgens de krant niet was.
Vorige week: elke avond weg tussen acht en tien. Ik moest een nieuw modem. Vrije dag opgenomen, doos gehaald, alles opnieuw ingesteld.
Vanavond: de hele wijk eruit.

Ik werk thuis voor een alarmcentrale. Als ik eruit lig, krijgt een collega mijn oproepen erbij. Dat is geen ongemak, dat is werk dat iemand anders doet.

Ik wil twee dingen weten: wat is er nu echt aan de hand in onze kast, en wat krijg ik terug over de afgelopen twee maanden.

Fatima Bakkali
Lisdoddestraat 16`,
    }),
    reply(
      evening('22:00'),
      'plein',
      'sanne',
      'p-status-3',
      '22.00 uur: de kaart zit erin, Mehmet meet de lijnen nu een voor een door. Het komt straat voor straat terug. Sanne',
      { inReplyTo: 'p-status-2' },
    ),
    reply(
      evening('22:38'),
      'plein',
      'sanne',
      'p-status-4',
      '22.38 uur: de hele wijk heeft weer licht op de lijn. Rood lampje? Stekker van het modem er een minuut uit. Helpt dat niet, schrijf me dan hier. Het spijt ons van jullie avond. Sanne',
      { inReplyTo: 'p-status-3' },
    ),
    post(
      evening('22:41'),
      'daan',
      'p-daan-4',
      'En we zijn terug. 940 down, 938 up. Netjes dat jullie elk uur wat lieten horen.',
      {
        inReplyTo: 'p-status-4',
      },
    ),
    reply(evening('22:43'), 'plein', 'mehmet', 'p-daan-6', 'Geef ik door aan Sanne. En nu droge sokken. Mehmet', {
      inReplyTo: 'p-daan-4',
    }),
    post(
      evening('22:44'),
      'lotte',
      'p-lotte-2',
      'hij doet het weer!! 🥳 halve finale gemist maar goed, wel lekker met de buuf gekletst. bedankt sanne 💛',
      { inReplyTo: 'p-lotte-1' },
    ),
    reply(
      evening('22:47'),
      'plein',
      'sanne',
      'p-lotte-3',
      'Graag gedaan, Lotte! (Het werd 2-1, als je het nog niet wist. Zo niet: sorry.) Sanne',
      {
        inReplyTo: 'p-lotte-2',
      },
    ),
    post(evening('22:50'), 'youssef', 'p-youssef-2', 'hij doet t. nu nog ff t tentamen halen 😅', {
      inReplyTo: 'p-youssef-1',
    }),
    reply(evening('22:52'), 'plein', 'sanne', 'p-youssef-3', 'Ga slapen, Youssef. Succes morgen! Sanne', {
      inReplyTo: 'p-youssef-2',
    }),
    post(
      evening('22:55'),
      'bram',
      'p-bram-2',
      'Het internet doet het weer. De buren gaan weer naar binnen. Jammer eigenlijk.',
      { inReplyTo: 'p-bram-1' },
    ),
    reply(evening('22:57'), 'plein', 'sanne', 'p-bram-3', 'We kunnen het elk jaar doen, Bram. Met hapjes. Sanne', {
      inReplyTo: 'p-bram-2',
    }),
    reply(evening('22:58'), 'plein', 'sanne', 'p-marja-2', '📶✅😌 Sanne', { inReplyTo: 'p-marja-1' }),
    // After eleven: the team has gone home.
    post(
      evening('23:05'),
      'fatima',
      'p-fatima-2',
      '@vonkenvezel Hier nog niet. Nummer 14 en 18 doen het wel, ik niet. Stekker er al drie keer uit gehad.',
      { inReplyTo: 'p-fatima-1' },
    ),
    post(evening('23:20'), 'marja', 'p-marja-3', '👎🌚📺❌', { inReplyTo: 'p-marja-2' }),
    form(
      evening('23:41'),
      'thijs',
      's-thijs-1',
      'Internet is terug maar de app zegt nog "storing in uw wijk", met een uitroepteken dat niet weg wil. Geen haast.',
    ),
  ]
}
