/** What the public notice says. */
const nl = {
  title: (organisation: string) => `Wat ${organisation} meeleest`,
  lead: (organisation: string) =>
    `${organisation} leest mee wat er in het openbaar wordt gezegd. Hier staat waar, waarom, en hoe je dat stopt.`,
  where: 'Waar we meelezen',
  whereBody: 'Alleen waar iedereen kan lezen:',
  nowhere: 'Op dit moment is er geen vaste plek waar we meelezen.',
  invented: 'Er staan verzonnen berichten van een demofirma in dit huis. Daar is niemand voor meegelezen.',
  closed: 'Besloten plekken lezen we nooit mee: geen privéberichten van anderen, geen besloten groepen.',
  why: 'Waarvoor',
  whyBody:
    'Om te helpen als je een vraag of klacht over ons hebt, ook als je die niet aan ons stuurt. En om snel te merken dat er bij ons iets misgaat.',
  long: 'Hoe lang we het bewaren',
  longBody: (days: string) =>
    `Wat niemand bij ons oppakt, wissen we na ${days}. Van een lange tekst bewaren we alleen een stukje, met de link. Antwoorden we je, dan hoort het bij ons gesprek met jou.`,
  days: (n: string) => (n === '1' ? '1 dag' : `${n} dagen`),
  object: 'Liever niet',
  objectBody: 'Noem je account. Je hoeft niet te zeggen waarom, en het geldt meteen.',
  network: 'Netwerk',
  choose: 'Kies een netwerk',
  account: 'Naam van het account',
  accountHelp: 'Zoals anderen het daar zien, bijvoorbeeld @sanne.bsky.social.',
  send: 'Lees mij niet meer mee',
  faults: {
    network: 'Kies het netwerk waar je account staat.',
    account: 'Vul de naam van je account in.',
    'too-many': 'Dat ging te snel na elkaar. Wacht een minuut en probeer het nog eens.',
  },
  notYet: 'Nog niet gelukt',
  doneTitle: 'Dat is geregeld',
  done: (days: string) =>
    `We lezen dit account vanaf nu niet meer mee. Wat we meelazen ziet niemand hier meer, en na ${days} is het gewist. Die dagen zijn er voor het geval dat iemand anders jouw account invulde. Wat je ons zelf stuurt beantwoorden we wel. Wil je dat we het nu wissen? Zeg het ons dan vanaf het account zelf.`,
  rights: 'Je rechten',
  rightsBody:
    'We doen dit op grond van ons gerechtvaardigd belang om te weten wat er over ons gezegd wordt (AVG, artikel 6, lid 1, onder f). Je mag vragen wat we van je hebben, het laten verbeteren en laten wissen. Vind je dat we het niet goed doen, dan kun je een klacht indienen bij de Autoriteit Persoonsgegevens.',
  reach: 'Vragen',
  reachMail: (organisation: string) => `Mail ${organisation}:`,
  reachElse: (organisation: string) => `${organisation} beantwoordt ze langs de weg die je van ons kent.`,
  language: 'Taal',
}

const en: typeof nl = {
  title: (organisation) => `What ${organisation} listens to`,
  lead: (organisation) =>
    `${organisation} reads what is said in public. This page says where and why, and how you can stop it.`,
  where: 'Where we listen',
  whereBody: 'Only where everybody can read:',
  nowhere: 'At the moment there is no fixed place where we listen.',
  invented: 'This house holds invented messages of a demo company. Nobody was listened to for those.',
  closed: 'We never listen in closed places: no private messages of others, no closed groups.',
  why: 'What for',
  whyBody:
    'To help when you have a question or a complaint about us, even when you do not send it to us. And to notice soon when something goes wrong on our side.',
  long: 'How long we keep it',
  longBody: (days) =>
    `What nobody here takes up is erased after ${days}. Of a long text we keep only a part, with the link. When we answer you, it belongs to our conversation with you.`,
  days: (n) => (n === '1' ? '1 day' : `${n} days`),
  object: 'Rather not',
  objectBody: 'Name your account. You need not say why, and it holds at once.',
  network: 'Network',
  choose: 'Choose a network',
  account: 'Name of the account',
  accountHelp: 'As others see it there, for instance @sanne.bsky.social.',
  send: 'Stop listening to me',
  faults: {
    network: 'Choose the network that your account is on.',
    account: 'Fill in the name of your account.',
    'too-many': 'That was too fast. Wait a minute and try again.',
  },
  notYet: 'Not done yet',
  doneTitle: 'That is done',
  done: (days) =>
    `From now on we no longer listen to this account. Nobody here sees what we had overheard, and after ${days} it is erased. Those days are there in case somebody else filled in your account. What you send us yourself we do answer. Would you like it erased now? Then tell us from the account itself.`,
  rights: 'Your rights',
  rightsBody:
    'We do this on the ground of our legitimate interest in knowing what is said about us (GDPR, article 6(1)(f)). You may ask what we have of you, have it corrected and have it erased. If you think that we do this wrongly, you can complain to the data protection authority, in the Netherlands the Autoriteit Persoonsgegevens.',
  reach: 'Questions',
  reachMail: (organisation) => `Mail ${organisation}:`,
  reachElse: (organisation) => `${organisation} answers them in the way you know from us.`,
  language: 'Language',
}

export const noticeWords = { nl, en }
