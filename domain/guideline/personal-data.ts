/** What is of one person, where everybody can read it: told, or asked for. */
import type { HintReason } from './hint.ts'
import { isBsn, isIban } from './numbers.ts'
import { findIn, phrases } from './phrases.ts'
import type { Reading, Sentence } from './reading.ts'
import type { ByLanguage, Found, Rule } from './rule.ts'

type Look = { reason: HintReason; shape: RegExp; is?: (part: string, sentence: Sentence) => boolean }

/** A word beside it that says whose it is. */
const theirs = /\b(?:je|jij|jou|jouw|uw|u|your|you|mr|mrs|ms|mevrouw|meneer|mw|dhr|haar|zijn|his|her)\b/
const ours = /\b(?:ons|onze|our|us|wij|we)\b/
const role =
  /^(?:info|klacht|klachten|service|klantenservice|support|help|helpdesk|contact|hello|hallo|webcare|team|office|care|complaints|customer|customerservice|sales|pers|press|privacy|retour|returns|claims|schade|reservations|feedback)/

const looks: readonly Look[] = [
  { reason: 'iban', shape: /\b[a-z]{2}\d{2}[ .]?(?:[a-z]{4}[ .]?)?(?:\d[ .]?){7,25}\d\b/g, is: isIban },
  {
    reason: 'email',
    shape: /\b[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}\b/g,
    is: (part) => !role.test(part),
  },
  {
    reason: 'bsn',
    shape: /\b\d{3}[ .-]?\d{3}[ .-]?\d{3}\b|\b\d{4}[ .-]\d{2}[ .-]\d{3}\b/g,
    is: (part, { text }) => isBsn(part) && !/\b(?:bel|call|ring|phone)\b/.test(text),
  },
  {
    reason: 'phone',
    shape:
      /(?:\+|\b00)(?:31|32|44|49|33|1)[ -]?(?:\(0\))?\d(?:[ -]?\d){7,11}\b|\b0[1-9](?:[ -]?\d){7,9}\b|\b\d{3,5}[ -]\d{3}[ -]?\d{3,4}\b/g,
    // A number of ours that one may ring is no secret.
    is: (part, { text }) =>
      !/^0(?:800|900|88|8[04]5|3\d\d)/.test(part) &&
      (theirs.test(text) || !ours.test(text)) &&
      !/\b(?:bel|belt|bellen|call|ring|phone|dial) (?:ons|us|naar|onze|our|op|on|even|met)\b/.test(text),
  },
  {
    reason: 'address',
    shape:
      /\b[1-9]\d{3} ?[a-z]{2},? (?:nr\.? ?|nummer |huisnummer |number )?\d{1,5}\b|\b(?:nr\.? ?|nummer |huisnummer |number )\d{1,5}\b.{0,12}\b[1-9]\d{3} ?[a-z]{2}\b/g,
  },
  {
    reason: 'address',
    shape:
      /\b[a-z][a-z'-]{2,24}(?:straat|laan|weg|plein|gracht|kade|hof|dijk|singel|steeg|pad|park|plantsoen|dreef|lei|baan|veld|erf|hoek|dam|wal|markt|brink|kamp|akker|horst|heide|meent|weide|tuin|poort|haven|ring|oever|zoom|burg|hage|park) \d{1,4} ?[a-z]?\b|\b\d{1,4}[a-z]? (?:[a-z'-]{2,20} ){1,2}(?:street|road|lane|avenue|drive|close|court|crescent|way|terrace|gardens|place|grove|hill|row|mews|walk|green|rise|wharf|quay|yard|square|villas|cottages|parade|croft|wynd|st|rd|ave)\b/g,
    is: (_, { text }) => theirs.test(text),
  },
  {
    reason: 'birth-date',
    shape:
      /\b(?:geboren|geboortedatum|geb\.|born|birth|dob|date of birth|birthday)\b[^.!?\n]{0,25}\b(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d{2}|\d{1,2} [a-z]{3,9} (?:19|20)\d{2}|[a-z]{3,9} \d{1,2},? (?:19|20)\d{2}|(?:19|20)\d{2})\b/g,
  },
  {
    reason: 'reference',
    shape:
      /\b(?:klant|bestel|order|polis|contract|dossier|lid|factuur|zaak|rekening|patient|schade|meter|customer|account|policy|booking|reference|case|claim|membership|invoice|ticket|tracking|reservation|member|patient)[ -]?(?:nummer|nr\.?|number|no\.?|id|code|reference|ref)? ?(?:is|van|:|#|=|luidt)?:? ?#?[a-z]{0,5}[-/]?\d[\d./-]{3,}\b/g,
  },
  {
    reason: 'reference',
    shape: /\b[a-z]{1,2}-?\d{2,3}-?[a-z]{1,3}-?\d{0,2}\b/g,
    is: (_, { text }) => /kenteken|number plate|registration|licence plate|license plate/.test(text),
  },
]

