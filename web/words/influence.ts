/** How far a voice reaches, and on what ground that is kept. Loaded with the pages that ask for it. */
import type { Factor, FactorPart } from '../../contract/influence.ts'

type Reason = { n: string; account: string; people: string }

const nl = {
  title: 'Invloed',
  lead: 'Hoe ver de stem van een klant reikt, van 1 tot 5, met de redenen erbij. Het helpt bij de volgorde, binnen de servicegarantie. Het besluit nooit iets over iemand.',
  off: 'Invloed staat uit',
  offBody:
    'Dit gaat over mensen, dus het begint met een grond: waarom jullie dit mogen bijhouden, en hoe je het aan klanten uitlegt. Leg die hier vast. Zonder grond wordt van niemand een factor bewaard.',
  on: (since: string, by: string | null) => (by ? `Aan sinds ${since}, vastgelegd door ${by}.` : `Aan sinds ${since}.`),
  ground: 'De grond',
  groundAsk: 'Waarom mogen en willen jullie dit bijhouden?',
  groundHelp:
    'Bijvoorbeeld: gerechtvaardigd belang, met de afweging en waar die te lezen is. Vraag het je privacyfunctionaris. In het logboek komt wie het vastlegde.',
  turnOn: 'Leg vast en zet aan',
  turnOff: 'Zet uit',
  turnOffTitle: 'Invloed uitzetten?',
  turnOffBody: 'Alle factoren worden gewist. Zet je het later weer aan, dan worden ze opnieuw gemaakt.',
  turnedOn: 'Invloed staat aan',
  turnedOff: 'Invloed staat uit. Alle factoren zijn gewist.',
  ask: 'Alleen wie de organisatie mag wijzigen, zet dit aan of uit.',
  who: 'Van wie wel, van wie niet',
  whoLines: [
    'Alleen van klanten en van wie ons zelf aansprak. Van alle anderen niet.',
    'Niet van wie minderjarig kan zijn, en niet van wie bezwaar maakte: dan gaat ook weg wat we telden.',
    'Geteld wordt wat in het openbaar te zien is: wie reageert, hoeveel mensen dat zijn, volgers en lijsten. Niet wat iemand vindt, gelooft of uitgeeft.',
    'Volgers tellen mee zover reacties ze verklaren, want volgers zijn te koop.',
    'Wat lang geleden is, telt elke negentig dagen voor de helft. Wat gewist wordt, telt meteen niet meer.',
  ],
  forWhat: 'Waarvoor',
  forLines: [
    'Om iemand met veel bereik iets eerder te antwoorden. Hoeveel eerder is begrensd, en niemand wacht er lang door.',
    'Niet voor een besluit over iemand, niet voor prijzen of reclame, niet voor een afscheid.',
  ],
  levels: 'Hoeveel mensen',
  levelsNone:
    'Nog van niemand. Er zijn minstens drie openbare berichten of reacties nodig, en iemand moet ons hebben aangesproken.',
  level: (level: number) => `Bereik ${level}`,
  people: (n: string) => (n === '1' ? '1 mens' : `${n} mensen`),
  reach: 'Bereik',
  names: ['Klein bereik', 'Enig bereik', 'Ruim bereik', 'Veel bereik', 'Heel veel bereik'],
  of: (level: number) => `${level} van 5`,
  between: (low: number, high: number) => (low === high ? 'vrij zeker' : `waarschijnlijk tussen ${low} en ${high}`),
  why: 'Waarom?',
  together: (points: string, level: number) => `Samen ${points}, dus ${level} van 5`,
  via: (name: string, network: string) => `Via ${name} op ${network}`,
  at: (when: string) => `Berekend op ${when}`,
  state: {
    'too-few': 'Onbekend: er is nog te weinig in het openbaar gezien.',
    objected: 'Onbekend: maakte bezwaar. We houden niets bij.',
    minor: 'Onbekend: kan minderjarig zijn. We houden niets bij.',
  } satisfies Record<Exclude<Factor['state'], 'known'>, string>,
  asleep: 'Al lang stil, dus het telt nu niet mee.',
  capped: (followers: string, counted: string) =>
    `${followers} volgers, waarvan er ${counted} meetellen: meer verklaren de reacties niet.`,
  reasons: {
    base: () => 'waar iedereen mee begint',
    audience: ({ n }: Reason) => `omdat er ${n} volgers zijn`,
    reactors: ({ people }: Reason) =>
      people === '1'
        ? 'omdat 1 mens in 90 dagen reageerde'
        : `omdat ${people} verschillende mensen in 90 dagen reageerden`,
    lists: ({ n }: Reason) => `omdat het account op ${n} lijsten van anderen staat`,
    rate: ({ n }: Reason) => `omdat er gemiddeld ${n} reacties op een bericht komen`,
    quality: ({ n }: Reason) => `omdat op wie reageert zelf ook zo’n ${n} mensen reageren`,
    unsure: ({ account }: Reason) => `omdat niet zeker is dat ${account} van deze klant is`,
    also: ({ account }: Reason) => `omdat ${account} er ook bij hoort`,
  } satisfies Record<FactorPart['what'], (reason: Reason) => string>,
  notFor:
    'Dit telt alleen mee voor de volgorde, binnen de servicegarantie. Nooit voor een besluit, een prijs, reclame of een afscheid.',
  uses: 'Gebruikt',
  usedFor: { queue: 'voor de volgorde in de wachtrij', asked: 'opgevraagd door een ander programma' },
  noUses: 'Nog nergens voor gebruikt.',
  usesMore: (n: number) => `en ${n} keer eerder`,
  leaveOut: 'Niet bijhouden',
  objected: 'Maakte bezwaar',
  minor: 'Kan minderjarig zijn',
  noMinor: 'Toch niet minderjarig',
  objectedTitle: 'Bezwaar noteren?',
  objectedBody:
    'Alles wat we telden gaat weg, op alle accounts, en we lezen deze klant niet meer mee. Wat deze klant ons stuurt komt gewoon binnen. Het bezwaar staat daarna bij Bezwaren.',
  objectedAct: 'Noteer bezwaar',
  minorTitle: 'Kan minderjarig zijn?',
  minorBody: 'Alles wat we telden gaat weg, op alle accounts, en we tellen niets meer.',
  minorAct: 'Houd niets bij',
  leftOut: 'We houden niets meer bij',
  backIn: 'Vanaf nu telt weer mee wat in het openbaar gebeurt',
}

