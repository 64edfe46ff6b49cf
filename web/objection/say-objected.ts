/** What became of an objection that was just noted. */
import type { Answer } from '../../contract/endpoint.ts'
import type { noteObjection } from '../../contract/objection.ts'
import type { Format } from '../words/format.ts'
import type { ObjectionWords } from '../words/objection.ts'

export const sayObjected = (
  { erased, hidden, eraseAt }: Answer<typeof noteObjection>,
  words: ObjectionWords,
  format: Format,
): string => (eraseAt ? words.hidden(format.number(hidden), format.date(eraseAt)) : words.noted(format.number(erased)))