const things: Readonly<Record<'nl' | 'en', string>> = {
  nl: '((bestel|order|klant|polis|lidmaatschaps|factuur|rekening|telefoon|mobiele|06-|dossier|contract|kenteken|burgerservice|patient~|mobiele |huis|paspoort|id-|kaart|pas|bankrekening|boekings|reserverings|relatie|schade|zaak|volg|track-and-trace-|meter|abonnee|ov-chipkaart|kassabon|bon|ordernr)( |-)?(nummer|nummers|nr)|kaartnummer~|bankpas~|iban|bsn|adres|adresgegevens|woonadres|e-mailadres|emailadres|mailadres|mailadressen|06|postcode|huisnummer|geboortedatum|geboorteplaats|leeftijd|naw~|naw-gegevens|gegevens|klantgegevens|persoonsgegevens|contactgegevens|kenteken|telefoonnummer|nummer|pincode|wachtwoord|inlogcode|inlognaam|inloggegevens|rekening|volledige naam|achternaam|naam en adres|legitimatie~|paspoort|rijbewijs|identiteitsbewijs|id-bewijs|kopie id|medicijnen|diagnose|klachtencode|boekingscode|reserveringscode|reisgegevens|reserveringsnummer|saldo|inkomen|loonstrook)',
  en: "((order|customer|account|policy|membership|booking|phone|telephone|mobile|contact|reference|case|claim|invoice|tracking|card|sort|bank|bank account|passport|national insurance|ni|nhs|registration|patient|tenancy|meter|reservation|flight|ticket|licence|license|ref|house|flat|door|cell|loyalty|vehicle|serial|hospital|social security)( |-)?(number|numbers|no|code|details|reference|ref|id|plate|card|details|info)|(e-?mail|home|full|street|postal|delivery|billing|your|mailing) address|address|postcode|post code|zip code|zip|date of birth|birth date|dob|birthday|full name|surname|last name|iban|sort code|password|pin|pin code|login|login details|details|mobile|phone number|number plate|registration|nhs number|passport|driving licence|bank details|medication|diagnosis|order ref~|booking ref~|pnr|mother's maiden name|security question|age|username|balance|payslip|income)",
}
const asks: ByLanguage = {
  nl: phrases(`
    (wat|welk|welke) (is|zijn|was) .. (je|jouw|uw) .. ${things.nl}
    (mag|mogen|kan|kunnen) (ik|we|wij) .. (je|jouw|uw) .. ${things.nl}
    (stuur|stuurt u|geef|geeft u|zet|plaats|noem|noemt u|post|vermeld|reageer|reageert u|laat|typ|tik|meld|app|mail|drop|tweet|schrijf|antwoord|benoem|doe|vul|reply|gooi|upload|typ|reageer hier|noteer|bevestig) .. ${things.nl}
    (graag|even|nog) (je|jouw|uw) .. ${things.nl}
    (je|jouw|uw) .. ${things.nl} (graag|aub|a\\.u\\.b|alstublieft|alsjeblieft|hieronder|hier|in een reactie)
    met welk(e)? ${things.nl}
    wanneer (ben|bent|is) .. geboren
    (ik|we|wij) (heb|hebben) .. ${things.nl} .. nodig
    waar (woon|woont) (je|u)
    (wil|wilt|kun|kunt|kan|zou|mag) (je|u|jij) .. (je|jouw|uw) .. ${things.nl} .. (sturen|geven|delen|doorgeven|noemen|plaatsen|posten|vermelden|laten|zetten|melden|typen|even|achterlaten|doorsturen|bevestigen|hier|toesturen|invullen|opgeven)
    (heb|hebt|heeft) (je|u) .. (je|jouw|uw|een|het) .. ${things.nl} .. voor (ons|me|mij)
    (ik|wij|we) (heb|hebben) .. (je|jouw|uw) .. ${things.nl} .. nodig
    (op|onder) welk(e)? ${things.nl}
    wat (is|zijn) .. (klantnummer|bestelnummer|geboortedatum|ordernummer|polisnummer|rekeningnummer|bsn|iban|postcode|adres|kenteken|telefoonnummer)
    (klopt|is|staat) .. (je|jouw|uw) .. ${things.nl} .. (nog|\\d~|juist|bij|zo)
  `),
  en: phrases(`
    (what|what's|which) .. your .. ${things.en}
    what's your .. ${things.en}
    (can|could|may|might) (i|we) .. (have|get|take|ask for|see|grab|confirm) .. (your|the|a) .. ${things.en}
    (send|give|share|post|reply|tell|drop|leave|confirm|provide|supply|comment|tweet|write|put|list|let|pop|quote|include|state|type|need|upload|message|stick|bung|chuck|fire) .. ${things.en}
    (when|where) (were|are|do) you (born|live|living|based)
    (could|can|would|will) you .. (send|give|share|post|reply|tell|drop|confirm|provide|supply|comment|put|let|pop|include|quote|remind) .. (your|the|with) .. ${things.en}
    (i|we)( will|'ll| would|'d| just| also)? (need|require|want) .. your .. ${things.en}
    (need|require) your .. ${things.en}
    (is|are|was) your .. ${things.en} .. (still|correct|right|\\d~|the|on)
    your .. ${things.en} (please|here|below)
    (name|address|number|birth|details|postcode|email) .. (please|below|in the comments|here|in a comment|in this thread)
    (comment|reply|answer|post|respond) .. (with|below) .. ${things.en}
  `),
}
/** Not here but in private. */
const elsewhere =
  /prive|\bdm\b|\bpb\b|\bpm\b|\bdms\b|persoonlijk bericht|chatbericht|besloten|direct message|privately|private|inbox|rechtstreeks bericht|via de mail|per mail|nooit|niet (?:openbaar|hier)|not (?:here|in public|publicly)|never|don't (?:post|share|put)|do not (?:post|share|put)|verwijder|delete/

