/** Sending people elsewhere: they chose where to speak with us, so we answer there. What they may do as they like is no steering. */
import { phrases, saysIn } from './phrases.ts'
import type { Reading } from './reading.ts'
import { type ByLanguage, eachSentence } from './rule.ts'

const said: ByLanguage = {
  nl: phrases(`
    (bel|bellen|belt u|belt) .. (ons|onze|even|gerust|dan|het|met|op|naar|daarvoor|hiervoor|eens|onze) (op|met|even|eens|nummer|gerust|nog|klantenservice|helpdesk|servicedesk|afdeling|het|de|dan|onze|via|tussen|tijdens|voor|ons|0~|\\d~|receptie|balie|monteur~|maar)
    bel (ons|even|gerust|dan|maar|onze|naar|met|hiervoor|daarvoor|0\\d{2,3})
    (neem|neemt u) .. contact (op )?(met|via)
    (neem|neemt u) .. contact .. op
    contact op te nemen
    bel (even |gerust |dan |maar |ons |direct |liever )?(even |gerust )?(naar |op |met |het )?(14 0\\d{2,3}|0\\d{2,4}|\\d{4,10})
    (bekijk|zoek|lees|vind|check) .. (op|in) (onze|de|het) .. (site|website|pagina|faq|handleiding|kennisbank|app|helppagina)
    (neem|werp) .. kijkje (op|in|bij)
    contacteer
    (wendt|wend|richt|richten) (u|je) (zich )?(tot|aan)
    (maak|plan|boek) .. afspraak (via|bij|op|met|aan)
    (check|gebruik|raadpleeg|probeer|vraag) .. (onze|de|het) .. (chatbot|faq|app|site|website|helpdesk|klantenservice|veelgestelde|keuzehulp|community|forum)
    (onze|de) (chatbot|klantenservice|helpdesk|servicedesk|balie|receptie|winkel|vestiging|telefonische|collega's van|afdeling) .. (kan|kunnen|helpt|helpen|weet|weten|is|zijn) .. (helpen|verder|bereikbaar|open|u|je|alles|antwoord)
    (kan|gaat|moet|kunnen|gaan|moeten|loopt|lopen) .. (via|telefonisch|schriftelijk) (de|het|onze|ons|mijn|een|je|uw)? ?(site|website|app|formulier|portaal|klantenservice|telefoon|post|brief|mijn~|balie|loket|nummer|0~)
    (stuur|mail|schrijf|app|bel) .. (ze|hen|hun|daar) .. (even|maar|gerust|een)
    (dien|dient u|meld|leg|geef) .. (in|voor|aan|door) (via|bij|op|per) (onze|de|het|mijn|mail|post|www)
    (een )?(mail|mailtje|belletje|telefoontje|appje) (naar|aan|met) (onze|de|het|ons|hun|klantenservice|info)
    (handleiding|uitleg|instructie|formulier|informatie|filmpjes?) .. (staat|staan|vindt u|vind je) .. (online|op onze|op de site|op de website)
    (kunt|kan|kun|moet|dient|mag) (u|je|jij|jullie) .. contact .. (opnemen|op te nemen|zoeken)
    (u|je|jij) (kunt|kan|kun|moet|dient|mag) .. contact .. (opnemen|op te nemen|zoeken)
    (kunt|kan|kun|moet|dient|zou|wil|wilt) (u|je|jij|jullie) .. (ons|onze) .. (bellen|mailen|telefonisch|opbellen)
    (kunt|kan|kun|moet|dient|zou|wil|wilt) (u|je|jij|jullie) .. (bellen|mailen|telefonisch|langskomen|langs komen|vervoegen) (met|naar|op|via|bij|onze|contact|terecht)
    (u|je|jij|jullie) (kunt|kan|kun|moet|dient|zult) .. (ons|onze) .. (bellen|mailen|telefonisch|opbellen)
    (u|je|jij|jullie) (kunt|kan|kun|moet|dient|zult) .. (bellen|mailen|telefonisch|langskomen|vervoegen|wenden) (met|naar|op|via|bij|onze|contact|terecht|tot)
    (u|je|jij|jullie) (dient|moet) .. (te bellen|te mailen|langs te komen|te vervoegen|te wenden)
    (wend|wendt) (u|je) (tot|zich)
    (u|je) (kunt|kan|dient|moet) (u|je|zich) .. (te )?(wenden|melden|vervoegen)
    (mail|mailt u|mailen) (ons|even|gerust|dan|maar|naar|uw|je|dit|het|de|al|daarvoor|hiervoor|een)
    (stuur|stuurt u|zend) .. (mail|mailtje|e-mail|email|brief|briefje) (naar|aan|via|met|met je|dan)
    (stuur|stuurt u) .. (per|via|met) (mail|e-mail|email|post)
    (stuur|stuurt u) .. naar \\S{1,30}@\\S{3,30}
    (stuur|dien) .. (schriftelijk|per brief|per post)
    (vul|vult u|vullen) .. \\S{0,20}formulier~
    (vul|vult u) .. in (op|via) .. (site|website|formulier|pagina)
    (via|met|gebruik|gebruikt u) (het|ons|onze|dit|een) .. (contactformulier|klachtenformulier|webformulier|formulier|meldformulier|retourformulier|zelfserviceportaal|portaal|portal)
    (ga|gaat u|surf) .. naar (onze|de|het|ons|je|uw|www|mijn|[a-z]{2,20}\\.(nl|com|example)) .. (site|website|webpagina|pagina|app|portaal|omgeving|winkel|balie|loket|servicepunt|kantoor|filiaal|vestiging|chat|klantenservice|webcare|www~)
    (ga|gaat u) naar (www\\.|[a-z0-9-]{2,25}\\.(nl|com|example))
    (kijk|kijkt u) .. (op|in) (onze|de|ons|www|het|je|mijn|uw) .. (site|website|webpagina|pagina|faq|app|helppagina|hulppagina|veelgestelde|kennisbank|portaal|omgeving|folder)
    (kijk|kijkt u) .. (op|bij) (www\\.|[a-z0-9-]{2,25}\\.(nl|com|example)|de veelgestelde|onze veelgestelde|veelgestelde)
    (zie|raadpleeg|raadpleegt u|lees) .. (onze|de|ons) .. (site|website|faq|veelgestelde|helppagina|kennisbank|pagina)
    (bezoek|bezoekt u) .. (onze|ons|de|het|een) .. (site|website|pagina|winkel|kantoor|balie|filiaal|vestiging|www~)
    (op|via) (onze|de) (site|website|webpagina|faq|helppagina) (kunt|kun|kan|vindt|vind|lees|leest)
    (alle |meer )?(informatie|info|antwoorden|antwoord) .. (vindt|vind|staat|kunt) .. (op|via) (onze|de|www) .. (site|website|faq|pagina)
    (vindt|vind) (u|je) .. (op|via) (onze|de) .. (site|website|faq|pagina|helppagina|veelgestelde)
    (u|je) (vindt|vind) .. (op|via) (onze|de) .. (site|website|faq|pagina|helppagina|veelgestelde)
    (alles|dit|dat|het|daar) .. staat .. op (onze|de) .. (site|website|pagina|faq)
    (download|installeer) .. (onze|de) .. app
    (log|logt u|inloggen) .. in .. (op|bij|via) (mijn|je|uw|onze|de)
    (regel|regelt u|doe|doet u|meld|meldt u|dien|dient u|vraag|vraagt u|geef|geeft u|klaag) .. (via|op|in|bij|telefonisch|schriftelijk) (onze|de|het|mijn|ons|www|je|uw) .. (site|website|app|formulier|portaal|portal|omgeving|loket|klantenservice|balie|afdeling|klachtenafdeling|chat|winkel)
    (meld|meldt u|meld u) .. (telefonisch|bij (onze|de|het) .. (klantenservice|balie|receptie|loket|afdeling|servicedesk|helpdesk))
    (kom|komt u) .. langs
    (kom|komt u) .. (naar|bij|in) (de|onze|een|het) .. (winkel|balie|kantoor|filiaal|vestiging|loket|stadskantoor|gemeentehuis|servicepunt)
    (loop|loopt u) .. (binnen|langs)
    (chat|chatten|app|appen|whatsapp) .. (met|via) (ons|onze|de|whatsapp|een)
    (via|op|met) (onze|de) (chat|livechat|chatfunctie|whatsapp|klantenservice|servicelijn|telefoonlijn|helpdesk|servicedesk|infolijn)
    (klantenservice|helpdesk|servicedesk|callcenter|telefonisch|telefoonlijn|servicelijn) .. (is |zijn |zijn wij )?(bereikbaar|te bereiken|geopend|open|beschikbaar)
    (bereikbaar|te bereiken) .. (op|via|onder|op werkdagen) .. (\\d~|0~|telefoon~|werkdagen|nummer|telefonisch)
    (kan|kunnen) (alleen|uitsluitend|enkel|slechts|helaas alleen) .. (telefonisch|schriftelijk|per mail|via|per post|online|aan de balie)
    (alleen|uitsluitend|enkel) (telefonisch|schriftelijk|per mail|via (de|het|onze|ons)|per post|per brief|aan de balie|online)
    (hier|via dit kanaal|via social media|via twitter|via facebook|op dit kanaal) .. (niet|geen|niks) .. (helpen|behandelen|beantwoorden|afhandelen|doen|klachten|vragen|verder|regelen)
    (hiervoor|daarvoor|dan|dat) (moet|dient|kunt|kun|kan|moeten|zult) (u|je) .. (bij|naar|terecht|met|onze|bellen|mailen)
    (moet|moeten) (u|je) (bij|naar) (de|het|uw|je|een) .. (zijn|wezen|toe|vragen|terecht|melden|aankloppen)
    (verwijs|verwijzen) (ik|wij|we|u|je) .. (naar|door)
  `),
  en: phrases(`
    (please |just |then |simply |to |or |can |could you |should |must )?(call|ring|phone|telephone|dial) (us|our|customer|back|again|support|head|0\\d{2,4}|the (store|branch|team|helpline|office|number|switchboard|shop|depot|desk|surgery|clinic|ward))
    (call|ring|phone) .. (on|at) 0\\d{2,4}
    (fill out|fill in|complete|submit|upload|uploaded|raise|report|lodge) .. (report|form|ticket|request|claim) .. (at|on|via|through|in|using|the|our)
    (check out|have a look at|look at|see|browse|consult) (our|the) (faq|faqs|website|site|knowledge base|help|community|forum|terms|support)
    (all )?(enquiries|queries|questions|requests|complaints) .. (go|should|must|need|are|can) .. (through|via|to|by|be|made|directed|handled)
    (chat|speak|talk) (to|with) (one of )?(our|an|a) .. (experts?|advisers?|advisors?|agents?|team|colleagues?|specialists?|store|branch)
    (do )?(come|pop) (and|to|in|into|along|down|by) .. (see|store|branch|office|shop|desk|advisers?|speak)
    (direct|refer) (your|you|our)? ?(attention|passengers|customers)
    (head|hop|jump|pop|go) (over |on |onto |along )?(to|onto|into|on) (our|the|your|live) .. (website|site|app|branch|store|chat|page|faq|faqs|help|portal|shop|counter|desk|community)
    (drop|shoot|ping|fire|pop) (us|them|our|it) .. (email|mail|line|note|message|call|over to)
    (best (bet|thing|option)|easiest|quickest) (is|would be|thing|way) .. (to )?(call|ring|phone|email|visit|pop|go|speak|contact|use|log|fill)
    (you'd|you would|you'll|you will|you need|you must|you have|you should|please) .. (raise|log|submit|report|file|lodge|make|send|put) .. (online|by phone|in writing|by email|via|through|on our|with our|on the|by post)
    (you'll find|you can find|it's all|all) .. (answer|answers|details|information|info|form|steps|everything) .. (on|in|at|under) (our|the) .. (site|website|faq|faqs|app|help|page|portal)
    (lines|phones|phone lines|desk|office|branch|counter|switchboard) .. (open|opens|staffed) .. (from|at|till|until|between|monday|weekdays|\\d)
    (take|bring|raise|discuss) .. (to|with|up with) .. (branch|store|counter|desk|team|department|customer service~|driver|conductor|manager|gp|pharmacy)
    (self-service|webchat|web chat|live chat|chatbot|contact page|contact form|web form|online form|helpline|call centre|customer services)
    via the .. (portal|form|app|website|site|system)
    (give|drop) (us|our|the|them|customer|me) .. (a )?(call|ring|bell|shout|email|line|mail)
    (please|just|then|simply|you can|you could|you need to|you should|you must|you'll need to|you will need to|you'll have to|you will have to|best to|feel free to|can you|could you|kindly) (call|ring|phone|contact|email|e-mail|mail|write to|visit|go to|head to|log in|log on|fill in|fill out|complete|submit|use|see|check|refer to|reach out to|get in touch|pop|speak to|download|raise|consult|come|direct|send) .. (us|our|the|customer|to|in|into|via|through|team|support|with|form|app|website|site|online|store|branch|desk)
    contact (us|our|the|your|customer|support|them|head) .. (on|by|via|at|team|support|service~|through|department|line|desk|directly|during|using|office|helpdesk|centre|center)
    contact (us|our|customer|support|the) 
    (get|getting|be) in (touch|contact) (with|via|by|through|on)
    (reach|reach out to) (us|our|the|customer|out) .. (on|by|via|at|team|support|line|desk|through)
    (e-mail|email|mail|write to|drop a line to) (us|our|the|\\S{2,30}@\\S{3,30}) 
    (e-mail|email|mail|write to) (us|our|your|the|this|it|\\S{2,30}@)
    send .. (e-mail|email|letter|mail) (to|with)
    send .. to \\S{1,30}@\\S{3,40}
    (fill|filling) (in|out) .. form
    (fill|filling) .. (in|out) on .. (site|website|page)
    (complete|submit|use|use) (our|the|an|a|this) .. (form|webform|ticket|portal|helpdesk|contact page|complaints page)
    (raise|open|log|submit|lodge) (a|an|your|the|it) .. (ticket|case|claim|complaint|request|query) (via|through|on|with|online|at|in|using|by)
    (raise|open|log|submit) (a|an) .. ticket
    (visit|go to|head to|head over to|see|check|consult|refer to|browse|have a look at|take a look at|look at|look on) (our|the|your) .. (website|site|web page|webpage|page|faq|faqs|app|help centre|help center|help pages|help section|portal|store|branch|shop|desk|office|support|contact page)
    (visit|go to|head to|see|check) (www\\.|[a-z0-9-]{2,25}\\.(com|co\\.uk|example|org|nl))
    (on|via|through|using) (our|the) (website|site|web page|faq|faqs|help centre|help center|help pages|online form|contact form|live chat|online portal|\\S{3,12} portal|portal|helpline|hotline|phone line|customer service line|web form|complaints form)
    (download|open|use|install) (our|the) .. app
    (log|logging|sign|signing) (in|on|into) (to )?(your|our|my|the)
    (speak|talk) (to|with) (our|the|customer|one of our|a member|your|someone|somebody) .. (team|service~|support|desk|department|phone|line|branch|store|staff|agents?|adviser|advisor|station)
    (pop|come|drop|call|swing|stop) (in|into|by|down|along) (to )?(our|the|your|a|one|any|and|store|branch)
    (lines|helpline|team|call centre|phone lines|customer service|customer services|support|office) (are|is) (open|available|there|reachable) .. 
    (available|open|reachable) .. (on|by|via|at) .. (phone|telephone|\\d{3,5}|number|weekdays|working days|monday)
    (can only|only) (be )?(help|handle|deal|assist|handled|dealt|done|do|answer|discuss|process|made|resolved|submitted|accepted) .. (by|over|via|through|in|on) (the )?(phone|telephone|email|e-mail|post|writing|letter|branch|store|person|form|website|app|online|line)
    (only|exclusively) (by|over|via|through|in) (the |our )?(phone|telephone|email|post|writing|form|website|app|branch|store|person)
    (can't|cannot|can not|unable to|aren't able to|not able to|don't) .. (help|handle|deal|discuss|assist|resolve|answer|look|take|do) .. (on|via|through|over|here|by) (here|this|social|twitter|facebook|channel|x|chat|media|instagram)
    (you'll|you will|you'd|you) (need|have|want|be best) to (speak|talk|call|ring|phone|contact|email|write|visit|go|take|ask|raise|check|get|come|use) .. (to|with|us|our|the|your|team|them|up|in|through)
    (take|bring) (that|this|it) up with
    that's (one for|a matter for|something for|not our department|not us)
    (direct|redirect|refer|point|signpost) (you|your|this|it) .. (to|towards)
    (you can|you could|you may) (also )?(find|read|see) .. (on|at|in) (our|the) .. (website|site|faq|faqs|page|app|help|portal)
    (all|more|further|full) (the )?(info|information|details|answers) .. (on|at|in|via) (our|the|www) .. (website|site|faq|faqs|page|app|help|portal)
    0(800|845|870|300|330|333|900|3\\d\\d) ?\\d{2,4}
  `),
}

