/** Who works at the firm: invented people, in the teams of the house, each with what they know about. They go when the firm goes. */
import type { Both } from './step.ts'

export const teams = {
  Service: { nl: 'Service', en: 'Service' },
  PR: { nl: 'PR', en: 'PR' },
  Marketing: { nl: 'Marketing', en: 'Marketing' },
  Verkoop: { nl: 'Verkoop', en: 'Sales' },
} as const satisfies Record<string, Both>

export const labels = {
  klacht: { nl: 'klacht', en: 'complaint' },
  vraag: { nl: 'vraag', en: 'question' },
  storing: { nl: 'storing', en: 'outage' },
  factuur: { nl: 'factuur', en: 'invoice' },
  compliment: { nl: 'compliment', en: 'compliment' },
  idee: { nl: 'idee', en: 'idea' },
} as const satisfies Record<string, Both>

type Colleague = { name: string; teams: readonly Both[]; knows: readonly Both[] }

export const staff = {
  sanne: { name: 'Sanne Wiarda', teams: [teams.Service, teams.PR], knows: [labels.klacht, labels.compliment] },
  mehmet: { name: 'Mehmet Aksoylu', teams: [teams.Service], knows: [labels.storing] },
  joyce: { name: 'Joyce Linnebank', teams: [teams.Service], knows: [labels.factuur] },
  noor: { name: 'Noor Hazelhof', teams: [teams.PR], knows: [labels.compliment] },
  pim: { name: 'Pim Dalstra', teams: [teams.Marketing], knows: [labels.idee] },
  jelle: { name: 'Jelle Roggeveld', teams: [teams.Verkoop], knows: [labels.vraag] },
} as const satisfies Record<string, Colleague>
export type Staff = keyof typeof staff

export const isStaff = (name: string): name is Staff => Object.hasOwn(staff, name)
