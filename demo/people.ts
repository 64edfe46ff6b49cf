/**
 * The twenty customers, each with a voice of their own. All of them are invented, and so are their addresses: `.example` is nobody's.
 * `thanks` and `still` is how they answer when somebody here wrote to them.
 */
export type Person = {
  name: string
  mail?: string
  /** The never changing id on Plein, and the name there. Plein vouches for the mail address of those with `vouched`. */
  plein?: { id: string; handle: string; vouched?: true }
  /** The account on the firm's own site, which vouches for the mail address that was entered there. */
  site?: string
  thanks: readonly string[]
  still: readonly string[]
}

export const people = {
  fatima: {
    name: 'Fatima Bakkali',
    mail: 'f.bakkali@waterkant.example',
    plein: { id: '51870', handle: 'fatima_b', vouched: true },
    thanks: ['Dank. Ik geloof het als ik morgenochtend nog steeds internet heb, maar dank.'],
    still: [
      'Nee. Modem nog steeds rood, net voor de vierde keer gereset. Ik ga dit niet nog een keer uitleggen aan een nieuwe collega.',
    ],
  },
  bram: {
    name: 'Bram de Wit',
    plein: { id: '40112', handle: 'bramdewit' },
    thanks: ['Een antwoord van een mens, binnen een uur, zonder keuzemenu. Ik ben er stil van.'],
    still: ['Dank voor het bericht. Het probleem laat je hartelijk groeten, het is er nog.'],
  },
  lotte: {
    name: 'Lotte Hendriks',
    plein: { id: '62004', handle: 'lottehendriks' },
    thanks: ['superlief dat je zo snel reageert 💛 helemaal goed zo!', 'yes gelukt!! 🎉'],
    still: ['hmm nee hier nog steeds niks 😕 moet ik iets uit en aan zetten ofzo?'],
  },
  gerrit: {
    name: 'G.J. Oosterhuis',
    mail: 'gj.oosterhuis@lindeveen.example',
    thanks: [
      'Geachte medewerker,\n\nHartelijk dank voor uw heldere uitleg. Ik heb een en ander in mijn map opgeborgen.\n\nMet vriendelijke groet,\nG.J. Oosterhuis',
    ],
    still: [
      'Geachte medewerker,\n\nDank voor uw bericht. Mijn tweede vraag, die over de datum, is daarin evenwel niet beantwoord. Ik verneem het graag.\n\nHoogachtend,\nG.J. Oosterhuis',
    ],
  },
  youssef: {
    name: 'Youssef El Amrani',
    plein: { id: '77345', handle: 'yousse_f' },
    thanks: ['top man bedankt 🙏', 'ah oke duidelijk thx'],
    still: ['nee bro nog steeds niet, zit nu op 4g v/d buren'],
  },
  ingrid: {
    name: 'Ingrid van der Laan',
    mail: 'ingrid@vanderlaan.example',
    thanks: ['Fijn, dan kan dat van mijn lijstje (nog 43 dingen te gaan). Dank!\n\nIngrid'],
    still: ['Dank je, maar ik zie in Mijn V&V nog steeds het oude adres staan. Of duurt dat even?\n\nIngrid'],
  },
  kees: {
    name: 'Kees Mulder',
    mail: 'keesmulder58@lindeveen.example',
    thanks: [
      'Ik zie hem. 118,40. Dat is het bedrag dat ik drie weken geleden al noemde. Dank dat iemand eindelijk keek.\n\nK. Mulder',
    ],
    still: [
      'NEE. Ik krijg nu een BETALINGSHERINNERING. Over de rekening die niet klopt. Leest er iemand mee daar??\n\nK. Mulder',
    ],
  },
  samira: {
    name: 'سميرة حداد',
    mail: 'samira.haddad@mailhuis.example',
    plein: { id: '30991', handle: 'samira.haddad', vouched: true },
    site: 'samira.haddad',
    thanks: [
      'Dank je wel, ook van mijn moeder. Ze zegt dat je een lieve stem hebt, ik heb maar niet gezegd dat het een bericht was.',
    ],
    still: ['Bij mij doet het het weer, maar het kastje van mijn moeder knippert nog oranje. Is dat goed of fout?'],
  },
  daan: {
    name: 'Daan Verhoeven',
    plein: { id: '18220', handle: 'daanv_netwerk' },
    thanks: ['Duidelijk, dank. Packet loss 0,0 %, uptime staat weer te tikken. Wat mij betreft klaar.'],
    still: [
      'Helaas. Elke 11 minuten verlies ik 20 seconden, precies op de lease. Log kan ik sturen als je een adres hebt.',
    ],
  },
  priya: {
    name: 'Priya Raman',
    mail: 'priya.raman@mailhuis.example',
    thanks: ['Thank you, that is a clear answer (and in English, I appreciate it).\n\nBest,\nPriya'],
    still: [
      'Thanks, but the link in your mail leads to a page in Dutch only, and my account still shows two addresses. Could you check once more?\n\nPriya',
    ],
  },
  willemijn: {
    name: 'Willemijn Scholten',
    mail: 'willemijn.scholten@lindeveen.example',
    thanks: [
      'Wat aardig dat u zelf terugschrijft! Ik zal het ook aan mijn zus vertellen, die zit nog bij de concurrent.\n\nWillemijn Scholten',
    ],
    still: [
      'Dag, ik vrees dat er een misverstand is: het ging mij om mijn zus, niet om mijzelf. Kijkt u nog eens? Geen haast hoor.\n\nWillemijn Scholten',
    ],
  },
  thijs: {
    name: 'Thijs Bakker',
    mail: 'thijs@bakkerthuis.example',
    plein: { id: '25519', handle: 'thijs_b', vouched: true },
    site: 'thijs.bakker',
    thanks: ['Mooi! Als jullie testers zoeken: ik heb een warmtepomp, een laadpaal en te veel vrije tijd.'],
    still: ['Ik zie de knop niet, ook niet na uitloggen. Android 15, app-versie 4.2.1 als dat helpt.'],
  },
  anneke: {
    name: 'Anneke Postma',
    plein: { id: '83650', handle: 'annekep' },
    thanks: ['Oké dank. En nogmaals sorry van gisteren.'],
    still: ['Nee dus. Maar ik blijf vriendelijk, zie je wel.'],
  },
  ruben: {
    name: 'Ruben Castelein',
    mail: 'ruben@lindeveensnieuws.example',
    plein: { id: '11007', handle: 'LindeveensNieuws' },
    thanks: ['Dank, dat neem ik zo mee. Mag ik je naam erbij zetten?\n\nRuben Castelein'],
    still: [
      'Dank voor de snelle reactie, maar dat is geen antwoord op mijn vraag. Klopt het bedrag, ja of nee?\n\nRuben Castelein',
    ],
  },
  marja: {
    name: 'Marja Kuipers',
    plein: { id: '59403', handle: 'marja1961' },
    thanks: ['👍❤️', '🙏🌷'],
    still: ['👎📶❌'],
  },
  joost: {
    name: 'Joost Timmerman',
    mail: 'joost@eetcafedesnoek.example',
    plein: { id: '70218', handle: 'desnoek' },
    thanks: ['Prima, zo doen we zaken. Kom een keer een bitterbal halen, van de zaak.\n\nJoost\nEetcafé De Snoek'],
    still: ['Het pinapparaat doet het, de kassa in de keuken niet. Dus nee. Vanavond zit ik weer vol.\n\nJoost'],
  },
  nadia: {
    name: 'Nadia Öztürk',
    mail: 'nadia.ozturk@mailhuis.example',
    plein: { id: '66781', handle: 'nadiaozturk', vouched: true },
    thanks: ['Kijk, via Plein gaat het dus wél snel 😉 dank je, tot donderdag dan!'],
    still: ['Er is weer niemand geweest, en ik zat er weer voor thuis.'],
  },
  vos: {
    name: 'Henk en Ria Vos',
    mail: 'henkenria.vos@lindeveen.example',
    thanks: ['Dank u wel, nu snappen we het. Ria had dus gelijk, zoals gewoonlijk.\n\nHenk (en Ria)'],
    still: ['Wij snappen het nog niet helemaal. Is het nou wél of niet inclusief btw?\n\nHenk (en Ria)'],
  },
  sofie: {
    name: 'Sofie Janssens',
    plein: { id: '90155', handle: 'sofie.janssens' },
    thanks: ['Heel vriendelijk, merci! Mijn dochter is content.'],
    still: ['Amai, bij haar op kot is er nog altijd niets. Kan ik zelf iets nakijken?'],
  },
  carla: {
    name: 'Carla Smit',
    mail: 'carla@praktijkdelinde.example',
    site: 'carla.smit',
    thanks: ['Helemaal helder, dank je. Ik zet het door naar mijn compagnon.\n\nCarla Smit\nFysiotherapie De Linde'],
    still: [
      'Sorry, ik kan er nog niets mee: mijn boekhouder vraagt om een factuur op naam van de praktijk, niet op mijn eigen naam.\n\nCarla Smit',
    ],
  },
} as const satisfies Record<string, Person>
export type Who = keyof typeof people

export const person = (who: Who): Person => people[who]
