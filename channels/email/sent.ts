/** The folder with what we sent: a copy goes there, so that colleagues in another mail program see it too. */
import type { ImapFlow } from 'imapflow'

/** The folder that the server calls Sent, or one with that name; created when there is none. */
async function sentFolder(client: ImapFlow, create: boolean): Promise<string | null> {
  const folders = await client.list()
  const sent =
    folders.find(({ specialUse }) => specialUse === '\\Sent') ??
    folders.find(({ name }) => /^(sent|verzonden)( (items|mail|messages|berichten))?$/i.test(name))
  if (sent) return sent.path
  return create ? (await client.mailboxCreate('Sent')).path : null
}

/** Whether a mail with this Message-ID (without brackets) lies in Sent. */
export async function isInSent(client: ImapFlow, id: string): Promise<boolean> {
  const folder = await sentFolder(client, false)
  if (!folder) return false
  const lock = await client.getMailboxLock(folder, { readOnly: true })
  try {
    const found = await client.search({ header: { 'message-id': `<${id}>` } }, { uid: true })
    return found !== false && found !== undefined && found.length > 0
  } finally {
    lock.release()
    // imapflow allows an appended mail no other flags than the open folder takes, and an examined folder takes none
    await client.mailboxClose()
  }
}

/** Gmail puts a copy there by itself; a second one would be a double. */
export async function copyToSent(client: ImapFlow, id: string, raw: Buffer, at: Date): Promise<void> {
  if (client.capabilities.has('X-GM-EXT-1') || (await isInSent(client, id))) return
  const folder = await sentFolder(client, true)
  if (folder) await client.append(folder, raw, ['\\Seen'], at)
}
