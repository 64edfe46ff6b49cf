/**
 * Too formal or too informal for who is written to. In Dutch the organisation's choice of "u" or "je" decides what is right; where it leaves that to
 * the customer, what the customer writes does.
 */
import type { Address } from './hint.ts'
import { findIn, phrases, saysIn } from './phrases.ts'
import { fold, type Reading, type Sentence } from './reading.ts'
import type { ByLanguage, Found, Rule } from './rule.ts'

/** Each of them is too much for somebody who writes as people speak. */
const stiff: ByLanguage = {
  nl: phrases(`
    (uw|je) (schrijven|missive|epistel|verzoek d\\.d)
    (naar aanleiding|in antwoord|onder verwijzing|met verwijzing|met referte|refererend|met betrekking) (van|op|naar|aan|tot) .. (schrijven|brief|bericht|melding|verzoek|klacht|vraag|bovenstaand~|bovengenoemd~|e-mail|d\\.d)
    (deel|delen|doen|doe) (ik|wij|we|u|hierbij) .. (mede|mee|toekomen|weten dat)
    (mede te delen|te berichten|te vernemen|te informeren|te verzoeken|kennis te geven|in kennis te stellen|in kennis gesteld|mededeling)
    (hedenavond|hedenmorgen|hedenmiddag|heden|thans|reeds|alsdan|aldaar|alhier|dezerzijds|uwerzijds|onzerzijds|zijdens|uwentwege|desgevraagd|dienaangaande|dienovereenkomstig|derhalve|dientengevolge|bijgevolg|mitsdien|alsmede|alsook|voornoemd~|bovengenoemd~|bovenvermeld~|onderhavig~|onderstaand~|desbetreffende?|hieromtrent|daaromtrent|omtrent|terzake|ter zake|inzake|aangaande|middels|gaarne|geenszins|onverwijld|ingevolge|desalniettemin|desniettemin|niettegenstaande|hetgeen|hetwelk|dewelke|wiens|teneinde|opdat|ofschoon|aangezien|immer|edoch|nochtans|evenwel|onverkort|onverhoopt|weledele|weledelgeboren|hoogachtend|hoogedel~|betreffende|conform|leedwezen|gerestitueerd|restitutie|correspondentie|vorenstaande|mejuffrouw|blijkens|bijgaand|waargenomen|aanvang|mogelijkheden|oorsprong|medewerking|vriendelijk doch|nadere actie|inachtneming|behoudens|jegens|nopens|mitsgaders|vigerende?|abusievelijk|retourneren|crediteren|perikelen)
    (van kracht|doorgang (vinden|gevonden|heeft)|in gebreke|te betreuren|in onberispelijke|ten zeerste|te allen tijde|te zijner tijd|ten spoedigste|per ommegaande|te dezen|in dezen|in deze|uit hoofde van|ten behoeve van|ten aanzien van|ten gevolge|in het kader van|op grond van|krachtens|zorg dragen|zorg te dragen|ter hand|ter attentie|ter beoordeling|in behandeling (is )?genomen|in goede orde|in aanmerking|geen aanspraak|aanspraak maken|nader (bericht|te)|nadere berichtgeving|zich te vervoegen|te vervoegen|gelieve|gelieft|beraden|onverminderd|verzoeken (wij )?u|verzoek ik u|wijzen (wij )?u erop|attenderen|achten (wij|het)|zijn wij genoodzaakt|genoodzaakt|berusten|geschieden|geschiedt|ressorteren|alvorens|kenbaar|vernomen|verlenen|aangeschafte?|gearriveerd|voldoening|voldaan te worden|dan wel)
    (gelet op|met inachtneming|in acht te nemen|attenderen wij|wij attenderen|vindt (haar|zijn) oorsprong|behoort tot de|de door u|het door u|door u (bedoelde|waargenomen|aangeschafte|gemelde|genoemde)|ontvangen en geregistreerd)
    (u|je) (gelieve|wordt verzocht|wordt vriendelijk verzocht|wordt geacht)
    (dient|dienen) (u|je|te|er|deze|dit|de|het)
    (vertrouwende|hopende|verblijven|verblijf) .. (u|je|wij|ik|hebben|voldoende)
    (wij|ik) vertrouwen erop u
  `),
  en: phrases(`
    (we|i) (hereby|herewith|wish to inform|write to inform|beg to|regret to inform|are writing|am writing|acknowledge receipt|would like to inform|remain|have the honour|are pleased to inform|are obliged|should be obliged|take this opportunity)
    (hereby|herewith|aforementioned|aforesaid|abovementioned|above-mentioned|undersigned|hereto|thereof|therein|hereof|thereto|heretofore|hitherto|henceforth|forthwith|notwithstanding|pursuant|whereby|wherein|whereupon|hereafter|hereinafter|inasmuch|insofar|vis-a-vis|aforegoing|thereafter|therewith|viz)
    (your|the) (correspondence|missive|communication|esteemed|letter of the|communique|enquiry of|query of) 
    (with (reference|regard|respect) to|in (respect|regard) of|in reference to|further to (your|our)|in accordance with|in compliance with|in receipt of|at your earliest convenience|in due course|for the attention of|without prejudice|under separate cover|prior to|subsequent to|in lieu of|in the event (that|of)|for the purpose of|on the grounds that|by virtue of|in conjunction with|as per (your|our|the)|per your)
    (please be advised|kindly be advised|be advised that|kindly note|kindly be informed|please be informed|we beg|you are kindly requested|you are (hereby )?(requested|required|advised|informed|invited)|it is (regrettable|to be regretted|our understanding|requested|incumbent)|it has come to our attention|we are in receipt)
    (esteemed|we are in receipt|in receipt of|your enquiry|our pleasure to|it would appear|acknowledges? (receipt|your)|kindly request|we note with|governed by|is anticipated|this day|some manner of|the application in question|a recognised phenomenon|are secured|yours faithfully|yours sincerely|your humble|respectfully yours|to whom it may concern)
    (shall be|shall not|shall endeavour|shall|endeavour to|deliberate|deliberations?|commence|commenced|commencing|terminate|terminated|ascertain|ascertained|remit|remitted|remuneration|remittance|procure|procured|purchased article|the article|effectuate|effected|facilitate|expedite|expedited|rectify|rectified|rectification|render|rendered|apprise|apprised|duly|therefore kindly|accordingly|whilst|regrettably|unforeseen|deem|deemed|furnish|utilise|utilize|perusal|peruse|pertaining|pertains|cognisant|constitutes|phenomenon|misappropriation|receptacle|notification|reimbursement|restoration|interruption|evaluation period|extant|accrue|reimburs~|prescribed|particulars|lodged|practicable|whereupon|attendance|inst|stipulated|stipulates|promulgat~|adjudicat~|dispatched forthwith)
  `),
}

