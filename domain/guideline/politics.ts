/** Party politics: parties are never named, and of offices and disputes nothing is said that takes a side. A plain fact about an office is none. */
import { findIn, phrases } from './phrases.ts'
import type { Found, Rule } from './rule.ts'

/** Parties as they are written; small words that mean something else too are left out. */
const parties = phrases(`
  (vvd|pvv|d66|cda|pvda|groenlinks|groenlinks-pvda|gl-pvda|bbb|nsc|sgp|fvd|ja21|volt|christenunie|denk|bij1|50plus)
  partij voor de (dieren|vrijheid|arbeid)
  forum voor democratie
  (labour|tory|tories|lib ?dems?|liberal democrats?|ukip|snp|sinn fein|reform uk|plaid cymru|green party|the greens)
  (labour|conservative|republican|democratic|socialist|liberal|labor) (party|government|mp|mps|council|councillors?|voters?|politicians?)
  (the )?(republicans|democrats|conservatives|gop)
  (trump|maga|biden|putin|farage|wilders|brexiteers?|brexit)
`)
/** How parties voted is a fact that a council may be asked for. */
const counted =
  /\b(?:stemmen|stemming|notulen|raadsverslag|passed|minutes|in favour|votes?)\b.{0,80}\d|\d.{0,80}\b(?:stemmen|stemming|voor|tegen|against|in favour|votes?)\b/
/** In Dutch "denk" and "volt" are words of every day. */
const everyday = /^(denk|volt)$/

const offices = phrases(`
  (de |het |dit |ons |deze |die |onze |dat )?(kabinet~|regering~|politiek~|politici|den haag|minister~|ministerie~|staatssecretaris~|overheid|tweede kamer|kamerleden|gemeenteraad|wethouder~|burgemeester|premier|coalitie|oppositie|college|brussel|europa|eu|haagse|partij~|links~|rechts~|linkse|rechtse)
  (azc|asielzoeker~|asielbeleid|migranten|vluchtelingen|immigratie|stikstof~|klimaat(beleid|gekte|gekkies|hysterie|drammers)|woke|wokisme|boeren(protest|protesten)|boeren|oekraine|gaza|palestina|israel|rusland|zwarte piet|verkiezing~|stembus|stemhokje|belastingbetaler~|grote graaiers|elite|de gewone man|hardwerkende nederlander~|vakbond~|milieuactivist~|activisten|demonstranten)
  (the |this |our |your )?(government|governments|politician~|parliament|westminster|downing street|whitehall|washington|congress|ministers?|prime minister|chancellor|president|white house|cabinet|mps|council leader|councillors|mayor|the council|eu|brussels|opposition|coalition|left|right|left-wing|right-wing|far right|far left)
  (asylum seekers?|migrants?|immigrants?|immigration|refugees|net zero|climate (policy|zealots|nonsense|activists|lobby)|woke|gaza|israel|palestine|ukraine|russia|elections?|ballot~|taxpayers?|elites?|unions?|ordinary (people|families|folk)|protesters|activists|working people)
`)

