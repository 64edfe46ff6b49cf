/**
 * A question of the customer that the draft does not touch: nothing in it tells anything of the matter, or a question for a moment or an
 * amount is answered without one.
 */
import { saysAct } from './act.ts'
import { isHollow } from './hollow.ts'
import { namesMoment } from './moment.ts'
import { phrases, saysIn } from './phrases.ts'
import { type Question, questionsOf } from './question.ts'
import type { Sentence } from './reading.ts'
import { type LaterRule, whole } from './rule.ts'

const asksWhen = phrases(`
  (wanneer|hoe laat|hoe lang|hoelang|hoe snel|hoeveel dagen|welke dag|op welke datum)
  (when|what time|how long|how soon|what day|which day|what date|how many days)
`)
const asksMuch = phrases(`
  (hoeveel|wat kost|wat zijn de kosten|hoe duur)
  (how much|what does it cost|what do you charge|what's the (price|cost|fee))
`)
/** Of a moment or an amount nothing can be said yet, or it is said in other words. */
const other = phrases(`
  (weet|weten|bekend|zeker|duidelijk|afhankelijk|hangt|ligt eraan|verschilt|meestal|normaal|nooit|altijd|direct|meteen|nu|al|zodra|zojuist|net|vanaf|sinds|klaar|onderweg|gratis|niks|niets|kosteloos|morgen)
  (know|known|certain|clear|yet|depends|usually|normally|never|always|straight|immediately|now|already|soon|once|since|just|ready|permanently|free|nothing|no)
`)
/** What tells something: an answer, a cause, how it is done, or a question back. */
const tells = phrases(`
  (ja|jazeker|jawel|zeker|nee|neen|klopt|inderdaad|kan|mag|hoeft|hoef|kunt|moet|want|omdat|doordat|vanwege|door|daarom|dus|oorzaak|reden|komt|namelijk|zit|staat|ligt|heb|hebben|heeft|is|zijn|was|wordt|gaat|ga|doe|krijg|krijgt|geldt|werkt|kost|zet|druk|kies|klik|tik)
  (yes|yep|yeah|sure|no|nope|nah|correct|right|can|can't|may|needn't|because|since|due|caused|cause|reason|is|are|was|were|it's|that's|there's|you're|isn't|aren't|has|have|had|does|doesn't|did|didn't|takes|costs|works|got|get|press|tap|click|choose|set|put)
`)

export const unanswered: LaterRule = (reading, { customer }, substance) => {
  const questions = customer.flatMap(questionsOf)
  if (questions.length === 0) return []
  const told = substance.filter(
    (sentence) =>
      !isHollow(reading, sentence) &&
      (sentence.asks || saysAct(sentence) || saysIn(sentence, tells) || sentence.text.length > 12),
  )
  const missed = questions.find((question) => !touched(question, told))
  return missed ? [{ ...whole, reason: 'question', about: missed.said }] : []
}

function touched({ sentence }: Question, told: readonly Sentence[]): boolean {
  if (told.length === 0) return false
  if (told.some(({ asks }) => asks)) return true
  const number = told.some(({ text }) => /\d/.test(text))
  if (saysIn(sentence, asksWhen)) return number || told.some((one) => namesMoment(one) || saysIn(one, other))
  if (saysIn(sentence, asksMuch)) return number || told.some((one) => saysIn(one, other))
  return true
}
