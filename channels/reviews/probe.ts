/** "Test this connection": can the page be read, and which reviews does it hold. */
import type { Channel, Words } from '../kit/channel.ts'
import { ratingOf } from './rating.ts'
import { readOnce } from './receive.ts'

export const test: NonNullable<Channel['test']> = async function* ({ address }, _signal, readPage) {
  const reading: Words = { nl: 'De pagina lezen', en: 'Read the page' }
  const finding: Words = { nl: 'Beoordelingen vinden', en: 'Find reviews' }
  const looked = await readOnce({ readPage }, String(address)).catch((error: Error) => error)
  if (looked instanceof Error) return yield { step: reading, ok: false, detail: both(looked.message) }
  yield { step: reading, ok: true, detail: both(looked.title || String(address)) }
  const reviews = looked.reviewed.filter(({ is }) => is === 'review')
  const whole = looked.reviewed.filter(({ is }) => is === 'rating')
  if (looked.reviewed.length === 0)
    return yield {
      step: finding,
      ok: false,
      detail: {
        nl: 'Op deze pagina staan geen beoordelingen die een programma kan lezen (schema.org). Kijk of ze op een andere pagina staan.',
        en: 'This page holds no reviews that a program can read (schema.org). Look whether they stand on another page.',
      },
    }
  const rated = reviews.filter(({ thing }) => ratingOf(thing.reviewRating)).length
  yield {
    step: finding,
    ok: true,
    detail: {
      nl: `${reviews.length} beoordelingen, ${rated} met een cijfer${whole.length > 0 ? '; en hoe het als geheel beoordeeld wordt' : ''}`,
      en: `${reviews.length} reviews, ${rated} with a rating${whole.length > 0 ? '; and how it is rated as a whole' : ''}`,
    },
  }
}

const both = (text: string): Words => ({ nl: text, en: text })