/** They may, when they like; or we come to them. */
const free: ByLanguage = {
  nl: phrases(`
    (liever|desgewenst|mocht (u|je)|als (u|je) .. (wil|wilt|liever|prettig~|fijn~|zin)|mag ook|mogen ook|kan ook|ook gewoon hier|hoeft niet|hoef je niet|hoeft u niet|of hier|dan hier)
    (stuur|app|mail) (me|mij|ons) .. (prive~|dm|pb|persoonlijk bericht)
    (prive~|dm|pb|persoonlijk bericht|privebericht)
    (wij|we|ik) (bel|bellen|mail|mailen|app) (je|u|jou)
    (bel|mail|app) ik (je|u|jou)
    (112|113|huisartsenpost|spoed|gaslucht|gaslek|brandweer|ggd)
    (bel|app|mail) (hem|haar|ze|hen|de (buren|buurman|buurvrouw|monteur|chauffeur))
  `),
  en: phrases(`
    (if you|whichever|should you) .. (prefer|like|rather|want|wish|easier)
    (no need|you don't (need|have) to|you needn't|or (just )?(reply|answer) here|reply here|right here)
    (dm|direct message|private message|privately|pm|message us privately)
    (i'll|we'll|i will|we will|i|i'm going to) (call|ring|phone|email|e-mail|contact) (you|him|her)
    (call|ring|phone|text) (him|her|them|the (neighbours?|driver|engineer))
    (999|911|112|emergency|samaritans|gas leak|smell gas)
  `),
}

export const steering = (reading: Reading) =>
  eachSentence(reading, said, 'elsewhere', (sentence) => !saysIn(sentence, free[reading.language]))
