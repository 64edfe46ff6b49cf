/** One way of telling another system for whom marketing waits. */
import type { Words } from '../../../../channels/kit/channel.ts'
import type { Code } from '../../../../domain/suppression/ask.ts'
import type { Reached } from '../../../../domain/suppression/lasting.ts'
import type { Context } from '../../../context.ts'
import type { TargetRow } from '../../../store/suppression-target.ts'

/** An address as it is now. Null is a code that does not hold any more. @property version by which a second telling is recognised */
export type Change = {
  version: number
  at: Date
  contact: string | null
  network: Reached
  value: string
  code: Code | null
}

export type Telling = { ctx: Context; target: TargetRow }

export type Teller = {
  /** How many changes it takes at once. */
  atOnce: number
  /** @throws Trouble, and whatever `reach` throws, when it was not taken: all of it is told again */
  tell(telling: Telling, changes: readonly Change[]): Promise<void>
  /** What it was told before counts no more: what is held follows anew. @param version from which */
  reset(telling: Telling, version: number): Promise<void>
  /** Whether it takes what we say. @throws the same */
  test(telling: Telling): Promise<void>
}

/** It was reached, and did not take it. */
export class Trouble extends Error {
  override name = 'Trouble'
  readonly words: Words

  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

/** @throws Trouble unless it was taken */
export function checkTaken(status: number): void {
  if (status >= 200 && status < 300) return
  if (status === 401 || status === 403)
    throw new Trouble({
      nl: `Het andere systeem laat ons niet binnen (${status}). Kijk de naam en het wachtwoord na.`,
      en: `The other system does not let us in (${status}). Check the name and the password.`,
    })
  throw new Trouble({
    nl: `Het andere systeem antwoordt ${status}.`,
    en: `The other system answers ${status}.`,
  })
}

/** What is wrong, for who keeps the house. */
export function troubleOf(error: unknown): Words {
  if (error instanceof Trouble) return error.words
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message.slice(0, 300) : ''
  if (code === 'REFUSED')
    return {
      nl: 'Dit adres ligt niet op het open internet, dus we gaan er niet heen. Is het van jullie zelf, noem het dan in SAMENSPRAAK_PRIVATE_HOSTS.',
      en: said,
    }
  return {
    nl: `Het andere systeem is niet te bereiken${said ? ` (${said})` : ''}.`,
    en: `The other system cannot be reached${said ? ` (${said})` : ''}.`,
  }
}
