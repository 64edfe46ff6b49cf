/** How far a message may go, as it leaves the house: numbers as one says them. */
import type { Spread } from '../../../contract/spread.ts'
import { roughly } from '../../../domain/influence/roughly.ts'
import type { ShownSpread } from '../../store/spread.ts'

export function showSpread({ came, to_come, low, high, carried, carrier, by }: ShownSpread): Spread {
  return {
    came,
    low: roughly(low),
    high: roughly(high),
    pickedUp: carrier !== null && to_come >= 1,
    by: by && { accountId: by.id, name: by.name || by.handle || by.external_id },
    carried,
  }
}
