/**
 * A thread gate: whoever begins a thread may say who answers in it (https://docs.bsky.app/docs/tutorials/thread-gates). Apps hide an
 * answer that the gate does not allow, so we do not write one.
 */
import { at, listAt, textAt } from './json.ts'

/**
 * Whether a gate certainly keeps us out: nobody may answer, or only whom the first post mentions and it does not mention us. Of
 * followers and lists we know nothing; then it is tried.
 */
export function keepsUsOut(gate: unknown, mentionsUs: boolean): boolean {
  if (!Array.isArray(at(gate, 'allow'))) return false
  const onlyMentioned = listAt(gate, 'allow').every((rule) => textAt(rule, '$type').endsWith('#mentionRule'))
  return onlyMentioned && (listAt(gate, 'allow').length === 0 || !mentionsUs)
}
