/** Why a customer record was refused, as `domain/contact/customer-record.ts` says it. */
import type { Known } from './item-reasons.ts'

export const recordReasons: readonly Known[] = [
  [/^there is no customer number/, 'Er is geen klantnummer: een kolom die klantnummer of number heet.'],
  [/^the value (.+) is no number$/, 'De waarde $1 is geen getal.'],
  [/^(.+) is not an e-mail address$/, '$1 is geen e-mailadres.'],
  [/^(.+) is not a telephone number$/, '$1 is geen telefoonnummer.'],
]
