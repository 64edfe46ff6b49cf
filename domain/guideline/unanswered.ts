/**
 * A question of the customer that the draft does not touch. It looks for what kind of answer a question needs (a moment, an amount, a yes), and
 * for the question's own words. Whoever asks back, or promises to find out, has not left it lying.
 */
import { namesMoment } from './moment.ts'
import { phrases } from './phrases.ts'
import { read, type Sentence } from './reading.ts'
import { type LaterRule, whole } from './rule.ts'

const asksWhen =
  /\b(?:wanneer|hoe laat|hoe lang|hoelang|hoe snel|binnen welke|op welke (?:dag|datum)|welke dag|when|what time|how long|how soon|what day|which day|what date)\b/
const asksMuch =
  /\b(?:hoeveel|wat kost|wat zijn de kosten|hoe duur|how much|how many|what does it cost|what do you charge|what's the (?:price|cost))\b/
const begins =
  /^(?:en |maar |dus |and |so |but |ok |hoi |hi |hallo )?(?:hoe|wat|wanneer|waar|waarom|wie|welke?|hoeveel|kan ik|kunnen we|kunt u|kun je|kunnen jullie|mag ik|moet ik|krijg ik|komt er|klopt het|is het mogelijk|heb ik|hebben jullie|weten jullie|weet iemand|gaat|when|where|why|how|who|which|what|can i|can you|could you|do i|do you|does|is it possible|am i|will i|will you|are you|is there|should i|may i)\b/
/** Nobody waits for an answer to these. */
const rhetorical =
  /hoe moeilijk kan|hoe is het mogelijk|hoe kan het (?:toch |nou )?(?:bestaan|zijn)|meen je|serieus\?|echt\?|grapje|wie verzint|wat is dit voor|waar (?:slaat|gaat) d|waar betaal ik|are you (?:kidding|serious|joking)|how hard can|seriously\?|really\?|who (?:thought|comes up)|what kind of|is dit normaal|dit is toch niet normaal|vinden jullie dat normaal|is this a joke|what a joke|hallo\?|hello\?|anyone\?|iemand\?|toch\?$|right\?$|huh\?|he\?$/

const open = phrases(`
  (weet|weten) .. (niet|nog niet)
  (nog niet|niet) (bekend|zeker|te zeggen|duidelijk)
  (afhankelijk|hangt af|ligt eraan|verschilt|meestal|normaal|doorgaans|nooit|altijd|direct|meteen|nu|al|zodra|zojuist|net|vanaf|sinds|klaar|vanmiddag|onderweg)
  (don't|do not) .. know
  (not|isn't) (known|certain|clear|yet|sure)
  (depends|usually|normally|never|always|straight away|immediately|now|already|as soon as|once|since|from|just|ready|on its way|permanently|instantly)
`)
const free =
  /gratis|kost(?:eloos| (?:niks|niets|je niks|u niets))|niks|niets|geen kosten|free|no charge|nothing|no cost|at no/

export const unanswered: LaterRule = (reading, { customer }, substance) => {
  const questions = customer.flatMap((text) => questionsOf(text))
  const missed = questions.find((question) => !touched(question, reading.sentences, substance, questions.length))
  return missed ? [{ ...whole, reason: 'question', about: missed.said }] : []
}

type Question = { said: string; text: string }

function questionsOf(text: string): Question[] {
  const { sentences } = read(text)
  return sentences
    .filter(({ text: said, asks }) => (asks || begins.test(said)) && said.length > 7 && !rhetorical.test(said))
    .map(({ text: said, from, until }) => ({ said: text.slice(from, until).slice(0, 160), text: said }))
}

function touched(question: Question, all: readonly Sentence[], substance: readonly Sentence[], n: number): boolean {
  if (substance.length === 0) return false
  const asksBack = all.some(({ asks }) => asks)
  const says = (about: { test(text: string): boolean }) => substance.some(({ text }) => about.test(text))
  if (asksBack) return true
  if (asksWhen.test(question.text)) return substance.some(namesMoment) || says(open) || says(/\d/)
  if (asksMuch.test(question.text)) return says(/\d/) || says(free) || says(open)
  return (
    n < 2 ||
    sharesWord(question.text, substance) ||
    says(/\b(?:ja|jazeker|nee|klopt|kan|mag|yes|no|yep|sure|can|correct|afraid)\b/) ||
    substance.length >= n
  )
}

/** Long words of the question, by how they begin. */
function sharesWord(question: string, substance: readonly Sentence[]): boolean {
  const stems = [...question.matchAll(/[a-z]{5,}/g)].map(([word]) => word.slice(0, 5))
  return stems.some((stem) => substance.some(({ text }) => text.includes(stem)))
}
