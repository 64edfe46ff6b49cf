/** All that is suggested in one list, in the order of the keys that choose it. */
import type { Earlier, Fitting, OpenQuestion, Suggestions } from '../../contract/suggestion.ts'

export type Choice =
  | ({ kind: 'question'; id: string } & OpenQuestion)
  | ({ kind: 'earlier' } & Earlier)
  | ({ kind: 'canned' } & Fitting)

/** Where it is unclear what somebody wants, asking comes before answering. */
export function choicesIn({ question, answers, canned }: Suggestions): Choice[] {
  return [
    ...(question ? [{ kind: 'question' as const, id: 'question', ...question }] : []),
    ...answers.map((one) => ({ kind: 'earlier' as const, ...one })),
    ...canned.map((one) => ({ kind: 'canned' as const, ...one })),
  ]
}
