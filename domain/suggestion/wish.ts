/**
 * Whether one can tell what a customer wants, and an open question to ask where one cannot. Seen from the words alone, and only where it
 * is plain: whoever asks something, or says what it is about, is not asked again.
 */
import { wordsOf } from '../search/words.ts'
import { tellingWords } from './asked.ts'

/** `empty`: there is no word in it; `matter`: we do not know what it is about; `wish`: we know how they feel, not what would help. */
export type Unclear = 'empty' | 'matter' | 'wish'
export type Manner = 'u' | 'je'

const asks =
  /\?|(?<!\p{L})(?:graag|wil|willen|wilt|kun(?:nen|t)?|kan|zou(?:den)?|verzoek|stuur|regel|bel|geef|hoe|waarom|waar|wanneer|welke|wie|please|could|can|would|want|need|send|how|why|where|when|which|who)(?!\p{L})/iu
const feels =
  /(?<!\p{L})(?:belachelijk|schandalig|schandalige|waardeloos|waardeloze|slecht|slechte|boos|woest|klaar mee|zat|teleurgesteld|teleurstellend|triest|drama|ramp|nooit meer|klote|kut|ridiculous|terrible|awful|useless|angry|furious|disappointed|disappointing|worst|disgrace|fed up|joke|pathetic)(?!\p{L})/iu
const contents =
  /(?<!\p{L})(?:dank|bedankt|thanks|thank|thx|top|prima|fijn|super|great|perfect|opgelost|gelukt|solved|fixed|werkt weer|ok[eé]?)(?!\p{L})/iu
/** Words that say that something is wrong and not what. */
const vague = new Set(
  'werkt werken doet probleem problemen help hulp helpen lukt kapot fout klopt service bedrijf klant klantenservice dienst working works broken problem issue wrong support company customer joke'.split(
    ' ',
  ),
)
/** From so many words somebody tells a story. */
const story = 25

/** @returns null where it is clear, or where nothing is asked of us */
export function unclearIn(text: string): Unclear | null {
  const words = wordsOf(text)
  if (words.length === 0) return text.trim() === '' ? null : 'empty'
  if (contents.test(text) && words.length < story && !feels.test(text)) return null
  const matter = tellingWords(text, []).filter((word) => !vague.has(word) && !feels.test(word))
  if (matter.length === 0) return 'matter'
  if (asks.test(text)) return null
  if (feels.test(text)) return matter.length < 2 ? 'matter' : words.length >= story ? 'wish' : null
  return null
}

/** How a customer is spoken to: as the organisation chose, or as the customer speaks to us. */
export function mannerOf(chosen: Manner | 'customer', said: string): Manner {
  if (chosen !== 'customer') return chosen
  return /(?<!\p{L})(?:u|uw)(?!\p{L})/iu.test(said) ? 'u' : 'je'
}

const questions: Record<'nl' | 'en', Record<Unclear, (manner: Manner) => readonly [string, string]>> = {
  nl: {
    empty: (m) => [
      `Dank ${m === 'u' ? 'u' : 'je'} voor ${m === 'u' ? 'uw' : 'je'} bericht. Waarmee ${m === 'u' ? 'kan ik u' : 'kan ik je'} helpen?`,
      `Ik zie ${m === 'u' ? 'uw' : 'je'} bericht. Wat is er aan de hand?`,
    ],
    matter: (m) => [
      `Dat wil ik graag goed begrijpen. Wat gebeurt er precies, en sinds wanneer?`,
      `Wat ging er mis, en wat ${m === 'u' ? 'heeft u' : 'heb je'} zelf al gemerkt of geprobeerd?`,
    ],
    wish: (m) => [
      `Dat had niet zo mogen gaan. Wat zou voor ${m === 'u' ? 'u' : 'jou'} nu een goede oplossing zijn?`,
      `Wat kan ik als eerste voor ${m === 'u' ? 'u' : 'je'} doen om dit recht te zetten?`,
    ],
  },
  en: {
    empty: () => ['Thank you for your message. What can I help you with?', 'I see your message. What is going on?'],
    matter: () => [
      'I would like to understand this properly. What happens exactly, and since when?',
      'What went wrong, and what have you noticed or tried yourself so far?',
    ],
    wish: () => [
      'It should not have gone like this. What would be a good solution for you now?',
      'What can I do for you first to put this right?',
    ],
  },
}

/** Two ways to ask on: the second for who was asked the first before. */
export function openQuestions(unclear: Unclear, language: 'nl' | 'en', manner: Manner): readonly [string, string] {
  return questions[language][unclear](manner)
}
