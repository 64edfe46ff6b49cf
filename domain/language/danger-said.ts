/**
 * Signs of danger in so many words. The model sees danger in what resembles its examples, and those are few; whoever says it outright is
 * heard in any case. Plain phrases, in Dutch and English: a false alarm is denied with one key, a missed one is not made good.
 *
 * Cost: one pass over the text for each of the two patterns; nothing in them repeats inside what repeats.
 */
import type { Danger } from './reading.ts'

type DangerSaid = { danger: Danger; from: number; until: number }

/** Of a hundred such texts so many were meant; an estimate, above what a danger needs to hold. */
export const chanceOfDangerSaid = 0.6

const selfharm = [
  'zelfmoord',
  'zelfdoding',
  'su[iï]cide',
  'suicidal',
  '(?:niet|nooit) (?:meer|langer) (?:leven|wakker worden)',
  '(?:wil|wou|kan beter) (?:gewoon |echt |liever |nu )?dood(?: zijn| gaan)?',
  "(?:einde|eind) aan (?:mijn|me|m’n|m'n) leven",
  'uit het leven (?:te )?stap(?:pen)?',
  '(?:mezelf|mijzelf) (?:iets|wat) aan(?: te )?doen',
  'doe (?:mezelf|mijzelf) (?:iets|wat) aan',
  '(?:mezelf|mijzelf) (?:van kant|om het leven)',
  'beter af zonder mij',
  'kill myself',
  'end(?:ing)? my (?:own )?life',
  'take my (?:own )?life',
  '(?:hurt|harm)(?:ing)? myself',
  'want to die',
  "(?:don[’']?t|do not) want to (?:live|be alive)",
  'better off without me',
]
const threat = [
  '(?:maak|maken|schiet|schieten|sla|slaan|steek|steken) (?:je|jou|jullie|u|hem|haar|ze|hen) (?:allemaal |hartstikke )?(?:dood|neer|kapot|in elkaar)',
  '(?:vermoord|vermoorden) (?:je|jou|jullie|u|hem|haar|ze|iemand)',
  '(?:je|jullie|u|hem|haar|ze|iemand) (?:iets|wat) aan(?: te )?doen',
  'doe (?:je|jullie|u|hem|haar|ze|iemand) (?:iets|wat) aan',
  '(?:kantoor|winkel|gebouw|pand|zaak|boel|tent)(?: van jullie)? in brand',
  'weet (?:je|jou|jullie|u|ze|hem|haar) (?:wel )?te vinden',
  'weet waar (?:je|jij|jullie|u|hij|zij) (?:woont|wonen|werkt|werken|woon|werk)',
  '(?:een|de) bom (?:leggen|plaatsen|ligt|gelegd)',
  '(?:kill|shoot|stab|murder) (?:you|them|him|her|somebody|someone|everyone)',
  '(?:burn|blow)(?:ing)? (?:down|up) (?:your|the) (?:office|store|shop|building|place)',
  '(?:burn|blow) (?:your|the) (?:office|store|shop|building|place) (?:down|up)',
  'know where you (?:all )?(?:live|work)',
  '(?:plant|planted|put) a bomb',
]
const patternOf = (phrases: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
const patterns: readonly (readonly [Danger, RegExp])[] = [
  ['selfharm', patternOf(selfharm)],
  ['threat', patternOf(threat)],
]

/** In UTF-16 units of the text. */
export function dangersSaid(text: string): DangerSaid[] {
  return patterns.flatMap(([danger, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ danger, from: index, until: index + found.length })),
  )
}
