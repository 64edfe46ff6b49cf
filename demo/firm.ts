/** Vonk & Vezel, an invented Dutch company that sells electricity, gas and internet over fibre in an invented town. */
import type { Place } from './step.ts'

export const firm = 'Vonk & Vezel'

export const channels: readonly {
  place: Place
  kind: 'email' | 'api' | 'phone' | 'feed' | 'bluesky'
  name: string
  /** What it is known by: the mail address, or the name of the network. */
  address: string
  promiseMinutes: number
  /** Why nobody listens there any more. */
  archived?: string
}[] = [
  {
    place: 'post',
    kind: 'email',
    name: 'Klantenpost',
    address: 'klantenservice@vonkenvezel.example',
    promiseMinutes: 480,
  },
  { place: 'plein', kind: 'api', name: 'Plein', address: 'plein', promiseMinutes: 120 },
  { place: 'site', kind: 'api', name: 'Website', address: 'website', promiseMinutes: 240 },
  { place: 'lijn', kind: 'phone', name: 'Telefoon', address: 'telefoon', promiseMinutes: 240 },
  {
    place: 'nieuws',
    kind: 'feed',
    name: 'Lindeveens Nieuws',
    address: 'https://lindeveensnieuws.example/feed',
    promiseMinutes: 240,
  },
  { place: 'lucht', kind: 'bluesky', name: 'Bluesky', address: 'vonkenvezel.example', promiseMinutes: 120 },
  {
    place: 'dorpspraat',
    kind: 'api',
    name: 'Dorpspraat',
    address: 'dorpspraat',
    promiseMinutes: 240,
    archived: 'Dorpspraat is gestopt. Iedereen zit nu op Plein.',
  },
]

export const mailbox = 'klantenservice@vonkenvezel.example'

/** Under which names the firm answered before it had this program; see `staff.ts` for who they are. */
export const colleagues = {
  sanne: {
    name: 'Sanne van Vonk & Vezel',
    mail: 'klantenservice+sanne@vonkenvezel.example',
    account: 'vonkenvezel-sanne',
  },
  mehmet: {
    name: 'Mehmet van Vonk & Vezel',
    mail: 'klantenservice+mehmet@vonkenvezel.example',
    account: 'vonkenvezel-mehmet',
  },
  joyce: {
    name: 'Joyce van Vonk & Vezel',
    mail: 'klantenservice+joyce@vonkenvezel.example',
    account: 'vonkenvezel-joyce',
  },
} as const
export type Colleague = keyof typeof colleagues

/** Who had no account of their own there spoke through Sanne's. */
export const accountOf = (name: string) => (name in colleagues ? colleagues[name as Colleague] : colleagues.sanne)
