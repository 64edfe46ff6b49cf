/**
 * Telephone numbers as people and exchanges write them, in the one form that compares: E.164, `+31612345678`. Only the form is read
 * here, not whether anybody answers: which ranges are given out changes each year, and a number that rings is right.
 */

/** The country that a number without one is in, as its calling code. */
const home = '31'

/** Letters, an extension behind the number, and marks that no number holds. */
const foreign = /[^\d\s().\-/+]/

/**
 * @param given `06-12345678`, `0031 (0)20 123 45 67`, `tel:+31612345678`, `sip:+31612345678@exchange`
 * @param country calling code of a number that names none
 * @returns E.164, or null when it is no telephone number (an internal one, "anonymous", a service code)
 */
export function toE164(given: string, country: string = home): string | null {
  const written = given
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(/^(tel|sips?):/i, '')
    .replace(/[@;].*$/, '')
  if (written.length > 40 || foreign.test(written) || written.lastIndexOf('+') > 0) return null
  const abroad = /^(\+|00)/.exec(written)
  // "+31 (0)6": the zero is for who dials inside the country
  const digits = (abroad ? written.slice(abroad[0].length).replace(/\(0\)/, '') : written).replace(/\D/g, '')
  const number = abroad ? digits : /^0[1-9]/.test(digits) ? country + digits.slice(1) : ''
  if (!/^[1-9]\d{6,14}$/.test(number)) return null
  const rest = number.startsWith(country) ? number.slice(country.length).replace(/^0/, '') : null
  if (rest === null) return `+${number}`
  return country !== home || isDutch(rest) ? `+${country}${rest}` : null
}

/** Nine digits; what is free, paid or for machines is shorter or longer. */
const isDutch = (rest: string) =>
  /^[1-9]\d{8}$/.test(rest) || /^(800|90\d)\d{4,7}$/.test(rest) || /^97\d{9}$/.test(rest)

/** As people read it: `06 12345678` at home, `+32 470123456` abroad would need each country's habits, so there it is left whole. */
export function readableNumber(e164: string): string {
  const dutch = /^\+31(\d+)$/.exec(e164)?.[1]
  if (dutch === undefined) return e164
  if (/^6\d{8}$/.test(dutch)) return `06 ${dutch.slice(1)}`
  if (/^\d{9}$/.test(dutch)) return largeTowns.test(dutch) ? split(dutch, 2) : split(dutch, 3)
  return `0${dutch.slice(0, 3)} ${dutch.slice(3)}`
}

/** Areas of the larger towns have two digits behind the zero: 020, 010, 070. */
const largeTowns = /^(1[0358]|2[0346]|3[0368]|4[03568]|5[0358]|7[0-9]|8[2-8])/

const split = (rest: string, at: number) => `0${rest.slice(0, at)} ${rest.slice(at)}`
