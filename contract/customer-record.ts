/** What the organisation's own customer system says of people, by its customer number. */
import * as z from 'zod/mini'
import { endpoint, id, line, time } from './endpoint.ts'

const field = z.string().check(z.maxLength(1_000))

export const customerRecord = z.object({
  number: z.string(),
  /** What the customer is called there. */
  name: z.nullable(z.string()),
  /** The contact that it hangs on by itself. */
  ownContactId: id,
  /** In the organisation's own measure. */
  value: z.nullable(z.number()),
  segments: z.array(z.string()),
  fields: z.record(z.string(), z.string()),
  changedAt: time,
})
export type CustomerRecord = z.infer<typeof customerRecord>

/** What is left out stays as it was. */
export const broughtRecord = z.object({
  number: line(100),
  name: z.optional(line(200)),
  emails: z.optional(z.array(line(320)).check(z.maxLength(20))),
  phones: z.optional(z.array(line(40)).check(z.maxLength(20))),
  value: z.optional(z.nullable(z.number())),
  segments: z.optional(z.array(line(100)).check(z.maxLength(50))),
  fields: z.optional(z.record(line(100), field)),
})

const outcome = z.object({
  /** Its place in what was sent, from 0; of a CSV the line. */
  place: z.number(),
  outcome: z.enum(['new', 'known', 'refused']),
  number: z.nullable(z.string()),
  /** The stable id of the contact. */
  contactId: z.nullable(id),
  reason: z.optional(z.string()),
})
export type RecordOutcome = z.infer<typeof outcome>
const outcomes = z.object({ fresh: z.number(), known: z.number(), refused: z.number(), items: z.array(outcome) })

export const bringRecords = endpoint({
  method: 'POST',
  path: '/api/v1/customers',
  summary: 'Bring customers in from your own system, up to 1,000 at once; one with a known number is changed',
  needs: 'customer.bring',
  body: z.object({ customers: z.array(z.unknown()).check(z.minLength(1), z.maxLength(1_000)) }),
  answer: outcomes,
})

export const importRecords = endpoint({
  method: 'POST',
  path: '/api/v1/customers.csv',
  summary:
    'The same from CSV (the body): number, name, email, phone, value, segments; every other column is a field of its own',
  needs: 'customer.bring',
  answer: outcomes,
})

export const exportRecords = endpoint({
  method: 'GET',
  path: '/api/v1/customers.csv',
  summary: 'Every customer record as CSV, with the stable id of the contact',
  needs: 'customer.bring',
  status: 200,
  produces: 'text/csv',
})
