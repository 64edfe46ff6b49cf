/** How far a message may go in public. Loaded with the pages that show messages. */
const nl = {
  pickedUp: 'Wordt opgepikt',
  came: (n: string, one: boolean) => (one ? '1 mens reageerde' : `${n} mensen reageerden`),
  through: (n: string, name: string) => `${n} via ${name}`,
  toCome: (low: string, high: string) => `Waarschijnlijk reageren er nog ${low} tot ${high}`,
  mostly: (name: string) => `vooral via ${name}`,
  why: 'Waarom?',
  because: {
    carried: 'Iemand anders dan de schrijver brengt meer dan een tiende van de mensen mee die reageren.',
    how: 'De verwachting komt uit wie tot nu toe reageerde, hoeveel mensen gewoonlijk op hen reageren, en hoe snel het nu gaat.',
    sure: 'In vier van de vijf gevallen komt het tussen die aantallen uit. Het wordt bijgewerkt bij elke reactie.',
  },
}

const en: typeof nl = {
  pickedUp: 'Being picked up',
  came: (n, one) => (one ? '1 person reacted' : `${n} people reacted`),
  through: (n, name) => `${n} through ${name}`,
  toCome: (low, high) => `Probably ${low} to ${high} more people react`,
  mostly: (name) => `mostly through ${name}`,
  why: 'Why?',
  because: {
    carried: 'Somebody other than the writer brings in more than a tenth of the people who react.',
    how: 'What we expect comes from who reacted so far, how many people usually react to them, and how fast it goes now.',
    sure: 'In four of five cases it ends up between those numbers. It is updated with each reaction.',
  },
}

export const spreadWords = { nl, en }
