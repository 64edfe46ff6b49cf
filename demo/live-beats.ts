/** The beats, in order. `id` gives an id of this lap, so that later beats can refer to earlier ones. */
import { people } from './people.ts'
import type { Step } from './step.ts'
import { deleted, form, mail, post } from './write.ts'

type Beat = (at: Date, id: (name: string) => string) => Step

export const beats: readonly Beat[] = [
  (at, id) =>
    post(
      at,
      'lotte',
      id('l-lotte-1'),
      '@vonkenvezel vraagje: mijn kind heeft het modem "gewassen". met water. valt dat onder garantie denk je 🫣',
    ),
  (at, id) =>
    post(
      at,
      'daan',
      id('l-daan-1'),
      '@vonkenvezel Ping naar Amsterdam is 2 ms beter dan vóór de storing. Wat hebben jullie in die kast gedaan, en mag het zo blijven?',
    ),
  (at, id) =>
    mail(at, 'kees', {
      id: id('l-kees-1'),
      subject: 'Ik zit bij de telefoon',
      text: 'Er is nog steeds niet gebeld. Ik zit hier. De koffie is op.\n\nK. Mulder',
    }),
  (at, id) =>
    post(at, 'youssef', id('l-youssef-1'), 'gast in mn klas zegt dat die bonus nepnieuws is, klopt dat @vonkenvezel'),
  (at, id) =>
    form(
      at,
      'carla',
      id('l-carla-1'),
      'Kan woensdag half acht ook donderdag half acht worden? Er is iemand door zijn rug gegaan en die kan alleen woensdag.',
    ),
  (at, id) =>
    post(
      at,
      'youssef',
      id('l-youssef-1'),
      'gast in mn klas zegt dat die bonus nepnieuws is, klopt dat @vonkenvezel? (vraag omdat ik er een broodje kroket op heb gezet)',
      { type: 'edit' },
    ),
  (at, id) => post(at, 'marja', id('l-marja-1'), '⚡💶📈😱❓'),
  (at, id) =>
    post(
      at,
      'bram',
      id('l-bram-1'),
      '@vonkenvezel Mijn slimme meter en ik verschillen van mening over vorige maand. Hij is slim, maar ik was erbij. Wie krijgt gelijk?',
    ),
  (at, id) =>
    mail(at, 'ingrid', {
      id: id('l-ingrid-1'),
      subject: 'Nog eentje over de verhuizing',
      text: 'Hoi, punt 5 dan toch: in het nieuwe huis hangt een laadpaal van de vorige bewoner. Op wiens naam laadt mijn auto nu? Ik vermoed op de zijne. Hij was aardig, dus ik wil dat netjes oplossen.\n\nIngrid',
    }),
  (at, id) =>
    post(
      at,
      'sofie',
      id('l-sofie-1'),
      '@vonkenvezel Vraagje van een Belg: wat is het verschil tussen "voorschot" en "termijnbedrag"? Mijn dochter betaalt precies allebei.',
    ),
  (at, id) =>
    post(
      at,
      'joost',
      id('l-joost-1'),
      '@vonkenvezel Vrijdag pubquiz in De Snoek, 14 teams, alles via de telefoon. Kan iemand mij in de ogen kijken en beloven dat het internet blijft?',
    ),
  (at, id) =>
    mail(at, 'priya', {
      id: id('l-priya-1'),
      subject: 'The neighbour of number 4',
      text: 'Hi, small update: I met the neighbour of number 4. She has been paying MY bill for months and thought electricity was just cheap here. Can you swap us? We already swapped phone numbers, she makes excellent appeltaart.\n\nPriya',
    }),
  (at, id) =>
    post(
      at,
      'ruben',
      id('l-ruben-1'),
      'Op Lindeveens Nieuws: wat de directie van Vonk & Vezel wél en niet wil zeggen over de bonussen.',
      { addressed: false, url: 'https://lindeveensnieuws.example/vonk-en-vezel-vervolg' },
    ),
  (at, id) =>
    post(
      at,
      'lotte',
      id('l-lotte-2'),
      '@vonkenvezel ik las t net. ik wil jullie zo graag leuk blijven vinden 😩 leg t even uit',
      {
        inReplyTo: id('l-ruben-1'),
      },
    ),
  (at, id) =>
    form(
      at,
      'thijs',
      id('l-thijs-1'),
      'Nog even over dat wasmachine-uur: mijn buurvrouw van 81 zegt dat ze het ook wil, maar dan op een briefje. Kan een briefje?',
    ),
  (at, id) => post(at, 'anneke', id('l-anneke-1'), '@vonkenvezel Hoe heet die meneer uit de kast? Ik heb appels over.'),
  (at, id) =>
    mail(at, 'willemijn', {
      id: id('l-willemijn-1'),
      subject: 'Mijn zus',
      text: 'Dag,\n\nMijn zus heeft het formulier ingevuld tot vraag 11. Daar wordt gevraagd naar haar EAN-code. Wij dachten allebei aan de supermarkt. Wat is dat en waar vindt ze het?\n\nWillemijn Scholten',
    }),
  (at, id) => post(at, 'bram', id('l-bram-2'), '@vonkenvezel test'),
  (at, id) =>
    post(
      at,
      'samira',
      id('l-samira-1'),
      '@vonkenvezel Mijn moeder heeft de sticker laten zien op de koffieochtend. Nu willen er zes dames ook een. Ik zeg het maar even.',
    ),
  (at, id) => deleted(at, 'plein', id('l-bram-2')),
  (at, id) =>
    mail(at, 'vos', {
      id: id('l-vos-1'),
      subject: 'taart',
      text: "Beste mensen,\n\nRia vraagt of wij al antwoord hebben gekregen. Onze mail zat vol (kleinkinderen, foto's). Nu is er weer plek. Stuurt u het nog eens?\n\nHenk",
    }),
  (at, id) =>
    post(
      at,
      'nadia',
      id('l-nadia-1'),
      '@vonkenvezel Donderdag na half zes ben ik thuis, met thee. Komt er dan écht iemand? Dan koop ik ook koekjes.',
    ),
  (at, id) =>
    mail(at, 'gerrit', {
      id: id('l-gerrit-1'),
      subject: 'Nagekomen vraag',
      text: 'Geachte medewerker,\n\nMijn kleindochter heeft mij erop gewezen dat mijn vorige schrijven uit zeven vragen bestond en dat dit "best veel" is. Beantwoordt u dan gerust eerst nummer 2.\n\nHoogachtend,\nG.J. Oosterhuis',
    }),
  (at, id) =>
    post(
      at,
      'fatima',
      id('l-fatima-1'),
      '@vonkenvezel Ik heb vanmiddag dienst en werk nu op de hotspot van mijn broer. Eén ding wil ik weten: vandaag nog, ja of nee.',
    ),
  (at, id) =>
    form(
      at,
      'samira',
      id('l-samira-2'),
      `Goedendag, hier ${people.samira.name}. De dames van de koffieochtend vragen of de sticker ook in het Turks en het Fries kan. Ik geef het maar door.`,
    ),
  (at, id) => post(at, 'marja', id('l-marja-2'), '☕👋'),
  (at, id) =>
    mail(at, 'ruben', {
      id: id('l-ruben-2'),
      subject: 'Vervolgvraag',
      text: 'Goedendag,\n\nEen lezer meldt dat de bonus aan het behalen van "klanttevredenheid 7,6" is gekoppeld. Klopt dat, en hoe is die gemeten?\n\nRuben Castelein',
    }),
  (at, id) =>
    post(
      at,
      'daan',
      id('l-daan-2'),
      "Voor wie het mist: @vonkenvezel heeft net om 4 uur 's nachts een firmware-update gedaan en níemand heeft er iets van gemerkt. Zo hoort het.",
      { addressed: false },
    ),
]
