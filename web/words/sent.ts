/** Changing or taking back an answer that left. */

const nl = {
  more: (name: string) => `Meer met het antwoord van ${name}`,
  change: 'Verander…',
  withdraw: 'Neem terug…',
  changeTitle: 'Een verzonden antwoord veranderen',
  changeBody: 'Iedereen die het leest kan zien dat het is gewijzigd.',
  text: 'Het antwoord',
  save: 'Verander het',
  withdrawTitle: 'Dit antwoord terugnemen?',
  withdrawBody: 'De tekst verdwijnt overal waar het netwerk hem nog toont, en ook hier. Wie hem al las, las hem.',
  changing: 'Wordt veranderd:',
  withdrawing: 'Wordt teruggenomen:',
  changed: (by: string) => `Veranderd door ${by}`,
  earlier: 'Wat er eerder stond',
  earlierOf: (name: string) => `Bewerkt: lees wat ${name} eerder schreef`,
  until: (when: string) => `Tot ${when}`,
  earlierNone: 'De eerdere tekst is niet bewaard.',
  withdrawn: (by: string) => `Teruggenomen door ${by}`,
}

const en: typeof nl = {
  more: (name) => `More with the answer of ${name}`,
  change: 'Change…',
  withdraw: 'Take back…',
  changeTitle: 'Change an answer that was sent',
  changeBody: 'Everybody who reads it can see that it was changed.',
  text: 'The answer',
  save: 'Change it',
  withdrawTitle: 'Take this answer back?',
  withdrawBody: 'The text disappears wherever the network still shows it, and here too. Who read it has read it.',
  changing: 'Being changed:',
  withdrawing: 'Being taken back:',
  changed: (by) => `Changed by ${by}`,
  earlier: 'What it said before',
  earlierOf: (name) => `Edited: read what ${name} wrote before`,
  until: (when) => `Until ${when}`,
  earlierNone: 'The earlier text was not kept.',
  withdrawn: (by) => `Taken back by ${by}`,
}

export const sentWords = { nl, en }
