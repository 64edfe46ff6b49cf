/** What the firm's own customer system knows of some of its customers, and what happened to them elsewhere. */
import { people } from './people.ts'

const { fatima, gerrit, nadia, vos, carla } = people

type Customer = {
  number: string
  name: string
  email: string
  value: number
  segments: string[]
  fields: Record<string, string>
}

/** Henk and Ria share an address, and each has a contract of their own. */
export const customers: readonly Customer[] = [
  {
    number: 'VV-20817',
    name: fatima.name,
    email: fatima.mail,
    value: 1_140,
    segments: ['internet', 'energie'],
    fields: { Abonnement: 'Glas 500', Monteur: 'tussen 8 en 12 uur' },
  },
  {
    number: 'VV-10042',
    name: gerrit.name,
    email: gerrit.mail,
    value: 2_310,
    segments: ['energie'],
    fields: { Contract: 'vast tot 1 maart' },
  },
  {
    number: 'VV-31200',
    name: nadia.name,
    email: nadia.mail,
    value: 480,
    segments: ['internet'],
    fields: { Abonnement: 'Glas 100' },
  },
  { number: 'VV-15511', name: 'Henk Vos', email: vos.mail, value: 890, segments: ['energie'], fields: {} },
  { number: 'VV-15512', name: 'Ria Vos', email: vos.mail, value: 420, segments: ['internet'], fields: {} },
  {
    number: 'VV-40007',
    name: 'Fysiotherapie De Linde',
    email: carla.mail,
    value: 3_600,
    segments: ['zakelijk'],
    fields: { Contact: carla.name },
  },
]

export const elsewhere = [
  { key: 'VV-20817-1', email: fatima.mail, kind: 'purchase', title: 'Modem Vonkbox 3', daysAgo: 41 },
  { key: 'VV-20817-2', email: fatima.mail, kind: 'visit', title: 'Monteur: glasvezel aangelegd', daysAgo: 34 },
  { key: 'VV-31200-1', email: nadia.mail, kind: 'visit', title: 'Monteur kwam niet opdagen', daysAgo: 6 },
  { key: 'VV-10042-1', email: gerrit.mail, kind: 'contract', title: 'Energie verlengd voor een jaar', daysAgo: 58 },
  { key: 'VV-15511-1', email: vos.mail, kind: 'payment', title: 'Jaarnota betaald', daysAgo: 12 },
] as const
