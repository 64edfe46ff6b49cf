/**
 * A question of the press: somebody who writes for the public asks for a reaction, facts or a conversation. It goes to PR at once, so
 * missing one costs more than showing one too many to a colleague. Cues that weigh what they say about it, added up; the cues that
 * decided are given back, so that a person can see why. (A model that learns takes this over where one is trained.)
 */
export type Press = { is: boolean; cues: string[] }

/** Of a hundred messages with enough of these cues so many are of the press; an estimate, above what it needs to be said. */
export const chanceOfPressSaid = 0.8

type Cue = { name: string; weight: number; words: RegExp }

const cues: readonly Cue[] = [
  {
    name: 'says so',
    weight: 3,
    words:
      /\b(ik ben|ben|als|i am|i'm a|as a)\s+(een\s+)?(freelance[\s-]*)?(journalist|verslaggever|redacteur|verslaggeefster|onderzoeksjournalist|reporter|correspondent)\b/iu,
  },
  { name: 'says so', weight: 3, words: /\b(namens|van|voor)\s+(de|het)?\s*(nieuws|eind)?redactie\b/iu },
  {
    name: 'asks for a reaction',
    weight: 2,
    words:
      /\b(wederhoor|persvraag|persvragen|perswoordvoerder|woordvoerder|woordvoering|press\s+(enquiry|inquiry|office|officer)|spokes(person|woman|man))\b/iu,
  },
  {
    name: 'asks for a reaction',
    weight: 1,
    words:
      /\b(reactie|commentaar|statement|comment)\b[^.!?\n]{0,60}\b(voor|op|for|on)\b[^.!?\n]{0,60}\b(artikel|stuk|uitzending|programma|reportage|nieuwsbericht|article|story|piece|broadcast)\b/iu,
  },
  {
    name: 'writes about it',
    weight: 2,
    words:
      /\b((ik|wij|we|i)\s+(werk(en|t)?|schrij(f|ven)|mak(e|en)|am\s+writing|are\s+writing)|(werk(en)?|schrij(f|ven)|maa?k(en)?)\s+(ik|wij|we))\b[^.!?\n]{0,40}\b(artikel|stuk|reportage|uitzending|documentaire|podcast|article|story|piece)\b/iu,
  },
  {
    name: 'has sources',
    weight: 2,
    words:
      /\b(volgens|according\s+to)\s+(\w+\s+)?(bronnen|ingewijden|sources|insiders)\b|\buit\s+(stukken|documenten)\b[^.!?\n]{0,40}\bin\s+handen\s+van\b/iu,
  },
  {
    name: 'announces an article',
    weight: 1,
    words:
      /\b((morgen|vanavond|straks|binnenkort)\s+meer|more\s+(tomorrow|tonight|soon)|lees\s+(meer|verder)|read\s+more)\s+(op|in|bij|on|at)\b/iu,
  },
  {
    name: 'deadline',
    weight: 1,
    words:
      /\b(deadline|gaat\s+(vandaag|morgen|vanavond)\s+(live|online|de\s+lucht\s+in)|wordt\s+(vandaag|morgen|vanavond)\s+(gepubliceerd|uitgezonden))\b/iu,
  },
]

/** Where mail of the press comes from. Names of houses, which are facts; a person of one of them may also just be a customer. */
const houses =
  /@([\w-]+\.)*(anp|nos|rtl|rtlnieuws|nu|ad|nrc|volkskrant|trouw|telegraaf|parool|fd|bnr|dpgmedia|mediahuis|omroep[\w-]*|rtv[\w-]*|avrotros|bnnvara|kro-ncrv|vpro|eo|wnl|reuters|bbc)\.(nl|com|co\.uk)$/iu
const enough = 3
/** A longer text says what it wants where it begins. */
const looked = 2000

/** @param from the address or handle of who wrote it */
export function pressOf(subject: string, text: string, from: string): Press {
  const said = `${subject}\n${text.slice(0, looked)}`
  const found = cues.filter(({ words }) => words.test(said))
  const home = houses.test(from)
  const weight = found.reduce((sum, cue) => sum + cue.weight, 0) + (home ? 2 : 0)
  const names = [...new Set([...found.map(({ name }) => name), ...(home ? ['address'] : [])])]
  return { is: weight >= enough, cues: weight >= enough ? names : [] }
}
