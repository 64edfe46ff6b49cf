/** The door of this process: who may come in, and who is in. One per app. */
import type { Context } from '../context.ts'
import { type SignIn, signInWith } from './sign-in.ts'
import { type Whos, whos } from './who.ts'

export type Door = SignIn & Whos

export function doorOf(ctx: Context): Door {
  const signIn = signInWith(ctx)
  return { ...signIn, ...whos(ctx, signIn) }
}
