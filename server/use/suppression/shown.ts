/** A decision as it leaves the house: a code, and not the story behind it. */
import type { Decision as Shown } from '../../../contract/suppression.ts'
import type { Decision } from '../../../domain/suppression/decide.ts'

export const shown = ({ verdict, code, until }: Decision): Shown => ({
  verdict,
  code,
  until: until?.toISOString() ?? null,
})
