/** What part of the stream one looks at; it stands in the address. */
export const periods = ['day', 'week', 'month'] as const
export type Period = (typeof periods)[number]
export type StreamSearch = { kanaal?: string; periode?: Period }

const days = { day: 1, week: 7, month: 30 } as const
const dayMs = 86_400_000

/** From which moment on; whole hours, so that looking again a minute later is the same question. */
export function fromOf(period: Period, now: number): string {
  return new Date(Math.floor((now - days[period] * dayMs) / 3_600_000) * 3_600_000).toISOString()
}
