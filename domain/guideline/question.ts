/** What a customer asks: each question by itself, also where two stand in one sentence, and what kind of answer it waits for. */
import { phrases, saysIn } from './phrases.ts'
import { read, type Sentence } from './reading.ts'

/** `text` is folded. `from` and `until` are UTF-16 units of what the customer said. */
export type Question = { said: string; text: string; from: number; until: number; sentence: Sentence }

const begins = phrases(`
  (en |maar |dus |and |so |but |ok |hoi |hi |hallo )?(hoe|wat|wanneer|waar|waarom|wie|welke|hoeveel|kan ik|kan dat|kan je|kan u|kunnen we|kunt u|kun je|kunnen jullie|mag ik|moet ik|krijg ik|komt er|klopt het|is het mogelijk|heb ik|hebben jullie|weten jullie|weet iemand|wat nu|waar blijft)
  (and |so |but |ok |hi |hello )?(when|where|why|how|who|which|what|can i|can you|could you|do i|do you|does|is it possible|am i|will i|will you|is there|should i|may i)
`)
/** Not with a question mark, and asked all the same. */
const wishes = phrases(`
  (graag|zou) .. (weten|horen) (wanneer|waarom|of|hoe|waar|wat)
  waar blijft
  wat nu
  (would like|want|love) to know
  (please|kindly) (explain|advise|tell|confirm|let me know)
  any (clue|idea|chance|news|update)
`)
/** Nobody waits for an answer to these. */
const rhetorical =
  /^wat een |^what a |hoe moeilijk kan|hoe is het mogelijk|meen je|serieus\?|echt\?|wie verzint|wat is dit voor|waar betaal ik|are you (?:kidding|serious|joking)|how hard can|seriously\?|really\?|who comes up|is dit normaal|dit is toch niet normaal|vinden jullie dat normaal|is this a joke|what a joke|^hallo\?|^hello\?|toch\?$|right\?$|huh\?|\bhe\?$/
/** Behind "and" a second question begins where one of these stands. */
const another =
  /[ ,;](?:en|and|maar|but|of|or) (?=(?:hoe|wat|wanneer|waar|waarom|wie|welke?|hoeveel|of|kan|kun|kunt|mag|moet|moeten|krijg|krijgen|is|zijn|heb|hebben|klopt|komt|gaat|gaan|wordt|worden|blijft|zit|schuift|geldt|hoef|vergoeden|doen|kunnen|when|where|why|how|who|which|what|whether|can|could|do|does|did|is|are|will|would|should|may|must|until|am|was|has|have)\b)/g
/** Fewer letters ask nothing. */
const shortest = 6
const mostShown = 160

/** @param customer what was said, as it was written */
export function questionsOf(customer: string): Question[] {
  return read(customer)
    .sentences.filter(
      (sentence) =>
        (sentence.asks || begins.find(sentence.text)?.from === 0 || saysIn(sentence, wishes)) &&
        sentence.text.length > shortest &&
        !rhetorical.test(sentence.text),
    )
    .flatMap((sentence) => parts(sentence).map(([start, end]) => asked(customer, sentence, start, end)))
}

function asked(customer: string, sentence: Sentence, start: number, end: number): Question {
  const [from, until] = [sentence.from + start, sentence.from + end]
  return {
    said: customer.slice(from, until).slice(0, mostShown),
    text: sentence.text.slice(start, end),
    from,
    until,
    sentence,
  }
}

function parts({ text }: Sentence): [number, number][] {
  const cuts = [...text.matchAll(another)].filter(
    ({ index, 0: and }) => index > shortest && text.length - index - and.length > shortest,
  )
  const starts = [0, ...cuts.map(({ index, 0: and }) => index + and.length)]
  return starts.map((start, i) => [start, cuts[i]?.index ?? text.length])
}

const kinds = {
  when: /\b(?:wanneer|hoe laat|hoe ?lang|hoe snel|hoeveel (?:dagen|weken)|welke dag|datum|tot hoe laat|when|what time|how long|how soon|wh(?:at|ich) da(?:y|te)|until what|how many (?:days|weeks))\b/,
  much: /\b(?:hoeveel|wat kost|kosten|prijs|duur|welk bedrag|eigen risico|how much|how many|what does .{0,30}cost|cost|price|charge|fee)\b/,
  where: /\b(?:waar|waarheen|welk adres|where|which (?:address|place|platform))\b/,
  why: /\b(?:waarom|hoezo|hoe kan dat|hoe kan dit|hoe komt|waardoor|reden|waar slaat|why|how come|how is (?:this|it|that) possible|what(?:'s| is) the reason|reason)\b/,
  how: /\b(?:hoe|op welke manier|how)\b/,
  who: /\b(?:wie|who|whose|whom)\b/,
  which: /\b(?:wat|welke?|what|which)\b/,
  whether:
    /^(?:(?:en|and|maar|but|of|or|dus|so) )?(?:kan|kun|kunt|mag|moet|moeten|krijg|krijgen|is|zijn|heb|hebben|heeft|klopt|komt|gaat|gaan|wordt|worden|zit|geldt|hoef|doen|kunnen|weten|weet|bestaat|werkt|can|could|do|does|did|is|are|will|would|should|may|must|am|was|has|have)\b|\b(?:of ik|of het|of de|of jullie|whether|if i|if you|if it)\b/,
  may: /\b(?:kan ik|mag ik|mogen we|kunnen we|is het mogelijk|can i|may i|could i|can we|am i allowed|is it possible|is it ok)\b/,
  will: /\b(?:kunt u|kun je|kunnen jullie|willen jullie|wilt u|could you|can you|would you|will you)\b/,
  now: /\b(?:wat nu|en nu|what now|now what|hoe nu verder|status|stand van zaken|update|news|nieuws)\b/,
} as const
export type QuestionKind = keyof typeof kinds
const kindNames = Object.keys(kinds) as QuestionKind[]

/** What it waits for; a question may wait for more than one thing. */
export const kindsOf = ({ text }: Pick<Question, 'text'>): QuestionKind[] =>
  kindNames.filter((kind) => kinds[kind].test(text))
