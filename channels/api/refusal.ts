/** Why an item cannot be taken, in a sentence that names the field and the mend; for the programmer who reads the answer. */
import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

/** At most three reasons: whoever mends those finds the rest. */
export function explainIssues(issues: readonly Issue[], json: unknown): string {
  return issues
    .slice(0, 3)
    .map((issue) => explain(issue, json))
    .join('; ')
}

function explain(issue: Issue, json: unknown): string {
  const name =
    issue.path
      .reduce<string>((path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${String(key)}`), '')
      .slice(1) || 'the item'
  const value = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    json,
  )
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.slice(0, 5).map(shown).join(', ')} in ${name} is not a field that we know: look for a typing error, or leave it out`
    case 'invalid_type':
      if (value === undefined) return `${name} is missing`
      if (typeof value === 'number' && issue.expected === 'string')
        return `${name} is a number: send it as text, ${Number.isSafeInteger(value) ? `"${value}"` : 'in quotes'}, because numbers above ${Number.MAX_SAFE_INTEGER} lose their last digits`
      return `${name} is ${kindOf(value)}; it should be ${article(issue.expected)}`
    case 'too_big':
      return typeof value === 'string'
        ? `${name} is ${count(value.length)} characters long; at most ${count(Number(issue.maximum))} fit`
        : `${name} holds ${count(Array.isArray(value) ? value.length : 0)} items; at most ${count(Number(issue.maximum))} fit: send the others with another message`
    case 'too_small':
      return `${name} is empty`
    case 'invalid_value':
      return `${name} is ${shown(value)}; it may be ${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return `${name} is ${shown(value)}; it should be ${formats[issue.format] ?? 'written otherwise'}`
    default:
      return `${name} is ${shown(value)}, which cannot be used`
  }
}

const formats: Record<string, string> = {
  datetime: 'a moment with a time zone, such as 2026-03-04T10:00:00Z',
  url: 'a full address, such as https://example.org/post/1',
  email: 'a mail address',
  regex: 'a telephone number with its country, such as +31201234567',
}

export const count = (number: number) => number.toLocaleString('en')
const kindOf = (value: unknown) => (value === null ? 'null' : article(Array.isArray(value) ? 'array' : typeof value))
const article = (kind: string) => `${/^[aeo]/.test(kind) ? 'an' : 'a'} ${kind}`
/** The value as it was sent, short enough for one line. */
export const shown = (value: unknown) => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}
