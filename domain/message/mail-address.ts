/**
 * Mail addresses in the one form that compares. People and tools write the same address in many legal ways: in capitals, quoted, with a
 * host in its own alphabet or in ASCII (RFC 3492). What is behind a plus stays: it is part of the address, and who has it has one mailbox.
 */

/** Letters of the local part that need no quotes (RFC 5322, 3.2.3), and whatever is beyond ASCII. */
const bare = /^[^\s\p{C}()<>[\]:;@\\,."]+(\.[^\s\p{C}()<>[\]:;@\\,."]+)*$/u
const longest = 254

/** Written as nearly everybody writes it, which is the normal form. */
const plainly = /^[a-z\d!#$%&'*+/=?^_`{|}~-]+(\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*@[a-z\d-]{1,63}(\.[a-z\d-]{1,63})*$/

/** @returns null when it is no address that mail can go to */
export function normalMailAddress(given: string | undefined): string | null {
  const written = given?.trim() ?? ''
  if (written.length <= longest && plainly.test(written)) return written
  const at = written.lastIndexOf('@')
  if (at < 1) return null
  const local = normalLocal(written.slice(0, at))
  const host = normalHost(written.slice(at + 1))
  const normal = `${local}@${host}`
  return local === null || host === null || normal.length > longest ? null : normal
}

function normalLocal(local: string): string | null {
  const said = local.normalize('NFC').toLowerCase()
  const quoted = /^"((?:[^"\\]|\\.)*)"$/su.exec(said)?.[1]
  if (quoted === undefined) return loose.test(said) ? said : null
  const meant = quoted.replace(/\\(.)/gsu, '$1')
  if (/[\p{C}]/u.test(meant)) return null
  return bare.test(meant) ? meant : `"${meant.replace(/["\\]/g, '\\$&')}"`
}
/** Senders leave out quotes that they should have written (two dots, a dot at the end): mail to them arrives. */
const loose = /^[^\s<>@"\p{C}]+$/u

/** Lower case and ASCII, without the dot at its end. */
function normalHost(host: string): string | null {
  const labels = host
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[。．｡]/g, '.')
    .replace(/\.$/, '')
    .split('.')
  if (!labels.every((label) => /^[^\s<>@"(),:;\\/?#%\p{C}]{1,63}$/u.test(label))) return null
  return labels.map((label) => (/^[\x20-\x7e]+$/.test(label) ? label : `xn--${punycode(label)}`)).join('.')
}

/** The same address without what is behind a plus: one mailbox nearly everywhere. The address itself when there is nothing. */
export const mailboxOf = (normal: string): string => normal.replace(/\+[^@]*@/, '@')

const [base, tMin, tMax, skew, damp] = [36, 1, 26, 38, 700]
const digit = (value: number) => String.fromCharCode(value < 26 ? value + 97 : value + 22)

function adapted(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damp) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin))
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew))
}

/** RFC 3492, 6.3: the letters of ASCII, and then where each of the others belongs, as a number in letters. */
function punycode(label: string): string {
  const points = [...label].map((letter) => letter.codePointAt(0) ?? 0)
  const basic = points.filter((point) => point < 128)
  let out = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '')
  let [n, delta, bias, done] = [128, 0, 72, basic.length]
  while (done < points.length) {
    const next = Math.min(...points.filter((point) => point >= n))
    delta += (next - n) * (done + 1)
    n = next
    for (const point of points) {
      if (point < n) delta++
      if (point !== n) continue
      let q = delta
      for (let k = base; ; k += base) {
        const t = Math.min(Math.max(k - bias, tMin), tMax)
        if (q < t) break
        out += digit(t + ((q - t) % (base - t)))
        q = Math.floor((q - t) / (base - t))
      }
      out += digit(q)
      bias = adapted(delta, done + 1, done === basic.length)
      delta = 0
      done++
    }
    delta++
    n++
  }
  return out
}