/** What only we and they should know. */
const matters: ByLanguage = {
  nl: phrases(`
    (ik|we|wij) (zie|zien|lees|lezen|weet|weten|heb|hebben|vind|zag) .. (u|je|uw|jouw) .. (dokter|dr|arts|specialist|huisarts|tandarts|psycholoog|psychiater|behandeling|diagnose|uitslag|schildklier|hartklachten|hart|operatie|medicijn~|medicatie|bloed~|scan|mri|zwanger~|depressie|verslaving|kanker|diabetes|poli~|opname|aandoening|ziekte~|allergie|achterstand|betalingsachterstand|schuld|schulden|incasso|deurwaarder|saldo|rood|rekening|uitkering|bijstand|toeslag|salaris|inkomen|schuldhulp~|bewind~|scheiding|ontslag|hypotheek|lening|krediet|bkr|aanmaning~|herinnering~|huurachterstand|boete|strafblad|gestorneerd|storneringen|beslag)
    (uw|je|jouw) (betalingsachterstand|huurachterstand|schuld|schulden|saldo|uitkering|bijstandsuitkering|bijstand|inkomen|salaris|diagnose|behandeling|medicatie|medicijnen|operatie|uitslag|bloeduitslag|scheiding|zwangerschap|ziekte|aandoening|depressie|verslaving|schuldhulpverlening|lening|krediet|roodstand|incasso|deurwaarder|psycholoog|psychiater|therapie|opname|aanvraag voor (bijstand|schuldhulp~)|afspraak (bij|met) (dr|dokter|de)|wachtwoord|pincode|strafblad|ontslag|echtscheiding)
    (u|je|jij) (woont|staat ingeschreven|heeft een (schuld|achterstand|uitkering|lening)|staat rood|bent zwanger|bent geopereerd|bent opgenomen|heeft een betalings~|hebt een (schuld|achterstand|uitkering|lening)|loopt achter|ontvangt een uitkering|was (gisteren|vorige week|maandag|dinsdag|woensdag|donderdag|vrijdag) bij)
    (staat|stond|staan) .. (achterstand|schuld|open) .. (van|bedrag|€)
    (wachtwoord|pincode|toegangscode|inlogcode) (is|wordt|luidt|:) 
    (op|naar|aan) (uw|je|jouw) adres .. \\d
  `),
  en: phrases(`
    (i|we) (can |could |do )?(see|read|know|notice|note|have|find|noticed|saw) .. (you|your) .. (doctor|dr|gp|specialist|consultant|dentist|psychologist|psychiatrist|treatment|diagnosis|result|results|thyroid|heart|surgery|operation|medication|prescription|blood|scan|mri|pregnan~|depression|addiction|cancer|diabetes|clinic|admission|condition|illness|allergy|arrears|debt|debts|overdrawn|overdraft|bailiff|balance|benefits?|benefit|salary|income|divorce|redundan~|mortgage|loan|credit|behind on|missed payment~|missed|owe|late payment~|appointment with|therapy|therapist|counselling|ward|physio)
    your (arrears|debt|debts|overdraft|balance|benefits?|salary|income|diagnosis|treatment|medication|surgery|operation|test results?|results|blood|divorce|pregnancy|illness|condition|depression|addiction|loan|credit (score|rating|check)|missed payments?|bailiff|psychologist|psychiatrist|therapy|therapist|admission|appointment (with|at) (dr|doctor|the)|password|pin|prescription|rent arrears|direct debit (bounced|failed)|child's (school|name)|hip|biopsy|scan)
    (you) (live at|live on|owe|are overdrawn|are in arrears|are pregnant|were admitted|are behind|missed (your|two|three|the|a)|still owe|have (a debt|arrears|an overdraft|a loan)|were (at|in|with) .. (clinic|ward|doctor|dr|gp|surgery))
    (password|pin|access code) (is|:) 
    (to|at) your (address|home) .. \\d
  `),
}

