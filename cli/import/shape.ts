/** The shapes of what other desks export: only what we read of it, and lenient about the rest. */
import * as z from 'zod/mini'

/** Ids are numbers with some and texts with others. */
export const anyId = z.pipe(
  z.union([z.string().check(z.minLength(1), z.maxLength(200)), z.number()]),
  z.transform((id) => String(id)),
)
export const maybe = <T extends z.core.$ZodType>(of: T) => z.optional(z.nullable(of))
export const text = maybe(z.string())

const furthest = Date.UTC(9999, 11, 31) / 1000
/** Seconds since 1970, or a moment as ISO 8601 writes it. */
export const moment = z.pipe(
  z.union([z.number().check(z.gt(0), z.lt(furthest)), z.iso.datetime({ offset: true })]),
  z.transform((at) => new Date(typeof at === 'number' ? at * 1000 : at)),
)

/** "created_at should be a moment", of the first thing that is wrong. */
export function explain(error: z.core.$ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'it has another shape than expected'
  const where = issue.path.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${String(key)}` : String(key)),
    '',
  )
  return `${where || 'it'} is missing or has another shape than expected`
}

/** Only a real address counts as one; an export holds whatever people typed. */
export const asMail = (value: string | null | undefined): string | undefined => {
  const mail = value?.trim().toLowerCase()
  return mail && z.email().safeParse(mail).success && mail.length <= 254 ? mail : undefined
}

/** In the international form with nothing between the digits. */
export const asPhone = (value: string | null | undefined): string | undefined => {
  const phone = value?.replace(/[\s().-]/g, '')
  return phone && /^\+[1-9]\d{6,14}$/.test(phone) ? phone : undefined
}

export const asUrl = (value: string | null | undefined): string | undefined =>
  value && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : undefined

export const cutName = (value: string | null | undefined): string | undefined =>
  value?.trim().slice(0, 200) || undefined
