/** What becomes a hint of what the phrase lists find and of what the learned sense sees. */
import type { HintContext, HintKind } from './hint.ts'
import { bySentence, type Listed } from './look.ts'
import { fold, type Reading, type Sentence } from './reading.ts'
import { type Style, styleOf, suits } from './register.ts'
import { type Found, whole } from './rule.ts'
import { asksForOffer } from './sales.ts'
import { type Sense, type SensedKind, sensedKinds, senseIn } from './sense.ts'

/** What the sense holds of what was listed, and what it finds beside it: in a sentence that it hints at, the phrase where a list has one. */
export function weigh(
  reading: Reading,
  listed: Listed,
  context: HintContext,
  sense: Sense,
): Map<HintKind, readonly Found[]> {
  const sensed = senseIn(sense, reading, listed, context)
  const style = styleOf(fold(context.customer.join('\n')))
  const found = new Map<HintKind, readonly Found[]>(listed)
  for (const [at, kind] of sensedKinds.entries()) {
    const said = bySentence(reading, listed.get(kind) ?? [])
    const hints = reading.sentences.flatMap((sentence, i): Found[] => {
      const phrases = said[i] ?? []
      const suited = kind === 'register' && suits(reading, sentence, style)
      if ((sensed.sentences[i]?.[at] ?? 0) <= 0 || suited || !mayHint(kind, context))
        return phrases.filter(({ reason }) => sure.has(reason))
      return phrases.length > 0
        ? phrases
        : [{ from: sentence.from, until: sentence.until, reason: reasonOf(kind, sentence, style) }]
    })
    found.set(kind, hints)
  }
  const missed = sensed.questions.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)[0]
  found.set('unanswered', missed ? [{ ...whole, reason: 'question', about: missed.question.said }] : [])
  return found
}

/** Numbers with a check of their own are what they are; how customers are spoken to is a choice of the organisation. */
const sure: ReadonlySet<Found['reason']> = new Set(['iban', 'bsn', 'says-je', 'says-u'])

const mayHint = (kind: SensedKind, context: HintContext): boolean =>
  kind === 'personal-data'
    ? context.public
    : kind === 'promise'
      ? !context.promised
      : kind !== 'sales' || !asksForOffer(context.customer)

const reasons: Readonly<Record<Exclude<SensedKind, 'personal-data' | 'register'>, Found['reason']>> = {
  disrespect: 'talks-down',
  politics: 'takes-sides',
  promise: 'no-date',
  sales: 'offer',
  steering: 'elsewhere',
  hollow: 'empty',
}

function reasonOf(kind: SensedKind, { text, asks }: Sentence, style: Style): Found['reason'] {
  if (kind === 'personal-data') return asks || asksFor.test(text) ? 'asks' : 'matters'
  if (kind !== 'register') return reasons[kind]
  return style === 'letter' || style === 'grieves' ? 'too-loose' : 'too-stiff'
}

const asksFor =
  /\b(?:stuur|geef|zet|noem|plaats|reageer|antwoord|laat|send|give|share|post|reply|tell|drop|put|comment|need|nodig)\b/
