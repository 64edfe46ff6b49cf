/**
 * The headers of a mail as they stand there, top to bottom. A header that should occur once counts once: the top-most, which the
 * nearest server wrote last; further ones are what a forger adds below.
 */
import addressparser from 'nodemailer/lib/addressparser'
import { normalMailAddress } from '../../domain/message/mail-address.ts'
import { guess } from './charset.ts'

export type Address = { name: string; address: string }

export type Headers = {
  /** Values of all headers with this name (lower case), unfolded, encoded words decoded. */
  all(name: string): string[]
  first(name: string): string
  addresses(...names: string[]): Address[]
}

/** Long enough for any honest header; what is longer is cut before anybody parses it. */
const longest = 32_768

/** @param lines each `Name: value` as bytes in a latin1 string, folds included; as mailparser gives them
 *  @param decodeWords turns `=?utf-8?q?...?=` into letters */
export function readHeaders(
  lines: readonly { key: string; line: string }[],
  decodeWords: (text: string) => string,
): Headers {
  const values = new Map<string, string[]>()
  for (const { key, line } of lines) {
    const raw = line.slice(line.indexOf(':') + 1, longest).replace(/\r?\n(?=[ \t])/g, '')
    const value = guess(Buffer.from(raw, 'latin1')).trim()
    const same = values.get(key)
    if (same) same.push(value)
    else values.set(key, [value])
  }
  const decode = (text: string) => {
    try {
      return decodeWords(text)
    } catch {
      return text
    }
  }
  const all = (name: string) => (values.get(name) ?? []).map(decode)
  return {
    all,
    first: (name) => all(name)[0] ?? '',
    // encoded words are decoded after parsing: a name may contain "<other@address>", and must not become one
    addresses: (...names) =>
      names
        .flatMap((name) => (values.get(name) ?? []).slice(0, 10))
        .flatMap((value) => addressparser(value, { flatten: true }))
        .flatMap(({ name, address }) => {
          const normal = normalMailAddress(address)
          return normal ? [{ name: decode(name ?? ''), address: normal }] : []
        }),
  }
}
