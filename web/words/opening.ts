/** When a team is there. Loaded with the page of teams. */
const nl = {
  title: 'Openingstijden',
  of: (team: string) => `Openingstijden van ${team}`,
  unknown: 'Nog niet ingevuld',
  fill: 'Vul in',
  change: 'Wijzig',
  never: 'Nooit open',
  help: 'Daarmee kan een gesprek wachten tot het team weer open is. Hoe snel klanten antwoord krijgen hangt er niet van af: die tijd loopt door als het team dicht is.',
  from: (day: string) => `${day} open vanaf`,
  until: (day: string) => `${day} open tot`,
  to: 'tot',
  closed: 'dicht',
  onHolidays: 'Ook open op feestdagen',
  onHolidaysHelp: 'Nederlandse feestdagen. 5 mei telt eens in de vijf jaar.',
  nextDay: 'de dag erna',
  odd: (day: string) => `${day}: het team sluit zodra het opent. Kies een andere tijd, of haal het vinkje weg.`,
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
  help: 'With them a conversation can wait until the team is open again. How soon customers get an answer does not depend on them: that time runs on while the team is closed.',
  from: (day) => `${day} open from`,
  until: (day) => `${day} open until`,
  to: 'to',
  closed: 'closed',
  onHolidays: 'Open on holidays too',
  onHolidaysHelp: 'Dutch holidays. 5 May counts once in five years.',
  nextDay: 'the day after',
  odd: (day) => `${day}: the team closes as it opens. Choose another time, or clear the box.`,
  clear: 'Clear',
  holidays: 'not on holidays',
}

export const openingWords = { nl, en }
