/** Words that sound kind and hold nothing. Beside something that is done or told they are fine; alone they are what people get angry at. */
import { saysAct } from './act.ts'
import { phrases, saysIn } from './phrases.ts'
import type { Reading, Sentence } from './reading.ts'
import { type ByLanguage, eachSentence, type LaterRule } from './rule.ts'

const felt =
  '(vervelend~|naar|nare|jammer|rot|balen|heftig~|lastig~|irritant~|frustrerend~|ergerlijk~|teleurstellend~|spijtig|onprettig~|onplezierig~|ongelukkig|verdrietig|zuur|pijnlijk|schrikken|moeilijk~|zwaar|ontzettend|verschrikkelijk|afschuwelijk|triest|shit|sneu)'
const sad =
  '(annoying|frustrating|disappointing|upsetting|horrible|awful|terrible|dreadful|unfortunate|sad|distressing|inconvenient|unpleasant|tough|difficult|stressful|a pain|a nuisance|a shame|a pity|rubbish|grim|worrying|hard|not great|not ideal|far from ideal|unacceptable|less than ideal)'

const said: ByLanguage = {
  nl: phrases(`
    (wat|hoe|heel|erg|ontzettend|super|zeer|echt|enorm|wel|zo) (ontzettend |erg |heel |super |enorm |ongelooflijk |verschrikkelijk |bijzonder )?${felt}
    (vervelend|naar|jammer|balen|lastig|heftig|rot|spijtig) (voor (u|je|jou|jullie)|om te (horen|lezen)|zeg|dit|dat)
    (dat|dit|het) (is|klinkt|moet|was|voelt|lijkt) .. ${felt}
    (vind|vinden|vonden) .. (ontzettend |erg |heel |super |enorm |zeer |oprecht )?${felt}
    (we|wij|ik) (betreuren|betreur) (dit|het|dat|de|ten|zeer|uw|oprecht|deze)
    (vervelend|naar|jammer|lastig|balen) dat (u|je|het|dit|er|jullie)
    (danken|dank) (u|je|jullie) .. voor .. (geduld|begrip|melding|reactie|feedback)
    (horen|hoor|lezen) .. (graag )?(niet graag|liever niet|graag niet|met spijt)
    (klinkt|voelt|was|is) (niet|allesbehalve) (fris|fijn|leuk|prettig|oke|goed|best|prima|lekker)
    (wat|zo) (een )?(pech|domper|tegenvaller|schrik|ellende|gedoe|teleurstelling)
    (spijt|spijten) (het )?(ons|me|mij) .. (te (horen|lezen|vernemen)|dat|voor|ongemak|zeer|enorm|oprecht|dit)
    (onze |mijn |oprechte |welgemeende |excuus |nogmaals |alvast |duizendmaal )?(excuses|excuus|verontschuldigingen|sorry) (hiervoor|daarvoor|voor (het|de|dit|al het|alle|deze|eventueel|uw|je)) .. (ongemak|ongemakken|ongerief|overlast|misverstand|vertraging|hinder|gang van zaken|situatie|verwarring|ervaring|lange|frustratie|wachttijd|overlast|verstoring|teleurstelling)
    (onze|mijn|oprechte|welgemeende) (oprechte |welgemeende |nederige )?(excuses|excuus|verontschuldigingen)
    (bieden|bied) .. (excuses|verontschuldigingen|excuus) .. aan
    (excuses|sorry) voor (het|alle|eventueel) (ongemak|overlast|ongerief|misverstand|hinder|gedoe)
    (begrijp|begrijpen|snap|snappen|voel|voelen) .. (frustratie~|teleurstelling|boosheid|ongenoegen|irritatie~|ergernis|zorgen|situatie|ongerustheid|onvrede|emoties|gevoel|ongeduld|woede|reactie|standpunt|verdriet|onbegrip|klacht)
    (begrijp|begrijpen|snap|snappen|kunnen ons voorstellen|kan me voorstellen|kan mij voorstellen) .. (dat|hoe) .. (vervelend|frustrerend|lastig|moeilijk~|balen|boos|teleurgesteld|vrolijk|blij|baalt|frustreert|ergerlijk|irritant|naar|ongerust|niet leuk|niet prettig|pijn|zwaar|zit|voelt|verdrietig|schrikt|gefrustreerd|wilt|wil|onzeker~|spannend)
    (kunnen|kan) (ons|me|mij|wij|ik) .. voorstellen
    (nemen|neem|neemt) .. (serieus|ter harte|hoog op)
    (heeft|hebben|krijgt|genieten|geniet|verdient) .. aandacht
    (bedankt|dank|dankjewel|dank u|dank je) .. (wel )?voor .. (geduld|begrip|feedback|melding|reactie|signaal|bericht|opmerking|inzet|openheid|eerlijkheid|terugkoppeling|vertrouwen|tijd|medewerking|kritiek|input|melden)
    (hopen|hoop|vragen|rekenen|vraag) .. (op )?(uw|je|jullie|enig|wat|om uw|om je|om) .. begrip
    alvast (bedankt|dank) voor .. (begrip|geduld)
    (streven|doen|proberen) .. (ernaar|naar|ons (uiterste )?best|er alles aan|het beste|altijd|tevreden~|uiterste)
    (ons|mijn) (uiterste )?best
    (klanttevredenheid|tevreden klanten|uw tevredenheid|je tevredenheid|kwaliteit|service|veiligheid|uw comfort|de klant) .. (voorop|centraal|prioriteit|hoog in het vaandel|belangrijk~|nummer een|hoge prioriteit|bovenaan)
    (uw|je|jouw|elke|iedere) (mening|feedback|ervaring|tevredenheid|bericht|klacht) .. (belangrijk|waardevol|serieus|waarderen|op prijs)
    (waarderen|stellen) .. (feedback|eerlijkheid|mening|op prijs|reactie|openheid|geduld)
    (dat|dit) (is|was) .. (niet|nooit) .. (bedoeling|zoals|wat|standaard|niveau|service|ervaring|kwaliteit|gewenst~|verwacht~|oke|fijn|leuk|prettig|netjes)
    (dat|dit|zo) .. hoort .. niet
    (zo|dat|dit) (had|hadden|moet|mag|kan|zou) .. (niet|nooit|natuurlijk niet) .. (mogen|moeten|gebeuren|gaan|lopen|horen|voorkomen)
    (niet|geenszins) (onze|de) (bedoeling|intentie|insteek)
    (niet|nooit) (de|het) (service|ervaring|niveau|kwaliteit|indruk|antwoord) .. (die|dat) (wij|we|u|je)
    (leren|lering|leermoment|evalueren|nemen we mee|nemen dit mee|neem ik mee|nemen het mee|nemen wij mee)
    (leven|leef|voelen|voel) .. mee
    (veel )?sterkte (gewenst|toegewenst|ermee|hiermee)
    (hart|pijn) .. (breekt|doet)
    (wij|we|ik) (balen|baal) .. (ook|net|hiervan|ervan|mee|enorm|flink|zelf)
    (hopen|hoop) .. (snel|gauw|spoedig|alsnog|in de toekomst|toch) .. (opgelost|over|beter|goed|weer|positieve~|mogen|verwelkomen|tevreden)
    (er|alles) (alles )?aan (gelegen|te doen|doen)
    (kijken|nemen) .. kritisch .. (proces|processen|onszelf|werkwijze)
    (helaas|jammer genoeg) (kunnen|kan) (wij|we|ik|hier) .. (niets|niks|weinig) .. (aan doen|betekenen|veranderen)
    (het )?(leven|soms|zulke|deze) (zit|gaat|dingen|zaken) .. (soms|nu eenmaal|gebeuren|tegen)
    (elke|iedere) klant .. (telt|belangrijk|verdient)
    (we|wij|ik) (zien|horen|lezen|hoor|zie) .. (u|je) .. (niet blij|ontevreden|teleurgesteld|frustratie)
  `),
  en: phrases(`
    (so|very|really|truly|deeply|terribly|extremely|sincerely|incredibly|awfully|genuinely|just|most) sorry (to|that|for|about|you|if|this|we)
    sorry (to (hear|read|learn|see)|for (any|the|all|this|your|you|that|what)|about (that|this|the|any|your|it|all)|you (feel|had|have|are|were|'re)|that you|if (you|this|we)|you've)
    (apologies|apologise|apologize|apology) .. (for|inconvenience|any|about|if|that)
    (our|my|sincere|please accept|sincerest|humble|deepest) (sincere |sincerest |heartfelt |deepest |humble )?(apologies|apology)
    (any|the|this|for) (inconvenience|trouble|confusion|distress|upset|disruption|hassle|frustration|discomfort)
    (understand|understands|appreciate|hear|get|see|share|feel|recognise|recognize|acknowledge|can only imagine|can imagine|sympathise with|sympathize with|empathise with|empathize with) .. (frustration~|frustrating|disappointment|disappointed|concern|concerns|anger|annoyance|upset|upsetting|worry|worries|pain|situation|feelings?|annoying|inconvenience|how (you|this|that)|stress|stressful|difficult|distress|distressing|hard|important|you're coming from|feel|feels|where you|worrying|tough|annoyed|irritation|must be)
    (we|i) (completely |totally |fully |really |absolutely |do |truly |certainly |can |quite )?(understand|hear you|get it|sympathise|sympathize|empathise|empathize|feel for you|feel you|get that)
    (can|could) (only |well |absolutely |certainly |totally )?imagine
    (that|this|it) (is|sounds|must|was|'s|must be|must have been|has been|does sound|really is|certainly|can be|does) .. ${sad}
    (how|what) (very |really |absolutely |incredibly |so |a |an )?(absolute |real |terrible |awful )?${sad}
    (that's|this is|what|such) (a |an )?(shame|pity|nightmare|disappointment|pain|bummer|nuisance|letdown)
    (take|takes|taking) .. (very |extremely |incredibly )?(seriously|to heart|on board)
    (thank you|thanks|many thanks|we appreciate|appreciate) .. (patience|understanding|feedback|for (bringing|raising|flagging|sharing|your (patience|understanding|feedback|honesty|message|input|comments)|highlighting)|bearing with|honesty|input|loyalty|comments?)
    (we|i) (really |truly |do |very much |greatly )?(appreciate|value) .. (feedback|patience|understanding|custom|business|loyalty|opinion|you|comments?|input|time|honesty)
    (your|every|each) (feedback|opinion|satisfaction|custom|experience|comfort|safety|complaint|business|voice|concern|patience) .. (important|matters?|valued?|appreciated|priority|invaluable|heard|everything|means)
    (customer|customers|customer satisfaction|quality|safety|passenger) .. (is|are|comes|always|our) .. (priority|first|heart|everything|important|paramount|number one|top)
    (strive|striving|aim|pride ourselves|committed|dedicated|commitment|work hard) .. (to|on|best|excellent|provide|service|offer|every|ensuring|delivering|for)
    (do|doing|try|trying|did) (our|my|everything|all) .. (best|utmost|can|hardest|power|possible)
    (not|never|isn't|wasn't|far from) .. (experience|service|standard|standards|level|impression|what|kind|sort|good enough) .. (we|want|like|expect|you|pride|aim|our|hope|of|for|that)
    (fall|falls|fell|fallen|falling) .. short
    (should|shouldn't|should not) .. have happened
    (this|that) (isn't|is not|wasn't|was not|is never|is definitely not|certainly isn't) .. (good enough|acceptable|ok|okay|what we|how we|the|ideal|great|nice|fun|on)
    (learn|learning) from (this|it|your|our|these)
    (has|have|had|having|given|deserves|getting) (our|my|its) (full |undivided |complete |fullest )?attention
    (our|my) (hearts?|thoughts?) .. (go|goes|are|is|with|out)
    (disheartened|saddened|gutted|mortified|dismayed|disappointed) .. (to (hear|read|learn|see)|that|by|for|you|too)
    (we|i) (hope|trust) .. (this|that|you|it|to) .. (resolved|understand|soon|better|future|again|helps|clarifies|sorted|restore|second chance|opportunity|gets|patience|bear|happy|forgive)
    (ask for|beg|rely on|count on) your (patience|understanding|forgiveness)
    (regret|regrets|regretful) (to|that|this|any|the|your|very|deeply|what)
    unfortunately (there's|there is) (nothing|not much|little) (we|i|more)
    these things (happen|can happen|do happen)
    (rest assured|be assured|please be assured|assure you|assured that|you have our word)
    (we're|we are|i'm|i am|so|absolutely) (sorry|devastated|gutted|saddened|upset|mortified|disheartened|heartbroken) (you|to|that|for|about|this)
    (we|i) know .. (worrying|hard|difficult|stressful|frustrating|tough|busy|anxious|annoying|upsetting|not easy|tricky)
    poor (you|thing|baby|[a-z]{3,12})
    (heart|hearts) (goes|go) out
    (all|everyone) at .. (wish|wishes|thinking|sorry|hope)
  `),
}

/** So much that is no phrase tells something. UTF-16 units. */
const longAnswer = 80

/** Who lost somebody is told that we are sorry, and that is no phrase. */
const consoles = /gecondoleerd|condoleance|condolences|sorry for your loss/

export const isHollow = (reading: Reading, sentence: Sentence): boolean =>
  saysIn(sentence, said[reading.language]) && !consoles.test(sentence.text)

export const hollow: LaterRule = (reading, _, substance) => {
  const found = eachSentence(reading, said, 'empty', (sentence) => isHollow(reading, sentence))
  if (found.length === 0) return []
  const acts = substance.some(
    (sentence) => !isHollow(reading, sentence) && (saysAct(sentence) || sentence.text.length > longAnswer),
  )
  // One is enough: whoever says what is done has mended them all.
  return acts ? [] : found.slice(0, 1)
}