const en: typeof nl = {
  title: 'Influence',
  lead: 'How far the voice of a customer reaches, from 1 to 5, with the reasons. It helps with the order, within the service guarantee. It never decides anything about anybody.',
  off: 'Influence is off',
  offBody:
    'This is about people, so it begins with a ground: why you may keep this, and how you explain it to customers. Record it here. Without a ground no factor is kept of anybody.',
  on: (since, by) => (by ? `On since ${since}, recorded by ${by}.` : `On since ${since}.`),
  ground: 'The ground',
  groundAsk: 'Why may you keep this, and why do you want to?',
  groundHelp:
    'For instance: legitimate interest, with the balancing test and where to read it. Ask your privacy officer. The logbook says who recorded it.',
  turnOn: 'Record and switch on',
  turnOff: 'Switch off',
  turnOffTitle: 'Switch influence off?',
  turnOffBody: 'All factors are deleted. When you switch it on again later, they are made anew.',
  turnedOn: 'Influence is on',
  turnedOff: 'Influence is off. All factors are deleted.',
  ask: 'Only who may change the organisation switches this on or off.',
  who: 'Of whom, and of whom not',
  whoLines: [
    'Only of customers and of people who addressed us themselves. Of nobody else.',
    'Not of anybody who may be a minor, nor of who objected: then what we counted goes as well.',
    'What is counted can be seen in public: who reacts, how many people that is, followers and lists. Not what somebody thinks, believes or spends.',
    'Followers count as far as reactions explain them, because followers can be bought.',
    'What was long ago counts for half every ninety days. What is erased stops counting at once.',
  ],
  forWhat: 'What for',
  forLines: [
    'To answer somebody who reaches many a little earlier. How much earlier is bounded, and nobody waits long because of it.',
    'Not for a decision about anybody, not for prices or marketing, not for a farewell.',
  ],
  levels: 'How many people',
  levelsNone: 'Nobody yet. It takes at least three public posts or reactions, and somebody who addressed us.',
  level: (level) => `Reach ${level}`,
  people: (n) => (n === '1' ? '1 person' : `${n} people`),
  reach: 'Reach',
  names: ['Small reach', 'Some reach', 'Wide reach', 'Large reach', 'Very large reach'],
  of: (level) => `${level} of 5`,
  between: (low, high) => (low === high ? 'fairly sure' : `probably between ${low} and ${high}`),
  why: 'Why?',
  together: (points, level) => `Together ${points}, so ${level} of 5`,
  via: (name, network) => `Through ${name} on ${network}`,
  at: (when) => `Worked out on ${when}`,
  state: {
    'too-few': 'Unknown: too little has been seen in public.',
    objected: 'Unknown: they objected. We keep nothing.',
    minor: 'Unknown: they may be a minor. We keep nothing.',
  },
  asleep: 'Silent for a long time, so it does not count now.',
  capped: (followers, counted) => `${followers} followers, of whom ${counted} count: reactions explain no more.`,
  reasons: {
    base: () => 'which everybody begins with',
    audience: ({ n }) => `because there are ${n} followers`,
    reactors: ({ people }) =>
      people === '1' ? 'because 1 person reacted in 90 days' : `because ${people} different people reacted in 90 days`,
    lists: ({ n }) => `because the account stands on ${n} lists of others`,
    rate: ({ n }) => `because a post gets ${n} reactions on average`,
    quality: ({ n }) => `because about ${n} people react to those who react`,
    unsure: ({ account }) => `because it is not sure that ${account} is theirs`,
    also: ({ account }) => `because ${account} is theirs as well`,
  },
  notFor:
    'This only counts for the order, within the service guarantee. Never for a decision, a price, marketing or a farewell.',
  uses: 'Used',
  usedFor: { queue: 'for the order of the queue', asked: 'asked for by another program' },
  noUses: 'Not used for anything yet.',
  usesMore: (n) => (n === 1 ? 'and once before' : `and ${n} times before`),
  leaveOut: 'Do not keep',
  objected: 'They objected',
  minor: 'May be a minor',
  noMinor: 'Not a minor after all',
  objectedTitle: 'Note an objection?',
  objectedBody:
    'All that we counted goes, on all accounts, and we no longer listen to this customer. What this customer sends us still comes in. The objection then stands with the objections.',
  objectedAct: 'Note objection',
  minorTitle: 'May they be a minor?',
  minorBody: 'All that we counted goes, on all accounts, and we count nothing any more.',
  minorAct: 'Keep nothing',
  leftOut: 'We keep nothing any more',
  backIn: 'From now on what happens in public counts again',
}

export const influenceWords = { nl, en }
export type InfluenceWords = typeof nl
