/** The real mail server of a tool, with its password open. */
import type { Server } from '../../channels/email/settings.ts'
import type { Seal } from '../seal.ts'
import type { ToolRow } from '../store/relay.ts'

/** @property atHome it belongs to the demo firm: nothing goes anywhere, and all of it is taken */
export type ToolServer = Server & { atHome: boolean }

/** @throws when the password was closed with the key of another house */
export function serverOf(tool: ToolRow, seal: Seal): ToolServer {
  const { host, port, security, server_user: user, server_password: closed } = tool
  return { host, port, security, user, password: closed ? seal.open(closed) : '', atHome: tool.demo }
}
