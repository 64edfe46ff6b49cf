/** Is something said to be done, given or known: the substance beside which a kind word is no hollow phrase? */
import { namesMoment } from './moment.ts'
import { phrases, saysIn } from './phrases.ts'
import type { Sentence } from './reading.ts'

const done = phrases(`
  (ik|we|wij) (heb|hebben) .. (ge|ver|be|her|ont|terug|aan|uit|door|in|op|om|af|over|klaar)[a-z]{3,20}
  (heb|hebben) (ik|we|wij) .. (ge|ver|be|her|ont|terug|aan|uit|door|in|op|om|af|over|klaar)[a-z]{3,20}
  (is|zijn|wordt|worden) .. (geschrapt|hersteld|gecrediteerd|gerepareerd|opgelost|vervangen|teruggestort|terugbetaald|teruggeboekt|geblokkeerd|verstuurd|verzonden|geboekt|geannuleerd|vergoed|gewijzigd|aangepast|kwijtgescholden|gevonden|ingepland|gereserveerd|verlengd|rechtgezet|omgezet|uitgezet|aangezet|gedekt|gemaakt|klaargezet)
  (krijgt|krijg) (u|je|jij|jullie) .. (terug|vergoed|nieuwe?|nieuw|ander|andere|gestort|cadeau|bon|kaart)
  (u|je|jij|jullie) (krijgt|krijg) .. (terug|vergoed|nieuwe?|nieuw|ander|andere|gestort|cadeau|bon|kaart)
  (staat|staan|ligt|zit) .. (klaar|bijlage|rekening|inbox|mailbox|mail)
  (is|staat|ligt) (al |intussen |inmiddels )?onderweg
  (je|u|jij|jullie) (kunt|kan|mag|mogen|hoeft|hoef) .. (blijven|houden|gewoon|zelf|wel|ook|gratis|er|terug|niet)
  (ja|jazeker|jawel|nee|klopt) .. (dat|het|je|u|de|kan|hoor|als|we|ik|er)
  (yes|yeah|yep|no|nope|nah) .. (you|it|we|the|that|they|there|she|he|not|only|all|from)
  you can (stay|keep|have|still|also|just|paint|take|use|bring|leave|change|cancel)
  (gratis|kosteloos|op onze kosten|kost (u|je) niks|kost (u|je) niets|zonder kosten)
  (i|we)( have|'ve) (just |already |now |also )?(been )?[a-z]{2,14}(ed|en|nt|ut|id|ne|de|ld|nd|et|ck|lt)
  (i|we) (just |already )?(refunded|cancelled|canceled|sent|booked|credited|blocked|replaced|fixed|moved|called|rang|asked|checked|found|corrected|reset|removed|changed|reported|arranged|ordered|extended|waived|took|put|added|spoke|passed|looked)
  (is|are|was|were|has been|have been|'s been|being) (now |already )?(refunded|cancelled|canceled|sent|booked|credited|blocked|replaced|fixed|moved|corrected|reset|removed|repaired|waived|restored|covered|attached|shipped|dispatched|posted|reversed|back)
  (you'll|you will|you) (get|have|receive|find) .. (back|refund|refunded|new|replacement|email|credit|voucher)
  ((on|its|his|her|their) way (down|over|now)|on his way|on her way|on their way|on its way|on the way|free of charge|at no cost|at our expense|on us|no charge|for free)
`)
const money = /(?:€|£|\$|\beuro?\b|\beur\b) ?\d|\d ?(?:€|£|euro?\b|eur\b|pounds?\b|cent\b|pence\b)|\d,\d\d\b/

/** @param sentence of which we know that it is no phrase, offer or promise itself */
export const saysAct = (sentence: Sentence): boolean =>
  saysIn(sentence, done) || money.test(sentence.text) || namesMoment(sentence)
