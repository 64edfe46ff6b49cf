/** Why a mailing list could not be read, as `server/use/mailing/` says it. */
import type { Known } from './item-reasons.ts'

export const mailingReasons: readonly Known[] = [
  [
    /^the body stops being CSV at line (\d+): a quote is opened and never closed$/,
    'Vanaf regel $1 klopt de lijst niet: daar begint een aanhalingsteken dat nergens eindigt.',
  ],
  [
    /^the body stops being CSV at line (\d+): it is longer than (\d+) characters$/,
    'Regel $1 is langer dan $2 tekens. Zo lang is geen regel van een lijst; kijk of er een einde van de regel mist.',
  ],
  [
    /^the body stops being CSV at line (\d+): .*$/,
    'Vanaf regel $1 is dit geen CSV meer. Bewaar de lijst opnieuw als CSV.',
  ],
  [/^the body is no text: /, 'Dit is geen CSV. Bewaar de lijst in je spreadsheet als CSV.'],
  [
    /^the body holds more than \d+ rows: /,
    'Er staan meer dan 100.000 regels in. Knip de lijst in stukken en kijk ze een voor een na.',
  ],
  [
    /^column is needed: no column with addresses was found; there are (.*)$/,
    'We vinden geen kolom met adressen. Kies er een: $1.',
  ],
  [/^column is needed: no column with addresses was found$/, 'We vinden geen adressen in deze lijst.'],
  [/^column is not there; there are (.*)$/, 'Die kolom is er niet. Er zijn: $1.'],
]