/** Each of them is too little for somebody who writes a letter. */
const loose: ByLanguage = {
  nl: phrases(`
    (hee{0,6}|heey{1,6}|hey{1,6}|haa{1,6}i|heej|he hallo|hi|hoi~|hoihoi|hai|haai|yo|joe|joehoe|hallootjes|halloo~|goeiemorgen|goeiemiddag|goeie)
    (haha~|hihi~|hehe~|lol|rofl|omg|oeps~|oepsie~|whoops|oei|pfff?~|jeetje|jeminee|jee|goh|tjonge|tsja|wauw|wow|yes|yep|yup|nope|nop|joepie|hoera|poeh|mwah|euh|ehm|woops)
    (ff|effe|effetjes|eff|ffies|evenjes|sws|sowieso|idd|nvm|btw|thx|thanx|tnx|pls|plz|w8|ajb|gwn|iig|mn|zn|k heb|dr|t is|kzie|kheb|da's|das)
    (doei~|doeg|doeii|later|laterz|ciao|tot snel|kusjes?|kus|xx+|xoxo|groetjes|grtjs|grt|gr|groetie|laters|de mazzel|mazzel|houdoe|aju|bye)
    (joh|gozer|gast|man|maat|makker|dude|bro|chef|vriend|meid|kerel|topper|toppers|gap|ouwe|baas|schat)
    (toppie|top|super~|supertof|chill|relaxed|vet|gaaf|cool|tof|lekker bezig|lekker|prima joh|oke dan|okidoki|oki|okee|oke|okay|ok|geen probs|geen stress|no problem|no worries|easy|nice|awesome|geinig|kek|bizar|klote|kut|shit|rot|balen|suf|stom|sneu|knullig|klunzig|lullig|zuur|kak|gek|maf)
    (foutje|foutje bedankt|foutjes|maandje|weekje|dagje|momentje|ietsje|berichtje|mailtje|appje|briefje|dingetje|probleempje|klusje|praatje|filmpje|kopietje|linkje|rekeningetje|tientje|geintje|vraagje|telefoontje|belletje|seintje|checkje)
    (snap ik|snappen we|kom op|komt goed joh|komt goed|komt wel goed|komt helemaal goed|alles goed|hoe is ie|no way|echt wel|echt niet|check|gecheckt|gefixt|fixen|fix|regelen we|geregeld joh|gewoon|zomaar|even kijken hoor|hoor|succes ermee|succes|spreek je|spreken we|ciao)
  `),
  en: phrases(`
    (hey{1,6}|heya|hiya~|hi|yo|hullo|howdy|wotcha|alright|'sup|sup|oi)
    (haha~|hehe~|lol|rofl|lmao|omg|oops~|oopsie~|whoops~|oh dear|phew|wow|yikes|eek|yay|woo~|yep|yup|yeah|yeh|nope|nah|uh oh|uh-oh|ugh|argh|meh|doh|d'oh|gosh|blimey|crikey|ooh|aw|aww|eh|tbh|imo)
    (btw|asap|pls|plz|thx|tnx|ta|cheers|u|ur|gonna|wanna|gotta|kinda|sorta|dunno|lemme|gimme|cos|coz|cuz|'cause|innit|ain't|y'all|tho|thru|tmrw|2moro|2day|secs|peeps|vid|pic|pics|deets|rn|ngl|idk|gr8|b4)
    (bye|byee~|bye-bye|ciao|laters|later|see ya|cya|catch you|tata|ta-ta|toodle~|xx+|xoxo|take care hun|speak soon|chat soon|hugs|peace|tty|ttyl)
    (mate|mates|dude|bro|pal|buddy|hun|babe|fella|chief|bestie|legend|champ|lads?)
    (no worries|no probs|no prob|no biggie|easy peasy|all good|all sorted|done and dusted|chill|cool|awesome|nice one|brill|fab|wicked|gutted|bummer|sucks|crap|crappy|damn|darn|freaking|bloody|heck|shucks|screwed|goofed|our bad|my bad|loads|thingy|thingummy|whatsit|quid|bucks|yonks|bonkers|daft|toast|goner|don't sweat|too shabby|owt|nowt|rip)
    (sorry 'bout|how's it going|what's up|hang on|hold tight|fingers crossed|give us a|chuck|bung|nab|mucked|cocked|botched|booboo|boo-boo|ka-ching|shout if)
  `),
}
const signs = /[😂🤣😜😝🤪😎🙃🤷🎉🥳😘😁😅🙈]|(?<![a-z0-9])(?:[;:]-?[)pd]|xd)(?![a-z0-9])/u

