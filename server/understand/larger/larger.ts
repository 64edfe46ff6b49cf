/** A larger model, wherever it runs: texts in, what it saw out. */
import { type Verdict, withVerdict } from '../../../domain/language/larger.ts'
import type { Understanding } from '../understanding.ts'

export type Larger = {
  /** What stands with its judgements. */
  model: string
  /**
   * In the order of the texts; null where what came back says nothing.
   * @throws LargerFault when it cannot be asked now, or may not be
   */
  look(texts: readonly string[]): Promise<(Verdict | null)[]>
}

/** Why a larger model does not judge now; our own judges on. */
export type FaultCode =
  | 'no-package'
  | 'no-model'
  | 'no-labels'
  | 'refused'
  | 'unreachable'
  | 'too-slow'
  | 'no-entry'
  | 'key-closed'
  | 'busy'
  | 'broken'
  | 'odd-answer'
  | 'budget-spent'

export class LargerFault extends Error {
  override name = 'LargerFault'
  readonly code: FaultCode
  /** Milliseconds after which another attempt at once may help; null where it will not. */
  readonly after: number | null
  constructor(code: FaultCode, message: string, after: number | null = null) {
    super(message)
    this.code = code
    this.after = after
  }
}

/** Ours and a larger one as one: ours judges all, and what the larger one sees takes the place of that. */
export function withLarger(ours: Understanding, larger: Larger): Understanding {
  return {
    ...ours,
    async judgeMany(texts, whose) {
      const judged = await ours.judgeMany(texts, whose)
      const asked = texts.flatMap((text, i) => (judged[i] ? [{ text, i }] : []))
      if (asked.length === 0) return judged
      const seen = await larger.look(asked.map(({ text }) => text))
      const after = [...judged]
      for (const [n, { i }] of asked.entries()) {
        const [before, verdict] = [judged[i], seen[n]]
        if (before && verdict) after[i] = withVerdict(before, verdict, larger.model)
      }
      return after
    },
  }
}