/** Health, money, family and home: of one person and nobody else's business. */
const sensitive =
  /\b(?:[a-z]{3,}(?:itis|ectom(?:ie|y)|ologie|ology|aemia|ziekenhuisopname|scopie|scopy)|eczeem|eczema|recept(?:en)?|prescription|hartinfarct|infarct|heart attack|beroerte|stroke|eetstoornis|eating disorder|depressie|depression|verslaving|addiction|adhd|autisme|autism|hiv|soa|diabet\w+|kanker|cancer|tumor|tumou?r|chemo\w*|bestraling|miskraam|miscarriage|abortus|abortion|zwangerschap|pregnan\w+|ivf|astma|asthma|epilepsie|epilepsy|dementie|dementia|alzheimer|bloedverdunners?|antidepressiva|antidepressants?|psycholoog|psychiater|psychologist|psychiatrist|therapeut|therapist|prostaat|prostate|mammo\w+|biopsie|biopsy|bloeduitslag|blood (?:results|test)|gp notes|diagnos\w+|dermatologie|oncologie|gynaecolog\w*|uroloog|cardioloog|behandeld voor|geopereerd|opgenomen|operated on|hysterectomy|hip replacement|knieprothese|heupoperatie|achterstand|betalingsachterstand|arrears|gestorneerd|bounced|deurwaarder|bailiff|incasso|bijstand\w*|uitkering|schuldhulp\w*|faillissement|bankruptcy|loonbeslag|bkr|persoonlijke lening|personal loan|overdrawn|salaris|wages|salary|payslip|loonstrook|inkomen van|echtscheiding|divorce|voogdij|custody|alimentatie|alimony|erfenis|inheritance|ontslagen|dismissed|strafblad|criminal record|puk|pincode|wachtwoord is|password is|meter serial|serial number|niet voldaan|niet betaald|heeft u nog .{0,20}openstaan|te laat (?:was|betaald)|was u te laat)\b/
const oneself =
  /\b(?:je|jij|jouw|uw|u|your|you|you're|you've|mr|mrs|ms|mevrouw|meneer|dochter|zoon|daughter|son|husband|wife|man|vrouw)\b/
/** What holds for everybody, or is asked of them, tells nothing of one. */
const general =
  /\b(?:als (?:je|u)|indien|mocht|if you|when you|unless|whether|of (?:je|u)|iedereen|everyone|anybody|anyone|meestal|usually|nooit|never)\b/
