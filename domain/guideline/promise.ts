/** A promise without a moment: who waits does not know how long. A moment in the same breath makes it a good one. */
import { namesComing, namesDeadline, namesMoment } from './moment.ts'
import { phrases, saysIn } from './phrases.ts'
import type { Sentence } from './reading.ts'
import { type ByLanguage, eachSentence, type Rule } from './rule.ts'

const said: ByLanguage = {
  nl: phrases(`
    zo (snel|spoedig|gauw|vlug) (als )?mogelijk
    (zsm|z\\.s\\.m|asap)
    (te zijner tijd|t\\.z\\.t|op korte termijn|op termijn|binnen afzienbare tijd|binnenkort|spoedig|eerdaags|een dezer dagen|in de loop der tijd|in de toekomst|met spoed|bij de eerste gelegenheid)
    (u|je|jij|jullie) (hoort|hoor|horen|krijgt|krijg|ontvangt|verneemt) .. (van (ons|mij|me|hem|haar|een|de|onze)|bericht|reactie|antwoord|terugkoppeling|update|meer|nader|nieuws|iets|telefoontje|uitsluitsel)
    (hoort|hoor|horen|krijgt|krijg|ontvangt|verneemt) (u|je|jij|jullie) .. (van (ons|mij|me|hem|haar|een|de|onze)|bericht|reactie|antwoord|terugkoppeling|update|meer|nader|nieuws|iets|telefoontje|uitsluitsel)
    (kom|komen) (ik|we|wij|er|hier|daar|hierop|erop|daarop|bij|later|nog|graag|snel) .. (op|bij) .. terug
    (kom|komen|komt) .. (hier|er|daar|hierop|erop|daarop|bij (u|je|jou)|op) .. terug
    (ik|we|wij) (ga|gaan|zal|zullen|wil|proberen|probeer) .. (uitzoeken|uit te zoeken|uitzoekt|nakijken|navragen|na vragen|bekijken|achterhalen|regelen|oplossen|op te lossen|oppakken|aanpakken|bespreken|doorgeven|doorzetten|onderzoeken|terugkoppelen|laten weten|op de hoogte|aan de slag|mee bezig|naar kijken|achteraan|contact|mee aan|nagaan|informeren|beraden|berichten|terugkomen|bellen|mailen|verbeteren|werken|doen|evalueren|repareren|herstellen|sturen|kijken|terugbellen|vergoeden|terugstorten)
    (gaan|ga|zullen|zal) (ik|we|wij) .. (uitzoeken|nakijken|navragen|bekijken|achterhalen|regelen|oplossen|oppakken|aanpakken|bespreken|doorgeven|onderzoeken|terugkoppelen|weten|op de hoogte|aan de slag|mee bezig|kijken|achteraan|contact|mee aan|nagaan|informeren|berichten|terugkomen|bellen|mailen|repareren|sturen)
    (ik|we|wij) (zoek|zoeken|kijk|kijken|ga|gaan|vraag|vragen|pak|pakken|neem|nemen|houd|hou|houden|laat|laten|meld|melden|bel|bellen|mail|mailen|app|appen|koppel|koppelen|onderzoek|onderzoeken|geef|geven|leg|leggen|zet|zetten|los|lossen|regel|regelen|werk|werken|check|checken|bespreek|bespreken) .. (uit|na|ernaar|naar|erachteraan|achteraan|contact|door|terug|weten|hoogte|terugkoppelen|in orde|eraan|nog|hierover|navraag|hiermee|ermee|voor (u|je))
    (ik|we|wij) (pak|pakken|neem|nemen|los|lossen) .. (op|mee)
    (zoek|zoeken|kijk|kijken|vraag|vragen|pak|pakken|neem|nemen|geef|geven|leg|leggen|houd|hou|houden|laat|laten|meld|bel|bellen|mail|mailen|app|koppel|regel|regelen|onderzoek|los|lossen|werk|werken|check) (ik|we|wij) .. (uit|na|ernaar|naar|erachteraan|achteraan|contact|door|terug|weten|hoogte|in orde|eraan|nog|hierover|navraag|hiermee|ermee|op|mee)
    (er )?(wordt|worden) .. (opgepakt|aan gewerkt|gewerkt|naar gekeken|gekeken|onderzocht|contact .. opgenomen|contact opgenomen|uitgezocht|opgelost|bekeken|teruggekoppeld|afgehandeld|doorgegeven|doorgezet|teruggebeld|geregeld|verholpen|hersteld|opgeruimd|nagekeken|ingepland|aangepakt|toegezonden|nagestuurd)
    (contact|navraag) .. (opgenomen|gedaan) (met|bij)
    (een collega|onze collega|mijn collega|een medewerker|iemand|een monteur|de monteur|onze monteur|de afdeling|een specialist|de aannemer|de planning|een van ons|de chauffeur|de bezorger|onze technische dienst) .. (belt|mailt|komt|neemt|gaat|kijkt|zoekt|pakt|appt|stuurt|laat|meldt|helpt) .. (je|u|jou|contact|naar|op|langs|uit|weten|terug|kijken|zich|mee|jullie)
    (wij|we|ze|zij|ik) (zijn|is|ben) .. (mee|hiermee|ermee|er nog|druk) .. bezig
    (zijn|ben|is) (er |hier |daar )?(nog |al |druk |hard )?(mee|ermee|hiermee|daarmee) bezig
    (wij|we|ik) (werken|werk) (er|hier|daar|hard|eraan|hieraan|momenteel) .. (aan|eraan|hieraan|hard)
    (wij|we|ik) (werken|werk) (er hard aan|eraan|hieraan|eraan)
    (meer|nadere|verdere) (informatie|info|nieuws|updates?|berichten|details) (volgt|volgen|komt|komen)
    (volgt|volgen) (nog|snel|later|zo snel|binnenkort)
    (reactie|antwoord|terugkoppeling|update|nieuws|uitsluitsel|oplossing|voorstel|besluit|beslissing) .. (volgt|volgen|laat .. op zich wachten|komt er|komt nog)
    (heb|hebben) (even |nog )?(een beetje |wat |nog even )?geduld
    (even|nog even|graag) (geduld|afwachten)
    (we|wij|ik) (hopen|verwachten|denken|streven) .. (snel|spoedig|binnenkort|gauw|korte termijn|snelste)
    (houden|houd|hou) .. (op de hoogte|geinformeerd|in de gaten)
    (laten|laat) (ik|we|wij) .. (weten|horen)
    (ik|we|wij) (laten|laat) .. (weten|horen)
    laten (u|je|jullie) .. weten
    (die|hij|zij|ze|deze) (pakt|pakken|gaat|gaan|zoekt|neemt|belt|komt|komen|regelt|kijkt) .. (op|uit|mee|contact|ernaar|langs|terug|vanzelf|aan|dit|het|het verder)
    gaat .. (ermee|hiermee) .. (aan de slag|aan het werk|bezig)
    (doe|doen) (ik|wij|we) .. navraag
    (zal|zullen|zult) .. (worden|volgen)
    (doen|doe) (ons|mijn) (uiterste )?best om
    zodra (er|we|wij|ik|dit|het) .. (meer|nieuws|weten|weet|bekend|duidelijk~|iets|update|kunnen|lukt|bericht|hoor|horen)
    (neem|nemen|neemt) .. contact .. op
    (neem|nemen) .. (mee|op) (naar|met) (het|de|ons|onze|mijn|een) .. (team|afdeling|collega~|overleg|management|leiding|planning)
    (gaan|ga) .. (mee|ermee|hiermee|er) .. (aan de slag|aan het werk|bezig)
    (heeft|hebben|krijgt) (onze|mijn|de) (volle |volledige )?(aandacht|prioriteit) en
    (staat|staan|ligt|liggen|is|zijn) .. (op de planning|in de planning|op de lijst|in de wachtrij|op onze lijst|in behandeling|in onderzoek|bij (de|onze) .. (afdeling|planning))
    (komt|komen) (het |wel |helemaal |vanzelf |nog |er )?(goed|in orde|eraan|er nog aan|vanzelf)
    (wordt|worden) aan gewerkt
    (ooit|straks|snel|gauw|later) .. (meer|terug|bericht|van ons|weer|opgelost|reactie|antwoord|contact|van mij|van me)
  `),
  en: phrases(`
    as (soon|quickly|fast|swiftly) as (we|i|they|you|possible|practicable|he|she|it|can)
    as soon as .. (know|can|possible|have|hear|available|update|more)
    (asap|a\\.s\\.a\\.p|in due course|shortly|at (our|the|my) earliest( convenience| opportunity)?|before long|in the near future|at some point|soon|very soon|in time|in a bit|when we can|when i can|with urgency|down the line|eventually|without delay|promptly)
    (i'll|we'll|i will|we will|i shall|we shall|i'm going to|we're going to|we are going to|i am going to|let me|they'll|they will|someone will|somebody will|someone'll|somebody'll|colleague will|he'll|she'll|engineer will|team will|manager will|department will|office will) .. (look|looking|check|find out|chase|chasing|sort|get back|get this|get that|get it|get on|get someone|let you|keep you|keep an eye|update|come back|call you|ring you|phone you|raise|investigate|fix|resolve|review|follow|ask|see|report|respond|reply|reach|try|dig|work|feed|share|escalate|inform|notify|forward|pass|contact|email you|message you|drop you|be in touch|be with you|be looking|confirm|pick|deal with|take care|take a look|take this|make sure|do our|do my|do what|put this|put that|handle|process)
    (you'll|you will|you can expect to|you should) .. (hear|receive|get|be contacted|be updated|have|be called|be informed|be notified) .. (from|back|an|a|update|reply|answer|response|by|more|news|call|word|soon|with)
    you'll (hear|get an answer|be contacted|be notified|be informed|be updated)
    (someone|somebody|a colleague|one of (our|my|us)|a member of|our team|an engineer|the engineer|the team|our engineers?|an adviser|an advisor|a manager|the driver|the contractor) .. (will|is going to|'ll|shall) .. (be|contact|call|look|get|come|visit|ring|email|reach|pick|take|check)
    (is|are|be|still|it's|that's|this is) being (looked|investigated|worked on|dealt with|sorted|reviewed|handled|checked|processed|followed up|addressed|resolved|fixed|picked up|escalated|repaired)
    (be|been) (looked into|looked at|dealt with|followed up|picked up|passed on|passed to|sorted)
    (will be|gets|'ll be) .. (looked|investigated|dealt|sorted|reviewed|handled|resolved|fixed|picked|passed|taken|processed|repaired|in touch|contacted|addressed|restored)
    (we're|we are|i'm|i am|they're|they are|the team is|our team is|our engineers are|engineers are|team are) .. (on it|onto it|looking|working|investigating|chasing|checking|trying|sorting|on the case|dealing)
    (working|work) on (it|this|that|a fix|the|your|getting)
    (looking|look|dig|digging) into (it|this|that|your|the|what|things)
    (keep|keeping) you (posted|updated|informed|in the loop|up to date)
    (let|letting) you know
    (get|getting|come|be|circle|report) back (to|with) (you|this)
    get back to
    (more|further) (information|info|news|updates?|details) (will|to|is|are|coming|follow~|soon|in) .. 
    (follows?|to follow)
    (pass|passing|passed|forward|forwarded|escalate|escalated|feed|fed) .. (on|to|along|back) (to )?(the|our|my|your|relevant|it|this) .. (team|department|colleague~|manager|planning|people|depot|contractor|management|branch|engineers?)
    (bear|stay) with (us|me)
    (watch this space|stay tuned|hang tight|leave it with (me|us)|we're on it|i'm on it|on the case|in hand|in the pipeline|on our list|on the list|under review|under investigation|in progress)
    (it|this|that|your [a-z]{2,15}|they) (should|will|'ll) be .. (fixed|sorted|resolved|back|with you|processed|done|restored|refunded|working|there|along|ready|repaired)
    (pick|picking) (this|it|that) up
    (it'll|it will|they'll) (turn up|be fine|sort itself|sort itself out|get there)
    (shall|will) be (conducted|carried out|undertaken|reviewed|processed|considered|forwarded|advised|notified|issued|furnished|arranged|dispatched)
    (see|get) what (we|i) can do
    once (we|i|there) .. (know|have|hear|more|update|hears)
  `),
}

