import { invitationLink, invite } from '../server/access/invitation.ts'
import { type Context, closeContext, createContext } from '../server/context.ts'
import { createLog } from '../server/log.ts'
import { transact } from '../server/store/database.ts'
import { type Command, dataOption, Unusable } from './command.ts'
import { withStore } from './with-store.ts'

export const inviteCommand: Command = {
  words: { least: 1, most: 1 },
  options: dataOption,
  async run({ words, config }) {
    const email = (words[0] ?? '').toLowerCase()
    const token = await withStore(config, 'command', async (connect) => {
      const ctx = createContext(config, connect, { log: createLog(config.logLevel, process.stderr) })
      return inviteByEmail(ctx, email).finally(() => closeContext(ctx))
    })
    const link = invitationLink(config.publicUrl, token)
    return {
      ok: true,
      words: `With this link ${email} chooses a new password, once, within three days:\n${link}`,
      facts: { link },
    }
  },
}

async function inviteByEmail(ctx: Context, email: string): Promise<string> {
  const user = await ctx.db.selectFrom('sign_in_user').select('id').where('email', '=', email).executeTakeFirst()
  if (!user) throw new Unusable(`Nobody signs in here as ${email}.`)
  return transact(ctx.db, (tx) => invite(ctx, tx, user.id))
}
