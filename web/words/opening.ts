/** When a team is there. Loaded with the page of teams. */
const nl = {
  title: 'Openingstijden',
  of: (team: string) => `Openingstijden van ${team}`,
  unknown: 'Nog niet ingevuld',
  fill: 'Vul in',
  change: 'Wijzig',
  never: 'Nooit open',
  help: 'Daarmee kan een gesprek wachten tot het team weer open is.',
  from: (day: string) => `${day} open vanaf`,
  until: (day: string) => `${day} open tot`,
  to: 'tot',
  closed: 'dicht',
  onHolidays: 'Ook open op feestdagen',
  onHolidaysHelp: 'Nederlandse feestdagen. 5 mei telt eens in de vijf jaar.',
  odd: (day: string) => `${day}: het team sluit voor het opent. Loopt de dag tot middernacht, kies dan 00:00.`,
  clear: 'Maak leeg',
  holidays: 'niet op feestdagen',
}

const en: typeof nl = {
  title: 'Opening hours',
  of: (team) => `Opening hours of ${team}`,
  unknown: 'Not filled in yet',
  fill: 'Fill in',
  change: 'Change',
  never: 'Never open',
  help: 'With them a conversation can wait until the team is open again.',
  from: (day) => `${day} open from`,
  until: (day) => `${day} open until`,
  to: 'to',
  closed: 'closed',
  onHolidays: 'Open on holidays too',
  onHolidaysHelp: 'Dutch holidays. 5 May counts once in five years.',
  odd: (day) => `${day}: the team closes before it opens. When the day lasts until midnight, choose 00:00.`,
  clear: 'Clear',
  holidays: 'not on holidays',
}

export const openingWords = { nl, en }
