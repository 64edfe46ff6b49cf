/** A person: the accounts with the evidence, and what was talked about. */
import { readContact } from '../../../contract/contact.ts'
import { refuse } from '../../problem.ts'
import { accountsOfContact, findContact } from '../../store/contact.ts'
import { conversationsOfContact } from '../../store/queue.ts'
import type { Mount } from '../mount.ts'
import { showConversation } from '../show/conversation.ts'

export function contactRoutes(mount: Mount): void {
  mount(readContact, async ({ ctx, who, input }) => {
    const contact = await findContact(ctx.db, who.organisationId, input.id)
    if (!contact) throw refuse('not-found', { detail: 'There is no such person' })
    const accounts = await accountsOfContact(ctx.db, who.organisationId, contact.id)
    const conversations = await conversationsOfContact(ctx.db, who.organisationId, contact.id, 20)
    return {
      id: contact.id,
      version: contact.version,
      name: contact.name,
      since: contact.created_at.toISOString(),
      accounts: accounts.map((row) => ({
        id: row.id,
        network: row.network,
        name: row.name,
        handle: row.handle ?? row.external_id,
        url: row.url,
        firstSeen: row.first_seen.toISOString(),
        lastSeen: row.last_seen.toISOString(),
        evidence: row.evidence,
        strength: row.strength,
      })),
      conversations: conversations.map(showConversation),
    }
  })
}
