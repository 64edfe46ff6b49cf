/** Codes as a second factor: those of an app on a phone, and spare ones on paper. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import type { Store, Transaction } from '../store/database.ts'
import { type FactorRow, lockFactor, readFactor, saveFactor } from '../store/second-factor.ts'
import { readPassword } from '../store/sign-in.ts'
import type { SignIn } from './sign-in.ts'
import { stepOfCode } from './totp.ts'

/** As RFC 4226 wants it: as long as the hash that is made of it. */
export const newSecret = (): Uint8Array => randomBytes(20)

const letters = '23456789abcdefghjkmnpqrstuvwxyz'

/** Ten codes like "k7qf-3mzp": 39 bits each, for paper. */
export function newSpareCodes(): string[] {
  const letter = () => letters[randomInt(letters.length)]
  const four = () => Array.from({ length: 4 }, letter).join('')
  return Array.from({ length: 10 }, () => `${four()}-${four()}`)
}

/** Keyed, so that the store alone does not tell them. */
export function hashSpareCode({ seal }: Pick<Context, 'seal'>, userId: string, code: string): string {
  return seal.mark(`spare code of ${userId}: ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
}

/** A second factor counts from its first code. */
export async function hasFactor(store: Store, userId: string): Promise<boolean> {
  return (await readFactor(store, userId))?.confirmed_at != null
}

/** Use a code up. @returns what it was; null when it opens nothing */
export async function spendCode(
  ctx: Context,
  tx: Transaction,
  userId: string,
  code: string,
): Promise<'code' | 'spare code' | null> {
  const factor = await lockFactor(tx, userId)
  if (!factor?.confirmed_at) return null
  const step = stepOfCode(openSecret(ctx, factor), code.replaceAll(/\s/g, ''), ctx.clock(), factor.last_step)
  if (step !== null) {
    await saveFactor(tx, userId, { last_step: step })
    return 'code'
  }
  const hash = hashSpareCode(ctx, userId, code)
  if (!factor.codes.includes(hash)) return null
  await saveFactor(tx, userId, { codes: factor.codes.filter((each) => each !== hash) })
  return 'spare code'
}

/** @throws ProblemError when the key file is another one than when it was set up */
export function openSecret({ seal }: Pick<Context, 'seal'>, factor: FactorRow): Uint8Array {
  try {
    return Buffer.from(seal.open(factor.secret), 'base64')
  } catch {
    throw refuse('conflict', {
      detail:
        'This second factor belongs to another key file. Whoever runs this house puts that file back, or gives a new link: samenspraak invite EMAIL --without-second-factor',
    })
  }
}

/** Before something about signing in changes: whoever has a password shows it again. @throws ProblemError `invalid` */
export async function checkPassword(
  store: Store,
  door: Pick<SignIn, 'matches'>,
  userId: string,
  password: string | undefined,
): Promise<void> {
  const hash = await readPassword(store, userId)
  if (hash && !(await door.matches(password ?? '', hash)))
    throw refuse('invalid', {
      detail: 'password is not your password',
      fields: [{ path: 'password', message: 'is not your password' }],
    })
}

/** For tokens that nobody can guess. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