/** A house by its number, or somebody by name who is not the one that is written to. */
const home =
  /\b(?:woont|woon|wonen|live|lives|living)\b.{0,25}\b\d{1,4}\b|\b(?:flat|apartment|unit|room|kamer|appartement|huisnummer|bed) \d{1,4}\b|\b\d{1,4} [a-z]+(?:'s|s)? (?:walk|mews|green|view|rise|wharf|quay|court|yard|lane|row)\b/
const neighbour =
  /\b(?:tenant|neighbour|huurder|buurman|buurvrouw|bewoner|account holder|rekeninghouder)\b.{0,20}\b(?:mr|mrs|ms|meneer|mevrouw|dhr|mw|familie)\b/

function tells(sentence: Sentence): Found | null {
  const { text, from } = sentence
  const of =
    neighbour.exec(text) ??
    (oneself.test(text) && !general.test(text) ? (sensitive.exec(text) ?? home.exec(text)) : null)
  return of && { from: from + of.index, until: from + of.index + of[0].length, reason: 'matters' }
}

/** What somebody owes or did, and who belongs to them. */
const circumstances: ByLanguage = {
  nl: phrases(`
    (je|uw|jouw) (zoon|dochter|kind|man|vrouw|partner|ex|moeder|vader|zus|broer|ex-man|ex-vrouw|kinderen) (\\S{2,14} )?(is|staat|heeft|had|was|krijgt|zit|zat|moet|komt|kwam)
    (u|je|jij) (betaalde|was) .. te laat
    (u|je|jij) (heeft|hebt|had|bent|was|stond|staat) .. (te laat betaald|niet betaald|nooit betaald|rood|schuld|openstaan|achter|geopereerd|opgenomen|ontslagen|gescheiden|in behandeling bij)
    (onvoldoende saldo|te weinig saldo|roodstand|rood staat|staat rood|in het rood|geweigerd omdat)
    (uw|je|jouw) (saldo|schuld|lening|salaris|huur|rekening|termijnbedrag|inkomen|spaargeld|hypotheek|verbruik|toeslag) .. (is|van|bedraagt|staat op|was) .. (€|\\d)
    (afspraak|consult|opname|behandeling|controle) .. (bij|met|op) (de|dr\\.|dokter)? ?(dr|dokter|fysio~|psych~|poli~|gyn~|urol~|cardio~|onco~|derm~|neuro~|afdeling|kliniek|verslavings~|ggz)
  `),
  en: phrases(`
    your (son|daughter|child|kid|husband|wife|partner|ex|mother|mum|father|dad|sister|brother|ex-husband|ex-wife|children) (\\S{2,14} )?(is|was|has|had|were|needs|gets|got|took)
    (you|you've|you have|you're) (still )?(owe|missed|defaulted|fell behind|were late|been late|paid late|bounced|been overdrawn|been declined|overdrawn|behind with|behind on|in debt|in arrears|divorced|admitted|operated|pregnant)
    (insufficient funds|not enough money|overdrawn|maxed out|over your limit)
    your (balance|debt|loan|salary|wages|rent|bill|savings|mortgage|usage|pension|income|account) .. (is|was|of|shows|stands at|at) .. (£|€|\\$|\\d)
    (appointment|consultation|admission|scan|referral) .. (with|at|to|in) (the|dr|doctor)? ?(dr|doctor|physio~|psych~|clinic|gynae~|urolog~|cardio~|onco~|derm~|neuro~|ward|rehab|maternity|fertility)
  `),
}

export const personalData: Rule = (reading, context) =>
  context.public ? reading.sentences.flatMap((sentence) => told(sentence) ?? asked(reading, sentence) ?? []) : []

function told(sentence: Sentence): Found[] | null {
  const found: Found[] = []
  for (const { reason, shape, is } of looks)
    for (const match of sentence.text.matchAll(shape)) {
      const from = sentence.from + match.index
      const until = from + match[0].length
      const known = found.some((other) => other.from < until && from < other.until)
      if (!known && (is?.(match[0], sentence) ?? true)) found.push({ from, until, reason })
    }
  return found.length > 0 ? found : null
}

function asked(reading: Reading, sentence: Sentence): Found[] | null {
  const known =
    findIn(sentence, matters[reading.language]) ??
    (general.test(sentence.text) || sentence.asks ? null : findIn(sentence, circumstances[reading.language]))
  if (known) return [{ ...known, reason: 'matters' }]
  if (elsewhere.test(sentence.text)) return null
  const matter = sentence.asks ? null : tells(sentence)
  if (matter) return [matter]
  const found = findIn(sentence, asks[reading.language])
  return found && [{ ...found, reason: 'asks' }]
}
