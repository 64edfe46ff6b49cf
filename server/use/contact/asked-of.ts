/** By what somebody is asked for: an address, a number, an account or a customer number. */
import { toE164 } from '../../../domain/contact/phone-number.ts'
import { refuse, refuseField } from '../../problem.ts'
import type { Asked } from '../../store/contact-look-up.ts'

export type Keys = {
  email?: string | undefined
  phone?: string | undefined
  /** `network:id` or `network:@handle`. */
  account?: string | undefined
  number?: string | undefined
}

/** @throws ProblemError unless exactly one thing is asked for, in a form that can be */
export function askedOf({ email, phone, account, number }: Keys): Asked {
  const given = [email, phone, account, number].filter((one) => one !== undefined)
  if (given.length !== 1) throw refuse('invalid', { detail: 'Ask for one of email, phone, account or number' })
  if (email !== undefined) return { by: 'email', value: email.toLowerCase() }
  if (number !== undefined) return { by: 'number', value: number }
  if (account !== undefined) {
    const [, network = '', value = ''] = /^([\w.-]{1,60}):(.+)$/.exec(account) ?? []
    if (!value) throw refuseField('account', 'is network:id or network:@handle')
    return value.startsWith('@') ? { by: 'handle', network, value: value.slice(1) } : { by: 'id', network, value }
  }
  const dialled = toE164(phone ?? '')
  if (!dialled) throw refuseField('phone', 'is not a telephone number (06 12345678, or +32 470123456)')
  return { by: 'phone', value: dialled }
}