function findSign(sentence: Sentence) {
  const found = signs.exec(sentence.text)
  return found && { from: sentence.from + found.index, until: sentence.from + found.index + found[0].length }
}

/** Somebody who writes a letter. */
const writesLetter: ByLanguage = {
  nl: phrases(`
    (geachte|edelachtbaar|hooggeachte|hoogachting|mijnheer|beleefd|drs|mr|ir|onder protest|beneden alle peil|schriftelijke reactie|nadere motivering|tegemoet|verontwaardiging|bij voorbaat|specificatie|d\\.d|hoogachtend|weledele|met vriendelijke groet|vriendelijke groeten|met vriendelijke groeten|met hoogachting)
    (verzoek|verzoeken|verneem|vernemen|zou|wens|wend|richt) (ik|wij) (u|mij|graag|gaarne|het|van|hierbij|dan|ook|zeer|me)
    (ik|wij) (verzoek|verneem|vernam|zegde|wens|wend|ontving|mocht|verzoeken) .. (u|mij|heden|gaarne|graag|wederom|tot|hierbij|van|schriftelijk)
    (u|ik) .. (verzoekt|acht dit|acht het|ontving|verneem|verwacht een|zie uw)
    (gaarne|heden|wederom|derhalve|alsmede|dan wel|thans|reeds|inzake|aangaande|omtrent|middels|betreffende|hierbij|bij dezen|onderstaande|bovengenoemde?|aldus|mijnerzijds|uwerzijds|conform|desbetreffende?|schrijven van|ingebrekestelling|crediteren|in het vertrouwen)
    (mr|drs|dr|ir|prof)\\. 
  `),
  en: phrases(`
    (dear sir|dear madam|dear sirs|dear sir or madam|to whom it may concern|yours faithfully|yours sincerely|kind regards|best regards|with kind regards|yours truly|respectfully)
    (i|we) (am|are) writing (to|with|in|further|on|regarding)
    (i|we) (would|should) (be (grateful|obliged|pleased|most grateful)|appreciate|therefore|kindly|like to (enquire|request|inform|ask|bring|draw|express|lodge|raise))
    (i|we) (hereby|wish to|write to|write with|write in|respectfully|request|trust that|look forward to (your|hearing|receiving)|refer to|await)
    (hereby|herewith|furthermore|aforementioned|therefore request|at your earliest convenience|with reference to|with regard to|in accordance with|pursuant|kindly (confirm|advise|inform|let|provide|send)|further to (my|our)|regarding the above|to my astonishment|to my dismay|i remain|esteemed|forthwith)
    (sirs|madam|respected|good (morning|afternoon|evening)\\.|my late (husband|wife|mother|father|brother|sister)|might (i|you|it|we)|i (await|hold|enquire|regret|request|should|trust|remain)|request confirmation|your proposals|duly|be so kind|most obliged|i am \\d{2})
    dear (mr|mrs|housing|ms|dr|customer|team|colleague|ladies)
  `),
}
/** Jokes and smileys are out of place, however it was written. */
const grieves =
  /overle(?:den|ed)|begrafenis|uitvaart|crematie|gestorven|weduw|kanker|palliatief|terminaal|miskraam|passed away|\bdied\b|funeral|late (?:husband|wife|mother|father|mum|dad)|bereave|\bcancer\b|terminal(?:ly)? ill|hospice|miscarr|deceased/