/** Words of a dispute: anything felt beside them takes a side. */
const dispute = phrases(`
  (politiek|politici|landelijke politiek|coalitie|oppositie|kabinet~|regering~|den haag|haagse|kiezers?|linkse|rechtse|progressieve?|conservatieve?|woke~|klimaat(gekte|gekkies|hysterie|drammers|religie|paniek)|stikstof~|migratie|immigratie|azc|asielzoekers|asielbeleid|vluchtelingen|elite|belastingbetaler~|de gewone man|hardwerkende|vakbonden|activisten|demonstranten|israel|palestina|gaza|oekraine|rusland|brussel)
  (politician~|government|opposition|coalition|westminster|whitehall|washington|downing street|treasury|chancellor|prime minister|left-wing|right-wing|far-right|far-left|leftists?|lefties|liberals?|snowflakes?|woke|net zero|climate (policy|zealots|nonsense|activists|lobby|alarmism|hysteria)|migrants?|immigrants?|immigration|asylum seekers|refugees|borders?|elites?|taxpayers?|unions?|protesters|activists|working people|brexit|yes camp|no camp|yes vote|no vote|remainers?|leavers?|gaza|israel|palestine|ukraine|election~)
`)
const felt = phrases(`
  (eindelijk|nou|natuurlijk|gewoon|toch|weer|steeds|alleen maar|zelf|allemaal|echt|nooit|altijd|maar|helaas|jammer|trots|blij|hopen|hoop|hopelijk|geloven|snappen|fatsoenlijk~|vriendjes|praatjes|naait|leugens|liegen|kopje|stoppen|weg met|genoeg van|zat|moe van|achter|steun~|steunen|tegen|idioot|idiote|hobby|schreeuwen|gejammer|gedram|onzin|geneuzel|zakken|plucheplakkers|beter af|slimmer|dommer|verraad|eigen volk|ons land|dit land)
  (frankly|honestly|sadly|clearly|finally|proud|proudly|glad|happy to|hope|hopefully|never|always|only|those|lot|shame|lies|lying|liars|bigots?|communists?|fascists?|racket|scam|hoax|cult|con|dreamed up|pushed by|bankrolled|kick them|kick out|out in|wrecked|wrecking|ruined|ruining|wrong|dry|sold|sell us|sell-out|the only|sane|honest|deserves?|support|backing|back strong|soft-touch|soft|strong|tough|fantasy|loons?|nuts|mad|madness|lunatic|dreadful|hateful|spineless|gutless|weak|greed|friends|mates|cronies|pocket|pockets|piggy bank|trusts?|believe|agree|disagree|sensibl[ey]|power|grip|our country|this country|the country)
`)

