/** The trace that every mail server leaves on top of a mail that it hands on (RFC 5321, 4.4). Below it the mail is as it came. */
import type { Context } from '../context.ts'

/** The name by which our relay introduces itself. */
export const hostOf = (ctx: Pick<Context, 'config'>): string => {
  const host = new URL(ctx.config.publicUrl).hostname
  return host.includes('.') && !host.startsWith('[') ? host : 'localhost.localdomain'
}

/** By this we know a mail that comes back to us. Nobody can make it who has not seen it, and it says nothing to anybody else. */
export const markOf = ({ seal }: Pick<Context, 'seal'>): string => seal.mark('a mail through the relay').slice(0, 20)

export function traceOf(ctx: Pick<Context, 'config' | 'seal'>, id: string, received: Date): string {
  const date = received.toUTCString().replace('GMT', '+0000')
  return `Received: by ${hostOf(ctx)} (Samenspraak ${markOf(ctx)})\r\n\twith ESMTPSA id ${id}; ${date}\r\n`
}
