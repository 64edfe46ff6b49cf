/** What the people of the firm have at hand: what they say often, what they look at, and rules that wait until somebody switches them on. */
import type { TermColour, TermSubject } from '../contract/term.ts'
import type { CannedAction } from '../domain/conversation/canned.ts'
import type { ViewFilters } from '../domain/conversation/view.ts'
import type { Rule } from '../domain/routing/rule.ts'
import { firm } from './firm.ts'
import { labels, teams } from './staff.ts'
import type { Both, Place } from './step.ts'

/** The ids in this house; null where its people have no such label or team any more. */
export type House = {
  language: 'nl' | 'en'
  label(name: Both): string | null
  team(name: Both): string | null
  channel(place: Place): string | null
}

type Terms = {
  name: string
  about: TermSubject
  /** Which one, where it is about a competitor. */
  competitor: string | null
  colour: TermColour
  teamId: string | null
  queries: string[]
}
type Canned = { name: string; shortcut: string; text: string; actions: CannedAction[]; teamIds: string[] }

export function furniture({ language, label, team, channel }: House) {
  const [complaint, outage, invoice] = [label(labels.klacht), label(labels.storing), label(labels.factuur)]
  const [service, press, plein] = [team(teams.Service), team(teams.PR), channel('plein')]
  const say = (nl: string, en: string) => (language === 'nl' ? nl : en)
  const put = (id: string | null): CannedAction[] => (id ? [{ do: 'label', add: [id], remove: [] }] : [])
  const only = (id: string | null) => (id ? [id] : [])
  const canned: Canned[] = [
    {
      name: say('Modem opnieuw starten', 'Restart the modem'),
      shortcut: 'modem',
      text: 'Dag {{klant.voornaam|daar}},\n\nHaal de stekker van het modem er een minuut uit en zet hem er weer in. Na drie minuten hoort het lampje groen te zijn. Lukt het niet, laat het me weten: dan kijk ik aan onze kant.\n\n{{ik.naam}}',
      actions: [],
      teamIds: [],
    },
    {
      name: say('Storing: we weten het', 'Outage: we know'),
      shortcut: 'storing',
      text: 'Dag {{klant.voornaam|daar}}, we weten het en het ligt aan ons. Er wordt aan gewerkt; ik laat je hier weten als er nieuws is, en ook als dat er niet is.',
      actions: put(outage),
      teamIds: only(service),
    },
    {
      name: say('Foute factuur', 'Wrong invoice'),
      shortcut: 'factuur',
      text: 'Dag {{klant.naam}},\n\nJe hebt gelijk: er staat een verkeerd bedrag op je factuur. Je krijgt een nieuwe en hoeft tot die tijd niets te betalen.\n\n{{ik.naam}}',
      actions: put(invoice),
      teamIds: only(service),
    },
    {
      name: say('Uitzoeken en terugkomen', 'Look into it and come back'),
      shortcut: 'zoek',
      text: 'Dag {{klant.voornaam|daar}}, ik zoek dit voor je uit en kom er vandaag op terug.\n\n{{ik.naam}}',
      actions: [{ do: 'take' }, { do: 'set', workState: 'open' }],
      teamIds: [],
    },
    {
      name: say('In English', 'In English'),
      shortcut: 'english',
      text: 'Hello {{klant.voornaam|there}},\n\nThank you for your message. I will look into it and get back to you today.\n\n{{ik.naam}}',
      actions: [],
      teamIds: [],
    },
    {
      name: say('Persvraag', 'Press question'),
      shortcut: 'pers',
      text: 'Goedendag {{klant.voornaam|}}, dank voor je vraag. Onze woordvoerder Noor belt je binnen een uur.',
      actions: press ? [{ do: 'move', teamId: press }] : [],
      teamIds: only(press),
    },
  ]
  const ground = say(
    'Demo: gerechtvaardigd belang. Wie in Lindeveen veel mensen bereikt, antwoorden we iets eerder, zodat één antwoord er velen helpt. Niemand wacht er merkbaar langer door. De afweging staat op de privacypagina.',
    'Demo: legitimate interest. Who reaches many people in Lindeveen is answered a little earlier, so that one answer helps many. Nobody waits noticeably longer because of it. The balancing test is on the privacy page.',
  )
  const views: { name: string; filters: ViewFilters | null }[] = [
    { name: say('Klachten', 'Complaints'), filters: complaint ? { state: 'open', labelIds: [complaint] } : null },
    { name: say('Tweede contact', 'Second contact'), filters: { state: 'open', contactsFrom: 2 } },
    {
      name: say('Plein, van niemand', 'Plein, nobody’s'),
      filters: plein ? { state: 'open', owner: 'nobody', channelIds: [plein] } : null,
    },
    {
      name: say('Facturen bij de klant', 'Invoices, waiting'),
      filters: invoice ? { state: 'pending', labelIds: [invoice] } : null,
    },
  ]
  const rules: (Pick<Rule, 'moment' | 'conditions' | 'actions'> & { name: string })[] = []
  if (outage)
    rules.push({
      name: say('Storing krijgt een label', 'An outage gets a label'),
      moment: { when: 'said' },
      conditions: [{ if: 'says', words: ['storing', 'geen internet', 'geen stroom'] }],
      actions: [{ do: 'label', add: [outage], remove: [] }],
    })
  if (press)
    rules.push({
      name: say('Pers naar PR', 'Press goes to PR'),
      moment: { when: 'opened' },
      conditions: [{ if: 'from', addresses: ['@lindeveensnieuws.example'] }],
      actions: [
        { do: 'move', teamId: press },
        { do: 'notify', agentIds: [], teamIds: [press] },
      ],
    })
  const terms: Terms[] = [
    {
      name: firm,
      about: 'brand',
      competitor: null,
      colour: 'teal',
      teamId: service,
      queries: ['"vonk & vezel" OR vonkenvezel OR #vonkenvezel', 'vonkje*'],
    },
    {
      name: say('Storing en stroom', 'Outages and power'),
      about: 'topic',
      competitor: null,
      colour: 'amber',
      teamId: press,
      queries: ['storing* OR "geen stroom" OR "stroom weg"', 'internet NEAR/4 (weg OR traag OR plat OR geen)'],
    },
    {
      name: say('Prijs en rekening', 'Price and bills'),
      about: 'topic',
      competitor: null,
      colour: 'blue',
      teamId: null,
      queries: ['rekening* OR factu* OR prijs* OR euro OR duur* OR borg OR voorschot'],
    },
    {
      name: say('Anderen', 'Others'),
      about: 'competitor',
      competitor: 'Netwijs',
      colour: 'violet',
      teamId: null,
      queries: ['netwijs'],
    },
  ]
  return {
    canned,
    terms,
    ground,
    views: views.flatMap(({ name, filters }) => (filters ? [{ name, filters }] : [])),
    rules,
  }
}
