/** Numbers that belong to one person, told from others by their own check. */

/**
 * An International Bank Account Number (ISO 13616): moved by four, letters as numbers, it is 1 modulo 97.
 * @param text letters and digits, with or without spaces
 */
export function isIban(text: string): boolean {
  const bare = text.replace(/[\s.-]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare)) return false
  let rest = 0
  for (const sign of bare.slice(4) + bare.slice(0, 4))
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** A Dutch citizen service number: nine digits (or eight), weighed 9 to 2 and -1, divisible by eleven. */
export function isBsn(text: string): boolean {
  const digits = text.replace(/\D/g, '').padStart(9, '0')
  if (digits.length !== 9 || /^0{2}|^(\d)\1+$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0)
  return sum % 11 === 0
}
