/** Where tools hand over their mail, and whether somebody listens there now: another process of this house may be the one who does. */
import { connect } from 'node:net'
import type { Context } from '../context.ts'
import { fingerprintOf, readCertificate } from './certificate.ts'
import { hostOf } from './trace.ts'

const patienceMs = 500

export async function doorOf(ctx: Pick<Context, 'config' | 'clock'>) {
  const { relay, host, publicUrl } = ctx.config
  const listening = await new Promise<boolean>((resolve) => {
    const socket = connect({ port: relay.port, host: ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host })
    const end = (found: boolean) => {
      socket.destroy()
      resolve(found)
    }
    socket.setTimeout(patienceMs, () => end(false))
    socket.once('data', (bytes) => end(bytes.toString().includes('Samenspraak'))).once('error', () => end(false))
  })
  const own = relay.certificate === null && listening ? readCertificate(ctx.config, hostOf(ctx), ctx.clock()) : null
  return {
    host: new URL(publicUrl).hostname.replace(/^\[|\]$/g, ''),
    ...{ port: relay.port, listening, fingerprint: own ? fingerprintOf(own.cert) : null },
  }
}
