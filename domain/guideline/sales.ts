/** Selling to somebody who came with something else. What a customer asks the price of is told, and is no sales talk. */
import { findIn, phrases } from './phrases.ts'
import { fold, type Reading, type Sentence } from './reading.ts'
import type { ByLanguage, Rule } from './rule.ts'

const said: ByLanguage = {
  nl: phrases(`
    wist (je|u|jij) .. dat (je|u|jij|jullie|we|wij|onze) .. (met|bij|voor|via|ook|korting|bespaar~|bespaart|kunt|kan|nu)
    korting~
    kortingscode~
    (\\d{1,2}|halve|half) ?(%|procent) (korting|voordeel|extra)
    (voor )?(de )?halve prijs
    voordeel~
    voordelig~
    aanbieding~
    (onze|de|een|leuke|mooie|speciale|tijdelijke|nieuwe|geweldige|actuele|super) (actie|acties|deal|deals|promotie)
    (in de|een) aanbieding
    (nu|tijdelijk|deze week|deze maand) .. (gratis|extra|voor (maar|slechts)|met korting|in de actie)
    voor (maar|slechts|nog geen|niet meer dan) ?(€|\\d)
    (al )?vanaf ?(€ ?\\d|\\d{1,4}[,.]?\\d{0,2} euro)
    (stap|stapt u) .. over (naar|op|op een|naar een)
    stap .. over
    overstappen (naar|op) (ons|onze|een|het|de) (nieuwe |snellere |betere |grotere )?[a-z-]{3,20}
    upgrade~
    upgraden
    profiteer~
    profiteert
    mis (het|deze|dit|'m|hem) niet
    grijp .. kans
    (ontdek|bekijk|probeer|shop|bestel) .. (nu|eens|ook|ons|onze) .. (nieuwe?|nieuwste|assortiment|collectie|aanbod|pakket~|abonnement~|service|product~|bundel~|app)
    (ontdek|shop) (nu|ook|eens|snel)
    bestel .. (nu|snel|vandaag nog|direct|meteen|gelijk)
    sluit .. (nu|direct|meteen|gelijk|ook|eens|dan) .. af
    (al )?(eens )?gedacht aan (een|ons|onze|het|de)
    (al )?(eens )?(overwogen|overweeg~) (om|een|ons|onze)
    (misschien|wellicht|dan) is (ons|onze|een|het) .. (iets|wat) voor (je|u|jou|jullie)
    (interesse|trek|zin) in (ons|onze|een|het) .. (pakket~|abonnement~|aanbod|nieuwe?|aanbieding~|bundel~|polis|verzekering|app|abbo)
    (heb|hebt|heeft) (je|u) .. (ook )?(interesse|belangstelling) (in|voor) (ons|onze|een|het)
    (neem|neemt u|kies|kiest u) .. (dan|ook|eens|gewoon|voor)? ?(ons|onze|een|het) .. (premium|plus~|pakket~|abonnement~|bundel~|polis|garantie|verzekering|xl|pro|max|extra|versie)
    met (ons|onze|het|een|de) .. (premium|plus|giga|xl|pro|max|extra|compleet|comfort|all-in|zorgeloos)[a-z-]* (heb|heeft|hebt|bent|ben|krijg|krijgt|is|was|kun|kunt|kan|zou)
    met (ons|onze) .. (heb|ben|bent|heeft|hebt|krijg|krijgt|kun|kunt|was) (je|u|jij) .. (nooit|altijd|geen|zorgeloos|meer|extra|sneller|dubbel~|direct|voortaan)
    (bespaar|bespaart|bespaard|besparen) .. (op|euro|%|procent|tot|makkelijk|al snel|flink|geld)
    (voor|tegen) .. (€|euro) .. extra .. (per maand|nemen|krijg~|neem|erbij|ook|al)
    voor (€ ?)?\\d{1,3}([,.]\\d{2})?( euro)? (per maand )?(extra|meer) (per maand )?(kunt|kun|kan|heb|krijg|krijgt|neem|bent|ben)
    bijpassende?
    (onze|het|ons) (nieuwste|gloednieuwe|populaire|populairste|bestverkochte|voordelige|voordeligste|exclusieve) 
    (ons|onze|het) (premium|plus|comfort|zorgeloos|voordeel|compleet|totaal|giga)( |-)?(pakket|abonnement|polis|bundel|plan|lidmaatschap|service)
    zorgeloos (genieten|op reis|thuis|bellen|internetten|rijden)
    (tip|ps|p\\.s\\.|trouwens|overigens|by the way|btw|o ja|oh ja) ?:? .. (onze|ons|nieuwe|korting|actie|aanbod|app|webshop|collectie|aanbieding~)
    word (nu|ook|snel|vandaag nog|gratis|meteen)? ?(lid|member|klant|abonnee|vip~)
    (meld|schrijf) (je|u) .. (aan|in) voor (onze|de) (nieuwsbrief|mailing|vip~|club)
    (spaar|verdien) .. punten
    cadeau (bij|als je|als u)
    (nu|tijdelijk|vandaag|deze week|deze maand) (ook )?(verkrijgbaar|te koop|in de winkel|met korting|in de aanbieding|afgeprijsd|leverbaar)
    op = op
    wees er snel bij
    (heerlijke|verse|lekkere|prachtige|fantastische|geweldige|mooie) [a-z]{3,20} (in de aanbieding|voor maar|nu|voor slechts)
    (we|wij) hebben (nu|ook|momenteel|deze week|deze maand|net) .. (actie~|aanbieding~|korting~|heerlijke|prachtige|mooie|leuke|nieuwe)
    (gratis )?(proefmaand|proefperiode|proefabonnement)
    (eerste|eerst) .. (maand~|weken|jaar|keer) .. (gratis|halve prijs|voordeel|voor niks|cadeau|korting)
    vrijblijvend(e)? (offerte|advies~|gesprek|proberen|kennismaken|kennismaking)
    vraag .. (een|onze|de|nu) .. (offerte|brochure) aan
    (onze|de|het) (gloednieuwe|nieuwe|nieuwste|vernieuwde) (collectie|lijn|app|dienst|service|pakket~|abonnement~|bundel~|actie~|serie|model|modellen|toestel~|aanbod|assortiment|seizoen~|menu|bestemming~)
    (scoor|pak|grijp|verwen|trakteer|gun) (je|jezelf|uzelf|u|nu|meteen|snel|eens|direct)
    (zomer|winter|lente|herfst|kerst|black friday|cyber|weekend|vroegboek)[a-z-]*(deal|actie|korting|aanbieding|sale|voordeel)~
    (nu je|nu u) (er|hier|ons) (toch|nu)
    (een )?(mooi|goed|ideaal|perfect) moment om
    (overweeg|overweegt) .. (eens|ook|een|onze|om)
    (voor wie|voor klanten die|voor mensen die) .. (zekerheid|meer|extra|gemak|comfort|zorgeloos)
    (nog) .. (plekken|stuks|weken|dagen) (beschikbaar|over|geldig|vrij)
    (heb je|heeft u|hebt u|ken je|kent u) (ook )?(onze|ons|al) .. (al|gezien|geprobeerd|ontdekt|bekeken|overwogen|app|pakket~|actie~)
    (geniet|profiteer) .. (van|nu|meteen) .. (voordeel|korting|extra|onze|zorgeloos|gratis|onbeperkt|\\d)
    (een|echt een|absolute) (aanrader|must|topper|uitkomst|koopje|buitenkans)
    (razend|laaiend) enthousiast
    (superhandig|ideaal|perfect|onmisbaar|handig) (voor|bij|als|toch)
    (favoriet|lievelings~|bekroond~|bekroonde|lekkerste|populairste|voordeligste|goedkoopste) .. (van nederland|van het|keus|keuze|getest|klanten|van de|volgens|beoordeeld)
    (beoordeeld|gewaardeerd|verkozen) (door|met|als|tot)
    (geen|nooit meer) .. (omkijken|zorgen|gedoe|last) .. (meer|naar|van|aan)
    (niet|zou ik niet) laten (liggen|lopen|schieten)
    (1 ?\\+ ?1|2e gratis|tweede gratis|twee voor|halen 2 betalen)
    (voor|met) een tientje .. (meer|extra)
    (wel )?leuk om te weten
    (onze klanten|veel klanten|anderen) .. (enthousiast|gingen|kozen|kiezen|tevreden)
    (is|was|zou) het niet (slimmer|handiger|verstandiger|voordeliger|tijd)
    (de|het) eerste (maand|jaar|week) is (voor ons|gratis|van ons)
    (onbeperkt|unlimited) .. voor .. (per maand|euro|\\d)
    (probeer|neem|kies|bestel|pak|download) .. (eens|anders|dan|gewoon|meteen) .. (onze|ons|het|de|een)
    als (u|je) kiest voor
    (een )?(extra|aanvullende|uitgebreidere?|uitgebreide|duurdere|betere) (dekking|pakket|abonnement|polis|module|garantie|bundel|verzekering) .. (afsluiten|nemen|kiezen|aanschaffen|overwegen|kun|kunt|is)
  `),
  en: phrases(`
    did you know .. (you|we|our|that) .. (can|could|save|offer|get|with|our|also|have|would)
    (did you know|why not|have you (ever )?(thought|considered|tried|seen|looked|heard|checked)) .. (our|upgrad~|switch~|adding|signing|one of our|the new|a )
    why not (try|upgrade|treat|switch|sign|add|join|go|check|take|give|consider|pop|have a look)
    discount~
    (voucher|promo|promotional|discount) codes?
    \\d{1,2} ?(%|percent|per cent) (off|discount|cheaper|extra)
    half( |-)price
    (special|great|exclusive|latest|current|fantastic|amazing|lovely|new|limited|limited-time|unbeatable|brilliant|seasonal|summer|winter) (offer|offers|deal|deals|promotion|promotions|price|prices|range|collection|savings)
    (on|our) (offer|sale|promotion) (this|now|at|right|until|for|is|ends)
    (our|the) (sale|deals|offers|promotions)
    for (only|just|as little as|less than|a mere) ?(£|€|\\$|\\d)
    (from|starting at|starts at|starting from) (only |just |as little as )?(£|€|\\$) ?\\d
    only (£|€|\\$) ?\\d
    just (£|€|\\$) ?\\d{1,4}([.,]\\d{2})? (a|per|extra|more|for|now|this|each|you)
    for an (extra|additional) (£|€|\\$|\\d)
    (upgrade|upgrading|upgrades) (to|now|today|your|and|is|for|you|would|starts|from|our|means)
    (upgrade|upgrading)
    (switch|switching|move|moving|go|hop) (over )?(to|up to) (our|the|a) .. (plan|package|bundle|premium|plus|pro|tariff|policy|account|broadband|fibre|cover|tier|membership)
    (take|make the most) .. advantage of (our|the|this)
    make the most of (our|the|this)
    (don't|do not) miss (out|this|it|our)
    treat yourself
    (check|try|explore|discover|browse|shop|order|buy|book) (out )?(our|the) (new|latest|other|full|great|lovely|exclusive|premium|range|sale|collection|summer|winter|spring|autumn|best)
    (shop|buy|order|book|subscribe|upgrade|join|sign up) (now|today) (and|to|for|with)
    (order|buy|book|subscribe|join|sign up) (now|today)
    (might|may|would) (also )?(be )?(interested|interest) (in|you)
    (interested in|keen on|fancy) (our|an upgrade|a |trying)
    you'(ll|d) love (our|the)
    with our .. (premium|plus|pro|gold|giga|max|ultra|platinum|complete|total|extra)[a-z-]*
    with our .. (you'd|you'll|you would|you will|you'll|you could|you can) .. (never|always|get|have|save|no)
    (you could|you can|you'd|you'll|could) (be )?(save|saving) .. (£|€|\\$|\\d|on|up|money|by|a)
    save (up to|an extra|a further|over|£|€|\\$|\\d|even more|money|big)
    our (brand( |-)new|newest|best-selling|bestselling|most popular|award-winning|popular|exclusive|premium|plus|pro|gold|platinum) [a-z-]{2,20}
    (our|the) (premium|plus|pro|gold|platinum|complete|ultra|max|giga)( |-)?(plan|package|bundle|cover|policy|tier|membership|account|subscription|version|care)
    (sign|signing) up (for|to) (our|the) (newsletter|mailing|club|premium|membership|loyalty|rewards|plus)
    (join|become) (our|a) .. (club|member|membership|loyalty|rewards|programme|program|subscriber)
    (earn|collect) .. points
    free (trial|month|gift|delivery on your next|with every)
    first .. (month|months|weeks|year|order) .. (free|half|off|on us|discount)
    while (stocks|supplies) last
    limited (time|offer|edition|period)
    (by the way|ps|p\\.s\\.|btw|oh and|also) ?:? .. (our|new|discount|offer|deal|sale|app|range|collection) .. (is|are|has|have|just|now|out|in|starts|launch~|for|you)
    no( |-)obligation (quote|chat|advice)
    (add|adding|take out|taking out|get|buy|purchase) (on )?(our|an extra|extra|additional) .. (cover|warranty|insurance|protection|bundle|pack|plan|add-on|package)
    (extended|extra) (warranty|cover|protection) (for|is|would|could|you|plan|at|costs)
    back in (store|stock) .. (treat|only|just|grab|lovely|delicious)
    (grab|pick up|snap up) (a|one|yours|some|our|your|yourself)
    bargain~
    (perfect|great|good|ideal) (time|moment|opportunity|chance|excuse) to
    (while you're (here|there|at it|waiting|on)|speaking of|did we mention|have you (met|seen|tried|heard|checked|discovered)|fancy) .. (our|new|deal|offer|latest|range)
    (just launched|brand new|now available|now in|out now|in stock now|selling fast|on sale now|special treat|exclusive)
    (our|the) (brand new |new |latest |newest )(range|collection|plan|app|service|model|menu|route|line|product|product~|bundle|offer|tariff|lounge|feature|add-on)
    (bundle|pair|combine) (it|this|that|them) with
    (join|our) (loyalty|rewards?) (scheme|programme|program|points|card)
    (you'll|you will) (thank us|love it|never look back|wonder)
    (proudly|award-winning|number one|best-selling|best-loved|loved by|rated|voted|favourite) .. (by|number|for|region|customers|teams|best|choice|over|in)
    (at the heart of everything|second to none|peace of mind|like never before|pays for itself|well worth|worth a look|worth every|get in quick|be quick|hurry|before they're gone|game changer|one of a kind)
    (have|take|has) .. (a peek|a look|a browse|our best) .. (at|our|camera|range|ever)
    (do|why don't you|go on and) (take|try|join|get|treat|have|grab) (our|the|a|yourself)
    (join|get|try|grab|go|discover) \\S{3,16} (gold|silver|platinum|premium|plus|pro|club|max|prime|unlimited|extra|card)
    (would|could) have (paid|covered|saved|prevented)
    (most exciting|most popular|best value|great value|unbeatable|unmissable|irresistible|exclusive)
    (ideal|perfect|great|made|just the thing) for (people|customers|someone|families|folk|drivers|homes|you)
    (offer|deal|discount|sale) (ends|runs|is on|until|this)
  `),
}

