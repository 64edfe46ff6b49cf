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
  proof: 'Waaruit blijkt dat het hun account is?',
  proofHelp:
    'Ze zeiden het op het account zelf, of klikten op een link die je daarheen stuurde. Dan wissen we meteen. Weet je het niet zeker, laat het dan leeg.',
  what: 'Wat we van dit account meelazen en in geen gesprek staat, is meteen voor iedereen verborgen en telt nergens meer mee. Zonder bewijs wissen we het pas na een aantal dagen.',
  save: 'Noteer',
  noted: (n: string) => (n === '0' ? 'Genoteerd. Er was niets te wissen.' : `Genoteerd. Gewist: ${n}.`),
  hidden: (n: string, day: string) =>
    n === '0' ? 'Genoteerd. Er was niets te verbergen.' : `Genoteerd. Verborgen: ${n}. Gewist op ${day}.`,
  waits: (day: string) => `Verborgen, wordt gewist op ${day}`,
  notedBy: (name: string) => `genoteerd door ${name}`,
  shown: (proof: string) => `Bewijs: ${proof}`,
  also: (accounts: string) => `ook bekend als ${accounts}`,
  prove: 'Klopt, wis nu',
  proveTitle: (account: string) => `Nu wissen wat we van ${account} meelazen?`,
  proven: (n: string) => `Gewist: ${n}`,
  release: 'Klopt niet, laat los',
  releaseTitle: 'Is dit bezwaar niet van hen?',
  releaseBody: (account: string) =>
    `Dan lezen we ${account} weer mee, en wat verborgen was staat er weer. In het logboek staat dat jij dit deed.`,
  released: 'Het bezwaar is losgelaten',
  waiting: 'Een bezwaar zonder bewijs',
  waitingLead:
    'Iedereen kan op de openbare pagina elk account invullen. Daarom verbergen we meteen, en wissen we pas later.',
  waitFor: 'Hoe lang kan het nog terug?',
  waitHelp: 'Daarna wordt het gewist. Geldt voor bezwaren die vanaf nu komen.',
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
    'We luisteren dan niet meer naar dit account. Wat we ervan meelazen en in geen gesprek staat, is meteen verborgen en wordt na een aantal dagen gewist. Tot dan kan het bij Bezwaren nog terug. Wat de schrijver ons zelf stuurt komt gewoon binnen.',
  retention: 'Bewaren',
  retainFor: 'Hoe lang bewaren we wat niemand oppakt?',
  retainHelp:
    'Van wat we in het openbaar meelezen. Daarna wordt het gewist. Zo lang bewaren we ook wie hoe lang wachtte, en waarvoor invloed is gebruikt.',
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
  proof: 'What shows that it is their account?',
  proofHelp:
    'They said so on the account itself, or followed a link that you sent there. Then we erase at once. If you are not sure, leave it empty.',
  what: 'What we overheard of this account, and is in no conversation, is hidden from everyone at once and counts nowhere. Without proof it is erased only after some days.',
  save: 'Note',
  noted: (n) => (n === '0' ? 'Noted. There was nothing to erase.' : `Noted. Erased: ${n}.`),
  hidden: (n, day) =>
    n === '0' ? 'Noted. There was nothing to hide.' : `Noted. Hidden: ${n}. Will be erased on ${day}.`,
  waits: (day) => `Hidden, will be erased on ${day}`,
  notedBy: (name) => `noted by ${name}`,
  shown: (proof) => `Proof: ${proof}`,
  also: (accounts) => `also known as ${accounts}`,
  prove: 'It is theirs, erase now',
  proveTitle: (account) => `Erase what we overheard of ${account} now?`,
  proven: (n) => `Erased: ${n}`,
  release: 'It is not theirs, let go',
  releaseTitle: 'Is this objection not theirs?',
  releaseBody: (account) =>
    `Then we listen to ${account} again, and what was hidden is back. The logbook says that you did this.`,
  released: 'The objection has been let go',
  waiting: 'An objection without proof',
  waitingLead: 'On the public page anyone can fill in any account. So we hide at once, and erase later.',
  waitFor: 'How long can it come back?',
  waitHelp: 'After that it is erased. For objections that come from now on.',
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
    'We no longer listen to this account then. What we overheard of it, and is in no conversation, is hidden at once and erased after some days. Until then it can come back, under Objections. What the writer sends us still comes in.',
  retention: 'Keeping',
  retainFor: 'How long do we keep what nobody takes up?',
  retainHelp:
    'Of what we overhear in public. After that it is erased. As long we keep who waited how long, and what influence was used for.',
  retainLead: 'Another number of days holds for what comes in from then on.',
  days: ' days',
}

export const objectionWords = { nl, en }
export type ObjectionWords = typeof nl
