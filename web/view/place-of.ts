import type { View } from '../../contract/view.ts'
import { searchOf } from '../listening/search.ts'

/** Where a view stands: in the queue, or among what is overheard. */
export const placeOf = ({ id, stream }: View) =>
  stream
    ? ({ to: '/luisteren', search: searchOf(stream) } as const)
    : ({ to: '/gesprekken', search: { view: id } } as const)