/** What the question is about may be told in the answer. */
const asked =
  /korting|aanbieding|abonnement|pakket|upgrade|prijs|kost|tarief|bundel|actie|duur|goedkop|overstap|verkrijgbaar|hebben jullie|verkopen jullie|hoeveel|welke?|discount|offer|plan\b|package|upgrade|price|cost|tariff|bundle|deal|how much|cheap|switch|do you (sell|have|stock|do)|which/
const wants =
  /\?|hoeveel|welke? |hebben jullie|kan ik .*(upgrade|overstap|korting)|how much|which|do you (sell|have|stock)|can i .*(upgrade|switch|discount)/

export const sales: Rule = (reading, { customer }) => {
  if (asksForOffer(customer)) return []
  const last = customer.map(fold).join(' ')
  return reading.sentences.flatMap((sentence) => {
    const found = findIn(sentence, said[reading.language]) ?? findProduct(draftOf(reading, sentence), sentence, last)
    return found ? [{ ...found, reason: 'offer' as const }] : []
  })
}

/** Who asks what there is and what it costs is told so. */
export function asksForOffer(customer: readonly string[]): boolean {
  const last = customer.map(fold).join(' ')
  return asked.test(last) && wantsOffer(last)
}

/** A question in which the word itself stands; "why is the offer gone" asks for no offer. */
function wantsOffer(text: string): boolean {
  return text
    .split(/(?<=[.!?\n])/)
    .some((part) => asked.test(part) && wants.test(part) && !/waarom|why|krijg ik|terug|refund|back/.test(part))
}

