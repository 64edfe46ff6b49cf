/** Values in the form that their kind compares. */
import { toE164 } from '../phone-number.ts'
import type { Kind } from './kind.ts'
import { dateOf, plain } from './plain.ts'

/** @returns the value as its kind compares it; empty for none */
export function normal(kind: Kind, value: string): string {
  const text = plain(value)
  if (text === '') return ''
  switch (kind) {
    case 'date':
      return dateOf(text) ?? text.replace(/\D/g, '')
    case 'email':
      return text.replace(/^mailto:/, '').replace(/[\s<>]/g, '')
    case 'phone':
      return toE164(text) ?? text.replace(/[^\d+]/g, '')
    case 'postcode':
    case 'code':
      return text.replace(/[^\p{L}\p{N}]/gu, '')
    case 'number':
      return text.replace(/^0+(?=\d)/, '')
    case 'name':
    case 'text':
      return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
    case 'category':
      return text
  }
}
