/** A channel that is an archive. Loaded with what shows one. */
const nl = {
  word: 'archief',
  make: 'Maak er een archief van',
  sure: (name: string) => `Van ${name} een archief maken?`,
  body: 'Het netwerk bestaat niet meer, of jullie zijn er weg. We luisteren er dan niet meer en er gaat niets meer heen. Wat er gezegd is blijft te lezen en te vinden. Gesprekken die nog open staan blijven open: antwoord daar via een ander kanaal. Terughalen kan altijd.',
  why: 'Waarom?',
  whyHelp: 'Bijvoorbeeld: het netwerk bestaat niet meer. Leeg laten mag.',
  made: 'Het kanaal is nu een archief',
  since: (date: string) => `Dit kanaal is een archief sinds ${date}.`,
  stays:
    'We luisteren hier niet meer en er gaat niets meer heen. Alles wat er gezegd is blijft te lezen en te vinden. Wat ouder wordt telt steeds minder mee in iemands invloed.',
  find: 'Zoek in dit archief',
  bringBack: 'Haal terug',
  isBack: 'Het kanaal is terug en staat nog stil. Kijk de verbinding na en zet het dan aan.',
}

const en: typeof nl = {
  word: 'archive',
  make: 'Make it an archive',
  sure: (name) => `Make an archive of ${name}?`,
  body: 'The network is gone, or you have left it. We then listen there no more and nothing leaves. What was said stays to be read and found. Conversations that are open stay open: answer them by another channel. It can always be brought back.',
  why: 'Why?',
  whyHelp: 'For instance: the network no longer exists. May be left empty.',
  made: 'The channel is an archive now',
  since: (date) => `This channel is an archive since ${date}.`,
  stays:
    'We listen here no more and nothing leaves. All that was said stays to be read and found. As it grows older it counts for less and less in anybody’s influence.',
  find: 'Search this archive',
  bringBack: 'Bring back',
  isBack: 'The channel is back and still stands still. Check the connection and then switch it on.',
}

export const archiveWords = { nl, en }