/** What comes with the answer is no promise, and neither is what somebody else is asked to do. */
const given: ByLanguage = {
  nl: phrases(`
    (bijlage|hierbij|zojuist|net|meteen|direct|nu meteen|al (ge|ver|be|uit|door|aan|in)[a-z]{3,18}|terwijl (u|je)|nu even)
    (kunt|kun|wilt|wil|mag|zou|zal|zullen) (u|je|jij|ik|we|wij|jullie)
    (laat|laten) (het )?(ons|mij|me|maar|gerust) .. (weten|horen)
    laat (ons|mij|me|gerust|maar|het ons|het me|het mij)
    (komt|kwam) (door~|doordat|omdat|van)
    (zodra|als) (hij|ze|zij|die|de|uw|je|jouw) .. (binnen|klaar|is|geladen|terug|er|aankomt|vertrekt|verstuurd|staat)
    (hopen|hoop|wensen) .. (te zien|terug te zien|begroeten|verwelkomen|beterschap)
    tot (snel|gauw|binnenkort)
  `),
  en: phrases(`
    (attached|enclosed|below|above|right now|just now|immediately|straight away|right away|while you|already)
    let (me|us) know
    (can|could|would|will|shall) (you|i|we) .. (please|like|me|want)
    (as soon as|once|when|if) you .. 
    (as soon as|once|when|the moment|the minute) (it|it's|they|they're|she|he|your|the) .. (is|are|'s|in|back|lands|arrives|leaves|ready|done|through|cleared|here|been)
    (hope to|see you|look forward to seeing|get well|enjoy)
  `),
}

