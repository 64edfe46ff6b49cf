import { again } from './again.ts'
import { bills } from './bills.ts'
import { english } from './english.ts'
import { evenings } from './evenings.ts'
import { homes } from './homes.ts'
import { phone } from './phone.ts'
import { plein } from './plein.ts'
import { short } from './short.ts'
import { today } from './today.ts'

export const talks = [bills, english, evenings, homes, phone, plein, short, again, today] as const