const jokes: ByLanguage = {
  nl: phrases(`
    (haha~|hihi~|lol|oeps~|oepsie~|doei~|toppie|joh|gozer|super~|ff|effe|yo|xx+|kusjes?|joepie|supertof|chill|lekker bezig|foutje|balen|komt goed joh)
  `),
  en: phrases(`
    (haha~|lol|oops~|oopsie~|whoops~|no worries|mate|cheers|hun|yay|awesome|bummer|hey|heya|hiya|xx+|no probs|cool|our bad|my bad|yikes|dude)
  `),
}

/** How a customer writes, as far as it shows. */
export type Style = 'letter' | 'grieves' | 'loose' | 'plain'

/** @param theirs folded */
export function styleOf(theirs: string): Style {
  if (writesLetter.nl.test(theirs) || writesLetter.en.test(theirs)) return 'letter'
  if (grieves.test(theirs)) return 'grieves'
  return loose.nl.test(theirs) || loose.en.test(theirs) || signs.test(theirs) ? 'loose' : 'plain'
}

/** Stiff words to who writes a letter are how they speak themselves. */
export const suits = (reading: Reading, sentence: Sentence, style: Style): boolean =>
  style === 'letter' && saysIn(sentence, stiff[reading.language]) && !saysIn(sentence, loose[reading.language])

export const register: Rule = (reading, { customer, address }) => {
  const theirs = customer.map(fold).join('\n')
  const letter = writesLetter.nl.test(theirs) || writesLetter.en.test(theirs)
  const found: Found[] = []
  for (const sentence of reading.sentences) {
    const said = letter
      ? (findIn(sentence, loose[reading.language]) ?? findSign(sentence))
      : grieves.test(theirs)
        ? (findIn(sentence, jokes[reading.language]) ?? findSign(sentence))
        : null
    const stiffly = letter || !speaks(theirs) ? null : findStiff(reading, sentence)
    if (said) found.push({ ...said, reason: 'too-loose' })
    else if (stiffly) found.push({ ...stiffly, reason: 'too-stiff' })
  }
  return [...found, ...addressed(reading, address, theirs)]
}

/** Once may be a habit; the second, or a whole turn of phrase, makes a letter of it. */
function findStiff(reading: Reading, sentence: Sentence) {
  const said = stiff[reading.language]
  const found = findIn(sentence, said)
  if (!found) return null
  const rest = { ...sentence, text: sentence.text.slice(found.until - sentence.from) }
  return found.until - found.from > 13 || said.test(rest.text) ? found : null
}

/** Anything but a letter; of nobody who wrote nothing we know how they write. */
const speaks = (theirs: string) => theirs.trim() !== ''

const je = phrases('(je|jij|jou|jouw|jullie)')
const u = phrases('(u|uw|uzelf)')

/** One hint is enough: whoever changes one changes them all. */
function addressed(reading: Reading, address: Address, theirs: string): Found[] {
  if (reading.language !== 'nl') return []
  const right = address === 'customer' ? spokenTo(theirs) : address
  if (!right) return []
  const wrong = right === 'u' ? je : u
  for (const sentence of reading.sentences) {
    const found = findIn(sentence, wrong)
    if (found) return [{ ...found, reason: right === 'u' ? 'says-je' : 'says-u' }]
  }
  return []
}

/** How the customer speaks to us, when that is clear. "Jullie" is what everybody says to a company. */
function spokenTo(theirs: string): 'u' | 'je' | null {
  const polite = /(?<![a-z0-9])u(?![a-z0-9])/.test(theirs)
  const close = /(?<![a-z0-9])(?:je|jij)(?![a-z0-9])/.test(theirs)
  return polite && !close && writesLetter.nl.test(theirs) ? 'u' : null
}
