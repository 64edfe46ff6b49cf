/** Does a sentence name a moment: a day, a date, a time, a span with a number? */
import { phrases, saysIn } from './phrases.ts'
import type { Sentence } from './reading.ts'

const month =
  '(jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october|december)'
const nlCount =
  '(\\d{1,3}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|veertien|paar|enkele|half|anderhalf)'
const enCount = '(\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|few|half)'

const named = phrases(`
  (maan|dins|woens|donder|vrij|zater|zon)dag~
  vandaag
  morgen
  morgen(ochtend|vroeg|middag|avond)
  overmorgen
  van(ochtend|middag|avond|nacht|morgen)
  uiterlijk
  (voor|na|tijdens|in|rond|over) (het|de|dit|komend|aankomend|deze) (weekend|weekeinde|kerst|zomer|vakantie|lunch|feestdagen|herfst|winter|lente|voorjaar|najaar|jaarwisseling|middag|ochtend|avond|maand)
  (begin|eind|medio|half|midden|vanaf|uiterlijk|in|per|sinds|voor|na|tot) ${month}
  (week|weeknummer) \\d{1,2}
  (binnen|over|in) (een |het )?(half|anderhalf|kwart|klein|goed|dik)? ?(uur|uurtje|halfuur|halfuurtje|kwartiertje|dag|week|weekje|dagen)
  (eind|aan het eind) van (de|deze|het) (dag|middag|ochtend|week|maand|werkdag)
  (straks om|om kwart|kwart (over|voor)|rond het middaguur|middernacht|vannacht|dezelfde dag|de volgende dag|elke dag|dagelijks)
  (before|after|by|over|during|until) (the )?(weekend|lunch|lunchtime|christmas|easter|summer|holidays?|dinner|breakfast|close|noon|midnight|bank holiday|half-term|half term|new year|tea)
  (first thing|overnight|by close of business|half past|quarter (past|to)|o'clock|this coming|later today|same day|next working day|next business day|every day|daily)
  (early|mid|late|end of|start of|beginning of|by|in|until|since|from)( |-)${month}
  (an hour|a couple of (hours|days|minutes|weeks)|the next (hour|few|couple|day|two|24|48)|half an hour|twenty( |-)four hours|(fifteen|twenty|thirty|forty|forty-five|sixty|ninety|forty-eight) (minutes|hours|days))
  half (een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)
  (voor|na|om|tot|vanaf|rond|tussen|uiterlijk|per|tegen) (de )?\\d{1,2}~
  ${nlCount} (hele |volle |dikke |krappe )?(uur|uurtje|uren|kwartier|minuut|minuten|min|dag|dagen|werkdag|werkdagen|week|weken|maand|maanden|jaar)
  (deze|volgende|komende|eind|begin|einde|eind van de|eind van deze|begin van de|einde van de|eind deze|eind volgende|begin volgende|over een) (middag|ochtend|avond|dag|week|maand|weekend)
  (nog )?(deze|dezelfde) (dag|week|maand|middag|avond|ochtend)
  binnen (het|een|enkele|de) (uur|kwartier|half uur|dag|week|maand)
  (op|per) \\d{1,2} ${month}
  \\d{1,2} ${month}
  ${month} \\d{1,2}(st|nd|rd|th)?
  \\d{1,2}(st|nd|rd|th)
  \\d{1,2}[-/]\\d{1,2}([-/]\\d{2,4})?
  \\d{1,2}[.:]\\d{2}( ?uur|h)?
  (mon|tues|wednes|thurs|fri|satur|sun)days?
  (mon|tue|tues|wed|thu|thurs|fri|sat|sun)
  (today|tonight|tomorrow|noon|midday|midnight)
  this (morning|afternoon|evening|week|month|weekend)
  next (week|month|weekend)
  (by|before|after|until|till|from|between|around|about|at) (the )?\\d{1,2} ?(am|pm|st|nd|rd|th)?
  \\d{1,2} ?(am|pm|a\\.m|p\\.m)
  ${enCount} (more |full |working |business |and a half |an |of )?(an )?(minute|minutes|mins|hour|hours|hrs|day|days|week|weeks|fortnight|month|months|year|years)
  within the (hour|day|week|month)
  (by |at )?the end of (the |this |next )?(day|week|month|afternoon|shift)
  (end of|close of) (day|week|play|business|the day|the week)
`)

export const namesMoment = (sentence: Sentence): boolean => saysIn(sentence, named)

const past = phrases(`
  sinds
  gisteren
  eergisteren
  vorige (week|maand|keer|jaar)
  (afgelopen|vorig) (week|maand|jaar|dinsdag|maandag|woensdag|donderdag|vrijdag|zaterdag|zondag|weekend)
  geleden
  since
  yesterday
  last (night|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)
  ago
`)

/** A moment that is still to come, as far as a sentence tells. */
export const namesComing = (sentence: Sentence): boolean => namesMoment(sentence) && !saysIn(sentence, past)

const deadline = phrases(`
  (vandaag|morgen|morgenochtend|morgenmiddag|morgenavond|overmorgen|vanochtend|vanmiddag|vanavond|vannacht|uiterlijk|straks om)
  (voor|uiterlijk|binnen|over|tussen|om|tegen|vanaf|volgende|komende|deze|eind|begin) .. (uur|dag|dagen|werkdag~|week|weken|maand|weekend|middag|ochtend|avond|kwartier|minuten|uurtje|\\d{1,2}[.:]\\d{2}|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)
  (voor|om|uiterlijk|tussen|tegen|vanaf|by|before|until|after|between) (de )?\\d{1,2}
  (maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)
  (today|tonight|tomorrow|this (morning|afternoon|evening|week)|next (week|month|monday|tuesday|wednesday|thursday|friday))
  (by|before|within|in|until|at|after|between) .. (minutes?|hours?|days?|weeks?|noon|midnight|lunch|weekend|\\d{1,2} ?(am|pm)|\\d{1,2}[.:]\\d{2}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
  (on )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)
`)

/** A moment before which something is to be, and not just a date of something. */
export const namesDeadline = (sentence: Sentence): boolean => saysIn(sentence, deadline) && !saysIn(sentence, past)
