/** A list of addresses before something is sent to it: in goes the list, out comes the list that may get it now. */
import * as z from 'zod/mini'
import { endpoint, line, time } from './endpoint.ts'
import { codes, mediums, mostAddressees, purposes } from './suppression.ts'

/** Why an address is not on the list any more: a code, or it was no address, or it stood there before. */
export const leftOut = [...codes, 'no-address', 'duplicate'] as const
export type LeftOut = (typeof leftOut)[number]

const asked = {
  purpose: z.enum(purposes),
  channel: z.enum(mediums),
  campaign: z.optional(line(120)),
}

const outcome = {
  /** Rows that came in, and those that go out. */
  rows: z.number(),
  kept: z.number(),
  leftOut: z.array(z.object({ code: z.enum(leftOut), n: z.number() })),
  /** The position in the log of events up to which everything was known. */
  version: z.number(),
  /** What is known was not sure to be of now: marketing was held. */
  stale: z.boolean(),
  at: time,
  /** Send before this moment, or clean it anew. It is no permission: who complains in between is on it still. */
  goodUntil: time,
}

export const cleanMailing = endpoint({
  method: 'POST',
  path: '/api/v1/mailings',
  summary: 'A list of addresses in, those that may get it now out: 1 to 100,000, mail addresses or telephone numbers',
  needs: 'mailing.clean',
  body: z.object({
    ...asked,
    addresses: z.array(z.string().check(z.maxLength(400))).check(z.minLength(1), z.maxLength(mostAddressees)),
  }),
  answer: z.object({ ...outcome, addresses: z.array(z.string()) }),
})

/** With `Accept: text/csv` the rows alone. */
export const cleanMailingFile = endpoint({
  method: 'POST',
  path: '/api/v1/mailings.csv',
  summary:
    'The same with CSV as the body: the rows come back as they were, only those that may get it now. Delimiter, encoding and the column with addresses are found, or the column is named (or numbered from 1)',
  needs: 'mailing.clean',
  query: z.object({ ...asked, column: z.optional(line(200)) }),
  answer: z.object({
    ...outcome,
    /** Where the addresses were found: the header, or its number. */
    column: z.string(),
    /** The first lines of the file on which no address stands, from 1; at most ten. */
    noAddressAt: z.array(z.number()),
    csv: z.string(),
  }),
})
export type CleanedFile = z.infer<(typeof cleanMailingFile)['answer']>
