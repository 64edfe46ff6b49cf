/** The settings of a channel against its form: every field checked, the secrets apart. */
import { isIP } from 'node:net'
import * as z from 'zod/mini'
import type { Channel, Field, Settings } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import { type FieldProblem, refuseFields } from '../problem.ts'

export type Secrets = Readonly<Record<string, string>>
export type Filled = { settings: Record<string, string | number | boolean>; secrets: Record<string, string> }

type Sealing = Pick<Context, 'seal'>

export function sealSecrets({ seal }: Sealing, secrets: Secrets): Uint8Array | null {
  return Object.keys(secrets).length > 0 ? seal.close(JSON.stringify(secrets)) : null
}

/** None when there are none, or when they were sealed with a key that this house no longer has: they must be entered again. */
export function openSecrets({ seal }: Sealing, sealed: Uint8Array | null): Secrets {
  if (!sealed) return {}
  try {
    return JSON.parse(seal.open(sealed)) as Secrets
  } catch {
    return {}
  }
}

/**
 * @param given as the form sends it; an empty text counts as left out
 * @param kept secrets that are there already, for those that are left out
 * @throws ProblemError that names every field that is wrong
 */
export function checkSettings(channel: Channel, given: Settings, kept: Secrets = {}): Filled {
  const problems: FieldProblem[] = []
  const filled: Filled = { settings: {}, secrets: {} }
  const wrong = (name: string, message: string) => void problems.push({ path: `settings.${name}`, message })
  const names = new Set(channel.fields.map((field) => field.name))
  for (const name of Object.keys(given)) if (!names.has(name)) wrong(name, 'is not a known field')

  for (const field of channel.fields) {
    const { name } = field
    const value =
      (given[name] === '' ? undefined : given[name]) ?? (field.kind === 'secret' ? kept[name] : field.default)
    if (value === undefined) {
      if (field.required) wrong(name, 'is missing')
      continue
    }
    const checked = checkField(field, value)
    if ('wrong' in checked) wrong(name, checked.wrong)
    else if (field.kind === 'secret') filled.secrets[name] = String(checked.value)
    else filled.settings[name] = checked.value
  }
  if (problems.length > 0) throw refuseFields(problems)
  return filled
}

/** By what a channel is known: what its form calls `address`, else its id. */
export function addressOf(settings: Settings, id: string): string {
  return typeof settings.address === 'string' ? settings.address : id
}

type Value = Settings[string]
type Checked = { value: Value } | { wrong: string }

const hostName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*\.?$/i
const control = /\p{Cc}/u

function checkField(field: Field, value: Value): Checked {
  const text = typeof value === 'string' ? value.trim() : ''
  switch (field.kind) {
    case 'switch':
      return typeof value === 'boolean' ? { value } : { wrong: 'should be on or off' }
    case 'number':
      return whole(value, -1_000_000_000, 1_000_000_000)
    case 'port':
      return whole(value, 1, 65_535)
    case 'choice':
      return field.choices?.some((choice) => choice.value === value)
        ? { value }
        : { wrong: 'is not one of the choices' }
    case 'longtext':
      return typeof value === 'string' ? { value } : { wrong: 'should be text' }
    case 'secret':
      return typeof value === 'string' && !control.test(value) ? { value } : { wrong: 'should be one line of text' }
    case 'text':
      return text && !control.test(text) ? { value: text } : { wrong: 'should be one line of text' }
    case 'email':
      return z.email().safeParse(text).success ? { value: text } : { wrong: 'is not an e-mail address' }
    case 'host':
      return hostName.test(text) || isIP(text) ? { value: text } : { wrong: 'is not the name of a server' }
    case 'url':
      return webAddress(text)
  }
}

/** Whoever types "mastodon.nl" means https. */
function webAddress(text: string): Checked {
  const whole = /^[\w-]+(\.[\w-]+)+([:/?#]|$)/.test(text) ? `https://${text}` : text
  return /^https?:\/\//i.test(whole) && URL.canParse(whole) ? { value: whole } : { wrong: 'is not a web address' }
}

function whole(value: Value, from: number, to: number): Checked {
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value.trim()) ? Number(value) : value
  const fits = typeof number === 'number' && Number.isInteger(number) && number >= from && number <= to
  return fits ? { value: number } : { wrong: `should be a whole number from ${from} to ${to}` }
}
