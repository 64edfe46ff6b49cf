/**
 * Are they talking to us? Before anybody joins in uninvited, this says whether that is welcome, and why. It never decides: `think` asks
 * a person to look again, and only an objection closes the door.
 *
 * Two people who talk to each other are not talking to us. Who asks everybody asks us too. A competitor's customer is helped when they
 * ask, and never sold to. Who turns to us by name talks to us, also in a talk of others. Who objected is left alone, also when they talk about us; when they talk *to* us they are answered.
 */

/** What is known of a post before somebody joins in. */
export type Overhearing = {
  /** Our own words. */
  ours: boolean
  /** It mentions one of our names, answers words of ours, or was sent to us. */
  toUs: boolean
  /** Its writer asked not to be listened to. */
  objected: boolean
  /** It answers somebody who is not us, or mentions others and not us. */
  toOthers: boolean
  text: string
  /** What we are called, as people write it. */
  names: readonly string[]
  /** What the search terms are about that it meets, or what it reacts to. */
  about: readonly ('brand' | 'product' | 'competitor' | 'topic' | 'person')[]
}

export const etiquetteReasons = [
  'ours',
  'objected',
  'to-us',
  'between-people',
  'asks-everybody',
  'competitor-asks',
  'competitor',
  'about-us',
  'around-us',
] as const
export type EtiquetteReason = (typeof etiquetteReasons)[number]

/** `join` is welcome, `think` is perhaps not, `leave` is not done. */
export type Etiquette = { may: 'join' | 'think' | 'leave'; because: EtiquetteReason }

export function etiquetteOf({ ours, toUs, objected, toOthers, text, names, about }: Overhearing): Etiquette {
  if (ours) return { may: 'leave', because: 'ours' }
  if (toUs) return { may: 'join', because: 'to-us' }
  if (objected) return { may: 'leave', because: 'objected' }
  if (turnsTo(text, names)) return { may: 'join', because: 'to-us' }
  const asks = asksEverybody(text)
  const aboutUs = about.some((subject) => subject === 'brand' || subject === 'product' || subject === 'person')
  const aboutThem = about.includes('competitor') && !aboutUs
  if (toOthers && !asks) return { may: 'think', because: 'between-people' }
  if (aboutThem) return asks ? { may: 'join', because: 'competitor-asks' } : { may: 'think', because: 'competitor' }
  if (asks) return { may: 'join', because: 'asks-everybody' }
  return { may: 'think', because: aboutUs ? 'about-us' : 'around-us' }
}

/** Words with which people turn to whoever reads it; a question mark alone may as well be scorn. */
const turns = [
  /\b(iemand|iemant|wie)\b[^.!?\n]{0,60}\b(tip|tips|idee|ervaring|ervaringen|weet|weten|last|helpen|verstand|raad|aanrader)\b/iu,
  /\b(weet|heeft|herkent|kent|kan)\s+(er\s+)?iemand\b/iu,
  /\b(hoe|waar|wat|welke|wanneer|wie|kan|moet|mag)\b[^.!?\n]{0,80}\b(ik|je|jullie|men|we|u)\b[^.!?\n]{0,80}\?/iu,
  /\b(tips|advies|help|hulp)\s*(gevraagd|gezocht|nodig|welkom)?\s*\?/iu,
  /#(durftevragen|dtv)\b/iu,
  /\b(any(one|body)|does\s+anyone|can\s+some(one|body))\b[^.!\n]{0,120}\?/iu,
  /\b(how|where|what|which|when|who|can|should)\b[^.!?\n]{0,80}\b(i|you|we)\b[^.!?\n]{0,80}\?/iu,
]
/** A post is short; a longer text asks where it begins. */
const looked = 1000

export function asksEverybody(text: string): boolean {
  const beginning = text.slice(0, looked)
  return turns.some((turn) => turn.test(beginning))
}

/** How somebody begins who turns to whom they name. */
const greets = String.raw`(?:lieve|beste|hallo|hoi|h[eé]|hey|dag|goede\w*|geachte|dear|hi|hello|good \w+)`
const mostOfGreeting = 30

/** Whether it turns to one of these by name: a greeting with the name in it, or the name as a call: "Vonk & Vezel, wanneer komt dat?" */
export function turnsTo(text: string, names: readonly string[]): boolean {
  const beginning = text.slice(0, looked)
  return names.some((name) => {
    const called = name
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s+/g, String.raw`\s+`)
    if (called.length < 3) return false
    const start = String.raw`(?:^|[.!?\n]\s*)`
    const greeted = new RegExp(
      `${start}${greets}\\b[^.!?,\\n]{0,${mostOfGreeting}}(?<![\\p{L}\\p{N}])${called}(?![\\p{L}\\p{N}])`,
      'iu',
    )
    return greeted.test(beginning) || new RegExp(`${start}@?${called}\\s*[,:!]`, 'iu').test(beginning)
  })
}