const stance = phrases(`
  (te danken|dankzij|bedanken voor|dank aan)
  (schuld|schuldig|verwijten|verantwoordelijk voor)
  (faal~|falend|falen|gefaald|mislukt~|mislukking|puinhoop|rommel~|zootje|chaos|gekonkel|geruzie|gekibbel|ruzie~|gedoe|geklungel|wanbeleid|onzin~|onzinnig~|belachelijk~|idioot|idiote|absurd~|waanzin~|schandalig~|schande|dwaas|dwaze|dom|domme|achterlijk~|doorgeslagen|doorgedraaid~|hysteri~|gekte|kolder)
  (bezuinig~|wegbezuinigd|uitgekleed|uitkleden|kapot~|kapotgemaakt|verpest~|verpesten|verkwanseld|graai~|zakkenvuller~|zakkenvullen|plukken|uitmelken|leegtrekken|in de steek|in de kou|laten stikken|aan zijn lot)
  (rekening|kosten|prijs) .. (gewone|burger|burgers|mensen|ons|betaalt|betalen)
  (laat|laten) .. (betalen|opdraaien|bloeden|zitten|vallen|barsten|stikken)
  (moet|moeten|zou|zouden) .. (opstappen|aftreden|weg|oprotten|zich schamen|schamen|eens luisteren|wakker worden)
  (hoog tijd|tijd) .. (andere|ander|wind|verandering|dat)
  (eindelijk|zo nodig|weer eens|natuurlijk weer|alweer|nou eenmaal) 
  (stem~|gestemd|kies|kiezen|gekozen|verkiezing~) .. (op|voor|straks|volgende|eens|anders|verstandig|weg|hierop|volgend|dan)
  (wij|we|ik) (vind|vinden|zijn|ben|steunen|steun|staan|sta) .. (tegen|voor|dat|achter|belachelijk|onzin|terecht|goed|slecht|jammer|schande)
  (volkomen|helemaal|groot) gelijk
  (goed|slecht|prima|beter|uitstekend|verstandig|dapper) (beleid|plan|werk|besluit|idee|bezig)
  (vol|te vol|overspoel~|overspoeld|profiteer~|gelukszoekers?|tuig|wappies?|links tuig)
  (spiegel|schamen|deug~|deugen|deugt|gekkies|gekken|drammer~|drammen|hobby~|linkse hobby|lobby)
  (wil|wilde|willen|wilden) .. (per se|zo nodig|nu eenmaal|koste wat kost)
  (dankzij|vanwege|door) .. (beleid|geruzie|bezuinig~|plannen|ideeen|gedram|getreuzel)
  (daar|bij hen|bij ze|bij haar|bij hem) (moet|kunt|kun|mag) .. (zijn|klagen|terecht)
  (snapt|snappen|begrijpt|begrijpen|luistert|luisteren|doet|doen|geeft|geven|kijkt|kijken) .. (niks|niets|er niks|nooit|geen (bal|snars|moer|reet|zier))
  (thank|thanks to|courtesy of|blame|blaming|fault|to blame|down to|responsible for|mess|messed|chaos|shambles|shambolic|failed|failing|failure|failures|incompeten~|useless|hopeless|ridiculous|absurd|crazy|insane|nonsense|stupid~|idiot~|disgrace~|shame~|corrupt~|greedy|clueless|pathetic|a joke|out of touch|circus|squabbl~|bicker~|dither~|broken|ruin~|wreck~|destroy~|gutted|starv~|slash~|cuts|cutting|neglect~|abandon~|let down|betray~|robbed|fleec~|bleed~|squeez~)
  (vote|votes|voted|voting|elect|elected|ballot box) .. (for|next|them|out|wisely|differently|accordingly|against|somebody|someone|carefully|time|better|in|party)
  (vote|voting)
  (should|ought to|must|need to|needs to) .. (resign|go|step down|be ashamed|listen|wake up|stop|sort|start|act|do something|invest|fund)
  (we|i|i'm|we're|personally) .. (believe|think|support|oppose|agree with|stand with|against|back|reckon|hope|fans?|behind) .. 
  (we|i) (believe|think|support|oppose|stand with|reckon)
  (too many|flood~|swamp~|illegals?|enough is enough|taking over|about time|high time|long overdue|at last|finally|so-called|as usual|of course|typical|can't be trusted|don't care|doesn't care|couldn't care|clearly don't|keep|keeps)
  (great|good|brave|right|wrong|bad|sensible|excellent|terrible|awful) (policy|policies|decision|job|thing|plan|idea|work)
  (foot|pay|paying|picks? up|left with|landed with) the (bill|price|cost|tab)
  (want|wants|wanted|insist|insists|insisted|voted|decided|decides|choose|chose) .. (it|this|that|to)
`)
/** Telling people what to vote needs no office beside it. */
const voting = phrases(`
  stem (straks|dan|eens|volgende|voortaan|gerust|verstandig|liever|anders|op|maar)
  (denk|onthoud) .. (stemhokje|stembus|verkiezingen)
  (als|wanneer) (u|je|jullie) .. op iemand stemt
  op (iemand|een partij) stem~
  (linkse|rechtse) (hobby~|rakkers|rommel|kerk|elite|media|gekkies|tuig|praat|partijen|politiek|kliek)
  vote (for|wisely|accordingly|them|differently|with)
  remember .. (ballot box|polling|election|when you vote|you vote)
  (left-wing|right-wing|leftie|lefty|woke|loony left|far-right|far-left)
  (next|coming|upcoming) election
  (wij|we) vinden als (gemeente|bedrijf|bank|organisatie) dat
`)

export const politics: Rule = (reading) =>
  reading.sentences.flatMap((sentence): Found[] => {
    const party = findIn(sentence, parties)
    const word = party && reading.text.slice(party.from, party.until)
    if (party && word && !(reading.language === 'nl' && everyday.test(word)) && !counted.test(sentence.text))
      return [{ ...party, reason: 'takes-sides' }]
    const office = findIn(sentence, offices)
    const disputed = findIn(sentence, dispute)
    const side =
      findIn(sentence, voting) ??
      (office && findIn(sentence, stance)) ??
      (disputed && findIn(sentence, felt) && disputed)
    if (!side) return []
    const from = Math.min(side.from, office?.from ?? side.from)
    return [{ from, until: Math.max(side.until, office?.until ?? 0), reason: 'takes-sides' }]
  })
