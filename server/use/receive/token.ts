import type { Context } from '../../context.ts'

/** The secret mark of a conversation, for reply addresses: it begins with the number, so that it is found without an index. */
export const tokenMaker =
  ({ seal }: Pick<Context, 'seal'>) =>
  (number: number, conversationId: string): string =>
    `${number}-${seal.mark(`conversation ${conversationId}`).slice(0, 16)}`
