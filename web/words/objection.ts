/** Objections as the organisation keeps them, and how long is kept what nobody engages with. Loaded with the page. */

const nl = {
  title: 'Bezwaren',
  lead: 'Wie niet wil dat we meelezen. Wat ze in het openbaar zeggen bewaren we niet; wat ze ons sturen beantwoorden we wel.',
  add: 'Noteer een bezwaar',
  emptyTitle: 'Niemand heeft bezwaar gemaakt',
  emptyBody:
    'Zegt iemand dat je niet moet meelezen, noteer het dan hier. Iedereen kan het ook zelf op de pagina hieronder.',
  page: 'De pagina voor iedereen',
  pageLead: 'Hier staat in gewone woorden wat jullie meelezen, en hier maakt iemand zelf bezwaar.',
  address: 'Adres van de pagina',
  addressHelp: 'Zet het op je site, bijvoorbeeld bij privacy.',
  open: 'Bekijk de pagina',
  colour: 'Kleur van de pagina',
  how: 'Hoe liet iemand het weten?',
  howHint: 'Belde ons, schreef het in een reactie',
  note: 'Opmerking',
  what: 'Wat we van dit account meelazen en in geen gesprek staat, wordt meteen gewist. Dat komt niet terug.',
  save: 'Noteer en wis',
  noted: (n: string) => (n === '0' ? 'Genoteerd. Er was niets te wissen.' : `Genoteerd. Gewist: ${n}.`),
  hows: { 'notice page': 'zelf, op de pagina voor iedereen', 'under a post': 'bij een bericht in de stroom' } as Record<
    string,
    string
  >,
  takeBack: (account: string) => `Haal het bezwaar van ${account} weg`,
  takeBackTitle: 'Bezwaar weghalen?',
  takeBackBody: (account: string) =>
    `Doe dit alleen als ${account} dat zelf wil, of als het een vergissing was. Vanaf nu lezen we dit account weer mee. Wat gewist is komt niet terug.`,
  takeBackAct: 'Haal weg',
  takenBack: 'Het bezwaar is weggehaald',
  more: 'Eerdere bezwaren',
  menu: (name: string) => `Meer bij het bericht van ${name}`,
  writer: 'Schrijver wil dit niet',
  writerTitle: (name: string) => `${name} niet meer meelezen?`,
  writerBody:
    'We luisteren dan niet meer naar dit account. Alles wat we ervan meelazen en in geen gesprek staat, wordt gewist en komt niet terug. Wat de schrijver ons zelf stuurt komt gewoon binnen.',
  retention: 'Bewaren',
  retainFor: 'Hoe lang bewaren we wat niemand oppakt?',
  retainHelp: 'Van wat we in het openbaar meelezen. Daarna wordt het gewist.',
  retainLead: 'Een andere termijn geldt voor wat vanaf dan binnenkomt.',
  days: ' dagen',
}

const en: typeof nl = {
  title: 'Objections',
  lead: 'Who does not want us to listen. What they say in public is not kept; what they send us is answered.',
  add: 'Note an objection',
  emptyTitle: 'Nobody has objected',
  emptyBody: 'When somebody tells you not to listen, note it here. Everybody can also do so on the page below.',
  page: 'The page for everybody',
  pageLead: 'It says in plain words what you listen to, and there people object by themselves.',
  address: 'Address of the page',
  addressHelp: 'Put it on your site, for instance with your privacy statement.',
  open: 'Look at the page',
  colour: 'Colour of the page',
  how: 'How did they let you know?',
  howHint: 'Called us, wrote it in a comment',
  note: 'Remark',
  what: 'What we overheard of this account and is in no conversation is erased at once. It does not come back.',
  save: 'Note and erase',
  noted: (n) => (n === '0' ? 'Noted. There was nothing to erase.' : `Noted. Erased: ${n}.`),
  hows: { 'notice page': 'by themselves, on the page for everybody', 'under a post': 'with a post in the stream' },
  takeBack: (account) => `Take back the objection of ${account}`,
  takeBackTitle: 'Take the objection back?',
  takeBackBody: (account) =>
    `Do this only when ${account} wants it, or when it was a mistake. From now on we listen to this account again. What was erased does not come back.`,
  takeBackAct: 'Take back',
  takenBack: 'The objection has been taken back',
  more: 'Earlier objections',
  menu: (name) => `More about the post of ${name}`,
  writer: 'Its writer does not want this',
  writerTitle: (name) => `Stop listening to ${name}?`,
  writerBody:
    'We no longer listen to this account then. All that we overheard of it and is in no conversation is erased and does not come back. What the writer sends us still comes in.',
  retention: 'Keeping',
  retainFor: 'How long do we keep what nobody takes up?',
  retainHelp: 'Of what we overhear in public. After that it is erased.',
  retainLead: 'Another number of days holds for what comes in from then on.',
  days: ' days',
}

export const objectionWords = { nl, en }