/** What is said not to be done is no promise. */
const denied =
  /\b(?:kijken|zoeken|vragen|doen|nemen|pakken|geven|komen) (?:we|wij|ik) (?:dat |dit |het )?niet\b|\b(?:won't|will not|can't|cannot)\b/
/** Beside these a date is of something else: "your letter of 3 March will be answered as soon as possible". */
const vague =
  /mogelijk|\bz\.?s\.?m\b|binnenkort|spoedig|te zijner tijd|op termijn|as (?:soon|quickly|fast) as|\basap\b|in due course|shortly|\bsoon\b|at (?:our|the) earliest/

export const promise: Rule = (reading, { promised }) => {
  if (promised) return []
  return eachSentence(reading, said, 'no-date', (sentence, index) => {
    if (sentence.asks || (vague.test(sentence.text) ? namesDeadline(sentence) : namesMoment(sentence))) return false
    if (saysIn(sentence, given[reading.language]) || denied.test(sentence.text)) return false
    return !near(reading.sentences, index)
  })
}

/** The moment may stand in the sentence after it, or just before. */
function near(sentences: readonly Sentence[], index: number): boolean {
  const [before, after] = [sentences[index - 1], sentences[index + 1]]
  return (after !== undefined && namesComing(after)) || (before !== undefined && namesDeadline(before))
}
