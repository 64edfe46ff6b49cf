/** Until when one sets something aside. Pure: the present moment is an argument, the hours are those of this device. */

export const laters = ['inAnHour', 'tonight', 'tomorrow', 'monday'] as const
export type Later = (typeof laters)[number]

const evening = 18
const morning = 9

/** @returns null when it makes no sense now: tonight, when it is evening already */
export function momentOf(later: Later, now: Date): Date | null {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, 0, 0)
  switch (later) {
    case 'inAnHour':
      return new Date(now.getTime() + 3_600_000)
    case 'tonight':
      return now.getHours() < evening - 1 ? at(0, evening) : null
    case 'tomorrow':
      return at(1, morning)
    case 'monday':
      // On a Sunday that is tomorrow.
      return now.getDay() === 0 ? null : at(8 - now.getDay(), morning)
  }
}
