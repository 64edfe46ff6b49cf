/** Talking down: reproach, sarcasm, "as I said", telling somebody how to feel. The one who writes is often tired; the one who reads remembers it. */
import { phrases } from './phrases.ts'
import { type ByLanguage, eachSentence, type Rule } from './rule.ts'

const said: ByLanguage = {
  nl: phrases(`
    zoals (ik|wij|we|u|je|mijn collega|al|reeds|eerder|hierboven|meermaals|duidelijk) .. (al|eerder|vaker|reeds|meermaals|herhaaldelijk|net|toch|duidelijk|keer|had|zelf|kunt|kon|weet|zei|schreef|aangaf) .. 
    zoals (al|reeds|eerder|meermaals|vaker|herhaaldelijk|nu al|duidelijk) .. (gezegd|gemeld|aangegeven|vermeld|uitgelegd|geschreven|verteld|besproken|keer|staat)
    (had|hadden|hadt) (u|je|jij|jullie) .. (kunnen|moeten|had) .. (lezen|weten|zien|doen|bedenken|checken|controleren|opletten|bewaren|regelen|kijken|melden|opzeggen|maken|sturen|voorkomen|vragen|inlezen|verwachten|begrijpen|nadenken|aanmelden|bellen|betalen|staan|letten|gaan)
    (had|hadden) (u|je|jij) .. (maar|dan|beter|toch|gewoon|eerst|even) .. 
    (u|je|jij) (had|hadden) .. (moeten|kunnen|zelf|gewoon|beter|toch|maar|dit)
    (als|indien|wanneer) (u|je|jij) .. (had|netjes|beter|goed|gewoon|even|eerst|echt|zelf|de moeite) .. (gelezen|gekeken|opgelet|gemaakt|gedaan|gecontroleerd|gecheckt|gevolgd|geluisterd|bewaard|nagedacht|leest|kijkt|oplet|luistert|leert|nam|had|zou)
    (dat|dit) weet (toch )?(iedereen|elk kind|een kind|ieder kind|u|je)
    (dat|dit) (snapt|begrijpt|ziet|weet) (toch )?(iedereen|een kind|elk kind|ieder weldenkend~|toch wel|u|je)
    (heeft|hebt|heb) (u|je|jij) .. (eigenlijk|wel|uberhaupt|niet|eens|ooit|wel eens) .. (gelezen|gekeken|opgelet|geluisterd|gecontroleerd|aangezet|geprobeerd|nagedacht|begrepen|gehoord)
    (lees|leest u|luister|luistert u) .. (eerst|eens|goed|gewoon|nog eens|beter|voortaan|de volgende keer|nou|nu eens|maar|na)
    (rustig|kalm) (aan|maar|blijven|nou|even|een beetje)
    (doe|doet u) .. (normaal|rustig|niet zo|kalm~|gewoon)
    (niet zo|minder) (overdrijven|dramatisch~|drammen|zeuren|hysterisch~|boos|overstuur|klagen|schreeuwen|doen|moeilijk|ongeduldig|aanstellen|emotioneel|gehaast|snel)
    (overdrijf~|overdreven|zeurt|zeur niet|mopper~|mopperen|zanik~|aanstell~|drama|dramatisch|hysterisch~|gezeik|geklaag|gejammer|gemopper|gemekker|klaagzang|jammeren|huilie)
    (klagen|schelden|schreeuwen|boos worden|dreigen|hoofdletters|zuur doen) .. (helpt|heeft|zin|niemand|niet|niks|nergens|mag|kunt|kan|altijd|makkelijk)
    (u|je|jij) (klaagt|scheldt|schreeuwt|overdrijft|zeurt|begrijpt het|snapt het|luistert) .. (niet|wel|altijd|weer|steeds|erg|nogal|een beetje|veel|graag|alleen)
    (eigen|uw|je|jouw|u eigen) (schuld|fout|verantwoordelijkheid|keuze|nalatigheid|domme|stomme)
    (ligt|lag|komt) (toch |echt |wel |meestal |vaak |namelijk |gewoon |toch echt )?(aan|door) (u|uzelf|jezelf|jou|je|de gebruiker|uw eigen|je eigen|uzelf|gebruikers)
    (blijkbaar|kennelijk|klaarblijkelijk) .. (niet|geen|wel|vergeten|moeilijk|te|nooit)
    (snapt|snap|begrijpt|begrijp|ziet|weet) (u|je|jij) .. (niet|nog steeds niet|wel|dat dan|het dan|zelf ook|toch|ook)
    (zo|hoe) (moeilijk|ingewikkeld|lastig|erg|simpel) (is|kan|was) .. (niet|zijn|toch|het|dat)
    (kwestie|gewoon) van (lezen|opletten|kijken|logisch|nadenken|geduld|even)
    dan (moet|had|moest|moeten|zou) (u|je|jij) .. (maar|gewoon|toch|beter|eerst|eerder|niet|wel|zelf|iets|eens)
    (u|je|jij|jullie) (moet|moeten|zou) .. (maar|gewoon|toch|beter|eerst|eens|ook|niet) .. (leren|lezen|opletten|begrijpen|snappen|wennen|accepteren|wachten|kijken|weten|verwachten|vergeten|klagen|nadenken|zijn)
    (had|hadden) (u|je) .. niet (moeten|mogen|hoeven)
    (wij|we|ik) (zijn|ben|kunnen|kan) .. (geen|niet) (helderziend~|gedachtelezer~|gedachten lezen|toveren|heksen|tovenaar~|magiers?|wonderen|god|liefdadigheid~|babysit~|oppas|hulpverlen~|filantropen)
    (ergere|belangrijkere|erger|belangrijkers|belangrijker) .. (dingen|zaken|problemen|te doen|mensen|leed|dan)
    (andere|alle andere|de meeste|anderen) (klanten|mensen|bewoners|reizigers|patienten|gebruikers|huurders|verzekerden) .. (wel|geen|niet|nooit|hebben|snappen|begrijpen|lukt|klagen)
    (u|je|jij) bent (echt |heus |hier )?(niet )?(de enige (klant|patient|reiziger|bewoner|huurder|die klaagt)|onze enige|het middelpunt)
    niet de enige (klant|patient|reiziger|bewoner|huurder|verzekerde)
    (gewoon|simpelweg|lekker|nou) (even |maar )?(doen|lezen|wachten|betalen|opletten|kijken|volgen|invullen|luisteren|accepteren|aanzetten|geduld)
    (beetje|enig|wat meer|meer|iets meer) (geduld|fatsoen|begrip|respect|zelfreflectie|verantwoordelijkheid|nadenken|inlevingsvermogen|opletten|zelfkennis|rustig|vriendelijk~|beleefd~|aardig~|initiatief|realisme)
    (deze|die|zo'n|uw|je|dit|dat soort) (toon|taal|taalgebruik|houding|gedrag|woordkeuze|manieren)
    gezond verstand
    (logisch|duidelijk|helder|vanzelfsprekend|simpel|bekend) (toch|lijkt|genoeg|zat|hoor|dacht)
    (dat|dit) (lijkt|leek) (me|mij|ons) .. (logisch|duidelijk|vanzelfsprekend|simpel|helder|evident)
    (nogmaals|voor de (zoveelste|laatste|derde|vierde|tiende|duizendste) (keer|maal)|ik zeg het nog (een keer|eens)|ik herhaal|hoe vaak moet)
    (sarcasme|sarcastisch|hoe origineel|grapjas|grappig hoor|knap hoor|gefeliciteerd hoor|lekker belangrijk|wat knap|proficiat|slim hoor|bravo|tranentrekkend|boehoe|ocharm|och arme|ach gut)
    (flauwekul|kolder|kul|aanstellerij|onzin|lariekoek|gelul|pech gehad|jammer dan|tough luck|boeien|so what|nou en|big deal|kan gebeuren hoor|niet ons probleem|uw probleem|je probleem|jouw probleem|niet mijn probleem|niet mijn pakkie-an|welja|ja ja|nou nou|hoor eens|luister eens|kom op zeg|kom nou|zucht|mevrouwtje|meneertje|jochie|moppie|wijsneus|betweter|slimmerik|zelf weten)
    (misschien|wellicht|probeer|volgende keer|de volgende keer|voortaan) .. (eerst|even|eens|gewoon|zelf|eerder|beter|toch|op tijd|je|uw|maar|ook) .. (lezen|kijken|opletten|nadenken|proberen|controleren|checken|vertrekken|nemen|uw|je|gaan|opstaan|van huis|plannen|leren|wekker|bril|handleiding|aan)
    (wat|wie) (had|verwacht|verwachtte|dacht|denkt|wil|wilt) (u|je|jij) (dan|nou|eigenlijk|anders|precies|wel|nu)
    (dan )?(ga|stap|zoek|gaat|zoekt|zoekt u|stapt) (u |je |jij )?(maar|lekker|dan|toch|toch lekker|gerust) .. (naar|ergens|elders|over|een ander|de concurrent|iets anders)
    (ik|wij|we) (heb|hebben|zijn|ben|kan|kunnen) .. (wel wat beters|beters te doen|geen tijd|geen zin|niets anders|uw loopjongen|je slaaf|niet voor niets)
    (lopend|komen|fietsen|wandelen|fiets|lopen|de bus) .. (gezond|goed voor|ook een optie|kan ook|beweging)
    (valt|viel) (toch|best|allemaal|wel|reuze) .. mee
    (stel|stelt) (u|je) niet (zo )?aan
    doe niet zo (moeilijk|dramatisch|overdreven|flauw|kinderachtig|boos)
    geduld is een
    (wat|waar) (denkt|dacht|klaagt) (u|je|jij) (zelf|nou|eigenlijk|dan|over)
    als het (u|je) niet (bevalt|aanstaat|zint)
    bevalt het (u |je )?niet
    (domme|rare|gekke|onzinnige) (vraag|opmerking|klacht)
    (die|deze) vraag .. (al|vaak|honderd) .. (keer|beantwoord|gesteld)
    (even|zelf|gewoon) (googelen|googlen)
    (dat kan|zelfs) (een|elk|ieder) (kind|kleuter|beginner|oma)
    (zo|dat) (simpel|makkelijk|eenvoudig) is het
    zo werkt (dat|het) (nu|nou|hier|niet)
    welkom in de (echte|grote|volwassen)
    (het is|is toch) maar (een|geld|\\d)
    (ik|wij|we) (zou|zouden) .. (maar|eerst|eens) (kijken|lezen|nadenken|gaan)
    (ik|wij|we) (heb|hebben|had|hadden) (u|je) .. (al|toch|net|duidelijk|meermaals|herhaaldelijk) .. (uitgelegd|gezegd|verteld|gemeld|geschreven|gewaarschuwd|gemaild)
    (u|je) (leest|luistert|kijkt|let) .. (niet goed|niet op|slecht|blijkbaar|kennelijk)
    nu eenmaal
    zou ik zeggen
    (u|je) (moet|zult|dient) .. (begrijpen|snappen|beseffen|inzien|weten dat|realiseren)
    (u|je|jij|ze|hij) .. zelf .. (gekozen|getekend|geklikt|ingevuld|vergeten|weggegooid|veroorzaakt|akkoord)
    (u|je|jij|ze|zij|hij) (heeft|hebt|heb) .. zelf
    (daar|hier) waarschuwen (wij|we)
    (dat|het|dit) (staat|stond) (er |toch |gewoon |duidelijk |heel duidelijk |er toch |toch duidelijk |toch gewoon )+(duidelijk|gewoon|in|op|bij)
    (duidelijk|uitdrukkelijk|gewoon|overal|nota bene) (vermeld|aangegeven|te lezen|in de voorwaarden|op de site|genoeg)
    (kwaliteit|service) kost (nu eenmaal|nou eenmaal|geld)
    (is|zijn) (geen|niet) .. (taxi|hotel|pretpark|liefdadigheid|speeltuin|hobbyclub|oppas|restaurant|wensautomaat|sprookje)
    geen dank dat
    (bewaart|bewaar|gebruikt|gebruik|leest|controleert|sluit|heeft|hebt) (u|je) .. wel
    (dat|dit) wordt (vaak|nogal eens|weleens|graag) (vergeten|onderschat|over het hoofd gezien)
    (wie|iedereen die|mensen die) .. (gelooft|klikt|oplet|leest|kan lezen|nadenkt|verstand|niet horen)
    (een beetje|wat|meer) (opvoeding|verstand|zelfstandig~|discipline|eigen verantwoordelijkheid|planning|moeite)
    (slordig~|onhandig~|lui|luie|laks|lakse|dom|domme|naief|naieve|ondankbaar|verwend~|kinderachtig|onvolwassen) (type~|mensen|klant~|mens|figuur|figuren|gedrag|actie|van)
    (moet|zult) (u|je) .. (zelf weten|eens vragen|wat duidelijker|beter uitleggen)
    in plaats van (meteen |direct |gelijk |zo |hier )?(te )?(klagen|zeuren|schelden|boos|online|mopperen|roepen)
    (ik|wij|we) (kan|kunnen) er ook (niks|niets|weinig) aan doen
    (daar heb|hebben) (ik|wij|we) geen (boodschap|tijd)
    (lekker|wat) makkelijk (om|is|zeg|van u|van je)
    (eerst|even) maar eens (betalen|lezen|kijken|rustig|nadenken|zelf)
    (verwacht|verwachtte|denkt|dacht) (u|je) (nou|nu|serieus|werkelijk|echt|soms|dat wij)
    (zoals|wat) (elke|iedere|ieder|elk) .. (weet|snapt|begrijpt|kan zien)
    (is|was) .. (echt|nou|nu|toch) .. (zo erg|zo'n ramp|het einde|nodig|zo moeilijk)
    (u|je|jij) (beweert|denkt zeker|doet alsof|zegt dat wel|verzint|liegt|bent gewoon|bent zeker|wil gewoon|wilt gewoon|bent kennelijk|bent blijkbaar)
    (dat|dit) (is|lijkt|klinkt) .. (sterk verhaal|verzonnen|ongeloofwaardig|onzin|overdreven|kinderachtig|belachelijk|onwaarschijnlijk|gelogen|flauw|zielig)
    (typisch|weer zo'n|zoveelste) .. (klant|klager|verhaal|type|vraag|iemand)
    (wees|u mag|je mag) .. (blij|dankbaar|in uw handjes|handjes)
    (op uw leeftijd|voor iemand van uw|op jouw leeftijd|een vrouw|als vrouw|laat uw man|vraag uw man|uw kleinkinderen|mensen zoals u|mensen als u|jullie soort|mensen als jij|uw generatie)
    (wie|die|dat) .. zijn billen brandt
    (niet geschoten|afspraak is afspraak|regels zijn regels|wie betaalt)
    (sorry hoor|ja sorry|nou sorry|het spijt me hoor|ja daag)
  `),
  en: phrases(`
    as (i|we|my colleague|you|already|previously|stated|mentioned|explained|clearly) .. (already|said|told|explained|mentioned|stated|wrote|pointed|know|would|should|can see|advised|previously|clearly|times|before|repeatedly|made)
    as (already|previously|clearly|repeatedly) (said|told|explained|mentioned|stated|advised|communicated|noted|indicated)
    (you|you'd) (should|could|ought to|might|would) (really |just |also |simply |at least |perhaps )?have (known|read|checked|seen|noticed|kept|asked|called|thought|looked|planned|left|paid|told us|realised|realized|brought|listened|followed|avoided|done|done your|just|at least|simply|contacted|let us|bothered|taken|waited|made|saved|reported|come|used|sent) 
    (if|had) (you|you'd) .. (bothered|read|actually|had|listened|properly|checked|paid|taken|looked|followed|kept|simply|backed|planned|just|done|been)
    had you (only|just|bothered|read|checked|looked|listened|followed|planned)
    if you'd (only |just |bothered |actually )?(read|checked|looked|listened|followed|been|planned|had|bothered)
    (did|have|do|are) you (even|actually|really|ever|not|bother|bothered) .. (read|check|look|try|tried|listen|plug|think|turn|understand|know|see|follow|checked|looked|restarted|switched|plugged|serious|expect|think)
    (did|have) you .. (manual|instructions|terms|small print|e-?mail|letter|properly|before complaining|first place|at all)
    (read|check|look at|try reading|reread|re-read) .. (properly|carefully|first|next time|before you|again|in future|once more|small print|the terms|the contract|your own|more closely)
    (everyone|everybody|anyone|any child|a child|most people|other people|other customers|others|other passengers|other residents|all our other|the rest of our) .. (knows?|understands?|manage~|can|could|seem~|see|sees|have no|has no|don't|doesn't|cope|else|figure|didn't|aren't)
    (calm|settle|simmer|quieten) (down|yourself)
    (relax|chill|chill out|take a (deep )?breath|deep breath|get a grip|grow up|get over it|deal with it|lighten up|cheer up|suck it up|no need to (shout|be|swear|get|panic|overreact|take|exaggerate|make)|don't be (so|silly|ridiculous|dramatic|rude)|stop (complaining|shouting|moaning|whining|being|exaggerating|spamming|wasting))
    (overreact~|exaggerat~|moan|moaning|whinge~|whingeing|drama|dramatic|hysterical|melodramatic|tantrum|rant|ranting|tirade|fuss|grumpy|childish|pathetic|petty|fussy|impatient|ungrateful|snowflake)
    (complaining|shouting|swearing|capitals|caps lock|caps|insults|being rude|getting angry|threats) .. (won't|doesn't|isn't|helps?|will not|get|is not|make|solve|change)
    (your|your own) (own )?(fault|mistake|doing|responsibility|choice|problem|carelessness|negligence|user error|problem)
    (user error|operator error|human error on your)
    (that's|this is|it's|is|not) (hardly |really |clearly |obviously |not )?(your|our|my) (problem|fault|issue|mistake|concern|job|doing)
    (apparently|evidently|clearly|obviously|surely) .. (you|didn't|haven't|not|don't|never|forgot|missed|can't|struggle|even you|difficult|too)
    (how (hard|difficult) (can|is|could) (it|that)|it's not (that |exactly )?(hard|difficult|complicated|rocket science|brain surgery)|it isn't (that |exactly )?(hard|difficult|rocket)|not rocket science|simple as that|how many times)
    (common sense|use your (head|brain|eyes|common|imagination)|think about it|do the maths|do the math|work it out|figure it out)
    (we're|we are|i'm|i am) not (mind readers?|psychic|magicians?|miracle workers?|a charity|babysitters?|your|clairvoyant|wizards?|a mind reader)
    (bigger|worse|more important|real) (problems|things|issues|fish|priorities|matters)
    (you're|you are) (not|hardly|certainly not|by no means) (the|our|my) (only|first)
    (only (one|person|customer)|first person|not the only) .. (complain~|who|with|customer|here|problem)
    (bit of|some|a little|little|more|show some|have some|learn some) (patience|respect|manners|perspective|courtesy|decency|gratitude|politeness)
    (that|this|your|with that|such) (tone|language|attitude|manner|behaviour|behavior|rudeness)
    (yet again|for the (last|third|second|umpteenth|hundredth|final|nth) time|let me repeat|i repeat|i'll say it again|i will say it again|one more time|how often)
    (sarcasm|very funny|hilarious|how original|nice try|well done you|slow clap|bravo|boo hoo|cry me|charming|lovely attitude|aren't you|clever you|well aren't)
    (tough luck|tough|hard luck|bad luck|big deal|not my problem|not our problem|get used to it|deal with it|live with it|that's life|life's (tough|not fair)|boohoo|yawn|sigh|ugh|jeez|good grief|oh please|oh come on|well duh|duh|hello\\?|newsflash|news flash|fyi|spoiler)
    (perhaps|maybe|next time|in future|might i suggest|i suggest|i'd suggest|may i suggest|suggest you) .. (read~|check~|leav~|learn~|listen~|think~|plan~|get up|wake~|an earlier|earlier|set~|buy~|glasses|before|your|looking|asking|being|yourself|paying|a different)
    (what (did|do|were) you (expect|expecting|think|want)|what else|what exactly do you|who did you|did you expect|do you expect)
    (you're|you are) (free|welcome) to (leave|go|switch|cancel|take|find|try|complain|move|look)
    (feel free|by all means) .. (leave|go|switch|cancel|elsewhere|try|complain|somewhere|competitor)
    (go|take your business) elsewhere
    (could|can) be (a lot |much |far )?worse
    (not|isn't|hardly) the end of the world
    first( |-)world problem
    (if you don't like|don't like) (it|that|our|the)
    (google it|look it up|pay attention|get real|man up|toughen up|be realistic|be reasonable|use a search engine)
    (can't|cannot|impossible to) please everyone
    (that's|this is|it's) (on you|all on you|how it works|just how|life|what happens when)
    welcome to (the real world|adulthood|life)
    (it's|it is|that's) (only|just) (a|an|one|\\d) .. (after all|minutes|minute|day|pounds|quid|email)
    (simple|easy) enough .. (for|to|even|most)
    (even a|my) (child|toddler|five-year-old|gran|grandmother|kid)
    (what do|what did) you (want|expect) (me|us|from)
    (a|the) (simple )?(please|thank you) (wouldn't|would be|goes|never)
    (i|we) (already |did |have already |'ve already |clearly |have clearly )+(told|said|explained|warned|emailed|written|sent|asked)
    (as|like|what) i (just )?said
    (wasting|waste) (my|our|everyone's|everybody's) time
    (as|like) (any|every|anyone|everyone|most) .. (knows?|would know|would|can tell|could tell|understands?|flyer|customer|adult)
    as (we've|we have|i've|i have|we) .. (told|said|explained|mentioned|pointed|informed|already|repeatedly)
    as i'm sure
    not sure (why|what|how|there's|where|that) .. (you|you'd|need|expect|any|we)
    (no one|nobody|no-one) ?('s|is) (forcing|making|asking|stopping)
    do (try|keep|read|check|remember|bear|make sure|be|have|take|double) .. (next time|in future|first|eye|care|properly|check|more|your own)
    so do (double )?check
    a (little|bit of) .. goes a long way
    (asking for it|serves you right|your own lookout|own goal|brought .. on yourself|only have yourself|no one but yourself|self-inflicted)
    (down to|because of|caused by) (how|the way) (you|people)
    any (decent|sensible|reasonable|normal|responsible|competent|self-respecting) (person|parent|customer|adult|driver|tenant|owner|user|human)
    (do|does|did|is|are|can|could|would|isn't|aren't|don't|doesn't) (they|it|we|you|he|she|that)\\?
    nothing to (hide|worry about if)
    (everyone|everybody|they all|you all) says? (that|they|so)
    (have|had|ever) (you )?(ever )?(tried|considered|heard of|thought of|thought about|bothered) .. (opening|reading|turning|using|getting|leaving|looking|checking|being|paying|asking|planning|now and then|a )
    try (a|an|getting|leaving|reading|turning|being|opening|using|looking|to be) .. 
    (we can't|we cannot|we don't|we do not|can't) .. (hold your hand|read minds|babysit|wave a|magic|work miracles|drop everything|be expected to|control the weather|do everything)
    (it's|this is|we're|that is|we are) (not|hardly|no) (a |an |your )?(taxi|hotel|charity|nanny|theme park|babysitt~|mum|mother|restaurant|spa)
    (someone's|somebody's|aren't we|bless you|bless|dear me|diddums|poor you|temper temper|now now|there there) (.. (mood|grumpy|today|bed))?
    you (signed|agreed|chose|clicked|ticked|accepted|were told|were warned|had every|were given|must have|should know)
    (be a little|be more|be a bit|bit more|little more) (understanding|patient|polite|reasonable|careful|specific|realistic|grateful|organised|flexible|respectful|considerate)
    (need|call) for that (sort|kind|type|tone|language)
    (that|this) (sort|kind|type) of (language|tone|behaviour|attitude|message)
    don't lose (any )?sleep
    very grand
    (plain|perfectly|quite|pretty|abundantly|blindingly|crystal) (obvious|clear|simple) .. 
    (you (clearly|obviously|apparently|evidently|seem|appear|just|simply|people|lot|failed|chose|forgot|forget|ignored|neglected|don't (get|understand|seem|listen)|didn't (bother|read|listen|check|pay|think|follow)|never))
    (hard|difficult|impossible) to believe
    (at your age|for someone your age|people of your|your kind|your sort|your generation|ask your husband|get your husband|ask your (kids|grandkids|grandchildren|children)|a woman|as a woman|someone younger)
    (walk|walking|bike|cycling|the bus|fresh air|exercise) .. (healthy|healthier|good for you|do you good|also an option|never hurt|wouldn't hurt|be an option)
    (be|consider yourself|count yourself|you should be) (grateful|thankful|lucky|glad|happy|pleased)
    (with all due respect|no offence|no offense|i'm sure you think|whatever you (say|think)|if you say so|believe what you|suit yourself|nobody forced|nobody made|no one forced|no one made|nobody asked)
    (haven't got|don't have|have no|no) time (for|to) (this|your|explain|argue|repeat)
    (rules are rules|a deal is a deal|the rules|it's in the|it says so|it clearly|it's clearly|as it clearly) .. (are rules|a deal|clearly|clear|apply|terms|contract|manual|says|state~|website|email|letter|small print|black and white|you signed|everyone|you too)
    (sorry but|i'm sorry but|well sorry) .. (everyone|you|that's|not|obviously|clearly|common|should)
  `),
}

export const disrespect: Rule = (reading) => eachSentence(reading, said, 'talks-down')