/** A name with a word of a price list in it: "Veldstroom Puur" is none, "Pet Platinum cover" is. */
const product =
  /\b[A-Z][\w-]{2,18}(?: [A-Z][\w-]{1,18}){0,2}[ -](?:Plus|Pro|Max|Extra|Flex|Premium|Gold|Goud|Zilver|Silver|Platinum|Prime|Comfort|Club|Card|Saver|Shield|Vault|Care|Complete|Compleet|Totaal|Total|Allrisk|Starter|Unlimited|Ultra|Giga|Deluxe|Elite|VIP|XL|Protect|Cover|Boost)(?:[ -][a-z]+)?\b|\b(?:onze|our|ons|with|met) (?:[a-z]+ )?[A-Z][\w-]{2,18}(?: [A-Z][\w-]{1,18}){0,3}[ -](?:pakket|bundel|polis|abonnement|plan|card|cover|range|bundle|overdraft|package|add-on|app|service|box|pas|verzekering|lijn|collectie)\b/

/** What is told of a product to make one want it; without it a product is only named. */
const praised =
  /!|\b(?:heb (?:je|u)|heeft u|krijg|neem|neemt|kies|kiest|reis|houd|geniet|bespaar|ideaal|vraagt|nooit|altijd|geen omkijken|vanaf|voor maar|you'd|you could|would have|worth|take|join|ideal|perfect|try|get|love|never|always|pays|only|priority|most|best)\b/

/** A product of ours that the customer did not name. */
function findProduct(draft: string, sentence: Sentence, asked: string): { from: number; until: number } | null {
  const found = product.exec(draft)
  if (!found || !praised.test(sentence.text)) return null
  const named = fold(found[0])
    .split(/[ -]/)
    .some((word) => word.length > 3 && asked.includes(word) && !/^(?:onze|with|plan|card|cover)$/.test(word))
  return named ? null : { from: sentence.from + found.index, until: sentence.from + found.index + found[0].length }
}

const draftOf = ({ draft }: Reading, { from, until }: Sentence): string => draft.slice(from, until)
