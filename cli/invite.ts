import { invitationLink, invite } from '../server/access/invitation.ts'
import { type Context, closeContext, createContext } from '../server/context.ts'
import { createLog } from '../server/log.ts'
import { transact } from '../server/store/database.ts'
import { removePasskeys } from '../server/store/passkey.ts'
import { removeFactor } from '../server/store/second-factor.ts'
import { findUser } from '../server/store/sign-in.ts'
import { logAct } from '../server/use/log-act.ts'
import { type Command, dataOption, Unusable } from './command.ts'
import { withStore } from './with-store.ts'

export const inviteCommand: Command = {
  words: { least: 1, most: 1 },
  options: {
    ...dataOption,
    'without-second-factor': {
      type: 'boolean',
      about: 'also forget the second factor and passkeys, for who lost the phone and has nobody to ask',
    },
  },
  async run({ words, config, flag }) {
    const email = (words[0] ?? '').toLowerCase()
    const token = await withStore(config, 'command', async (connect) => {
      const ctx = createContext(config, connect, { log: createLog(config.logLevel, process.stderr) })
      return inviteByEmail(ctx, email, flag('without-second-factor')).finally(() => closeContext(ctx))
    })
    const link = invitationLink(config.publicUrl, token)
    return {
      ok: true,
      words: `With this link ${email} chooses a new password, once, within three days:\n${link}`,
      facts: { link },
    }
  },
}

async function inviteByEmail(ctx: Context, email: string, withoutFactor: boolean): Promise<string> {
  const user = await findUser(ctx.db, email)
  if (!user) throw new Unusable(`Nobody signs in here as ${email}.`)
  const { id, organisation_id: organisationId } = user
  return transact(ctx.db, async (tx) => {
    if (withoutFactor) {
      await removeFactor(tx, id)
      const passkeys = await removePasskeys(tx, id)
      const act = { kind: 'second-factor-reset', subjectId: id, about: { passkeys } } as const
      await logAct(ctx, tx, { organisationId, agentId: null }, act)
    }
    await logAct(ctx, tx, { organisationId, agentId: null }, { kind: 'agent-invited', subjectId: id })
    return invite(ctx, tx, id)
  })
}
