/** The first run makes the owner, so where strangers could reach it they must show that they can read our terminal. */
import { timingSafeEqual } from 'node:crypto'
import type { Config } from '../config.ts'
import type { Seal } from '../seal.ts'
import { isLoopback } from './loopback.ts'

/** Whether somebody besides this machine could reach the first-run page. */
export function needsFirstRunCode(config: Config): boolean {
  return config.trustProxy || !isLoopback(config.host) || !isLoopback(new URL(config.publicUrl).hostname)
}

/** Eight letters and digits, the same for every process of this house and after a restart: "K7QF-3MZP". To print at the start. */
export function firstRunCode(seal: Seal): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  const bytes = Buffer.from(seal.mark('the code of the first run'), 'hex')
  const code = [...bytes.subarray(0, 8)].map((byte) => letters[byte % letters.length]).join('')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

export function isFirstRunCode(seal: Seal, given: string): boolean {
  const plain = (text: string) => Buffer.from(text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  const [code, guess] = [plain(firstRunCode(seal)), plain(given)]
  return code.length === guess.length && timingSafeEqual(code, guess)
}
