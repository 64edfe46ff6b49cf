/** The marks that mail programs put before a subject, in the languages around us; with a counter, some of them. */
const marks = /^\s*((re|fw|fwd|aw|wg|antw|antwoord|betr|doorst)\s*(\[\d+\]\s*)?:\s*)+/i
/** Our own conversation number. */
const numbers = /\[#\d{1,12}\]/g

/** What a subject is about: without its chain of "Re:" and without our numbers; empty when nothing else stood in it. */
export function bareSubject(subject: string): string {
  return subject.replace(numbers, ' ').replace(marks, '').replace(/\s+/g, ' ').trim()
}
