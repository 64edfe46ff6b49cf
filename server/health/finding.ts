/** Saying what was found, in both languages at once: the one who reads it chose the language, not the one who looks. */
import type { Finding, Said, Topic } from '../../contract/health.ts'

export type { Finding } from '../../contract/health.ts'

export const both = (nl: string, en: string): Said => ({ nl, en })
/** What is a name or figure, or comes from elsewhere, is the same in every language. */
export const plain = (text: string): Said => ({ nl: text, en: text })

export const good = (topic: Topic, says: Said): Finding => ({ topic, state: 'good', says })
export const look = (topic: Topic, says: Said, advice: Said): Finding => ({ topic, state: 'look', says, advice })
export const wrong = (topic: Topic, says: Said, advice: Said): Finding => ({ topic, state: 'wrong', says, advice })
/** Of several of a kind, this one. */
export const about = (which: string, finding: Finding): Finding => ({ ...finding, which })

export const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`
