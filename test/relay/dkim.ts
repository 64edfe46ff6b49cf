/** Looks after a DKIM signature as a receiving server does (RFC 6376; rsa-sha256, relaxed/relaxed). */
import { createHash, createPublicKey, verify } from 'node:crypto'

/** @param publicKey PEM @returns whether the signature on the mail holds */
export function isSigned(mail: Buffer, publicKey: string): boolean {
  const text = mail.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const headers = text
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ name: line.slice(0, line.indexOf(':')).toLowerCase(), line }))
  const signature = headers.find(({ name }) => name === 'dkim-signature')?.line
  if (!signature) return false
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => {
        const [name = '', ...value] = tag.split('=')
        return [name.trim(), value.join('=').replaceAll(/\s/g, '')]
      }),
  )
  const body = text
    .slice(end + 4)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ +\r\n/g, '\r\n')
    .replace(/(\r\n)*$/, '\r\n')
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tags.get('bh')) return false
  // The lowest header of a name is signed first.
  const left = [...headers].reverse()
  const signed = (tags.get('h') ?? '').split(':').map((name) => {
    const at = left.findIndex((header) => header.name === name.toLowerCase())
    return at < 0 ? '' : `${relaxed(left.splice(at, 1)[0]?.line ?? '')}\r\n`
  })
  const own = relaxed(signature).replace(/(\bb=)[^;]*/, '$1')
  const input = Buffer.from(signed.join('') + own, 'latin1')
  return verify('sha256', input, createPublicKey(publicKey), Buffer.from(tags.get('b') ?? '', 'base64'))
}

function relaxed(line: string): string {
  const colon = line.indexOf(':')
  const value = line
    .slice(colon + 1)
    .replaceAll('\r\n', '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim()
  return `${line.slice(0, colon).toLowerCase().trim()}:${value}`
}
