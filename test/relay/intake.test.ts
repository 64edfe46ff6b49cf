import { connect } from 'node:net'
import { connect as connectTls, createServer } from 'node:tls'
import { describe, expect, test, vi } from 'vitest'
import { readCertificate } from '../../server/relay/certificate.ts'
import { markOf } from '../../server/relay/trace.ts'
import { transact } from '../../server/store/database.ts'
import { changeToolRow } from '../../server/store/relay.ts'
import { relaying } from './relaying.ts'

const { begin } = relaying()
const from = 'winkel@voltmeer.example'

describe('what is taken', () => {
  test('is taken once, also when a tool did not hear that we have it', async () => {
    const { send, sink, tool, until, counts } = await begin()
    await tool()
    const raw = `From: ${from}\r\nMessage-ID: <een@voltmeer.example>\r\n\r\nDag\r\n`
    const once = { raw, envelope: { from, to: ['eens@klant.example'] } }
    await Promise.all([send(once), send(once)])
    await until('eens@klant.example', 'forwarded')
    await send(once)
    await send({ raw, envelope: { from, to: ['ander@klant.example'] } })
    await until('ander@klant.example', 'forwarded')
    expect(sink.mails.length).toBe(2)
    expect(await counts()).toEqual({ '': { offered: 2, forwarded: 2 } })
  })

  test('goes round in no circle', async () => {
    const { send, house, states } = await begin()
    const raw = `Received: by relay (Samenspraak ${markOf(house.ctx)})\r\n\twith ESMTPSA id 1\r\nFrom: ${from}\r\n\r\nDag\r\n`
    await expect(send({ raw, envelope: { from, to: ['rond@klant.example'] } })).rejects.toMatchObject({
      responseCode: 554,
    })
    const hops = 'Received: from a by b\r\n'.repeat(100)
    await expect(
      send({ raw: `${hops}From: ${from}\r\n\r\n`, envelope: { from, to: ['rond@klant.example'] } }),
    ).rejects.toThrow(/too often/)
    expect(await states()).toEqual({})
  })

  test('is no larger than the tool may send, and no more in a minute', async () => {
    const { send, tool, house, organisationId, states } = await begin()
    const small = await tool({ largest: 2000, most_per_minute: 4 })
    await expect(send({ to: 'groot@klant.example', text: 'x'.repeat(4000) }, small)).rejects.toMatchObject({
      responseCode: 552,
    })
    await send({ bcc: ['m1@klant.example', 'm2@klant.example', 'm3@klant.example'] }, small)
    await expect(send({ to: 'm4@klant.example' }, small)).rejects.toMatchObject({ responseCode: 451 })
    await transact(house.ctx.db, (tx) => changeToolRow(tx, organisationId, small, { most_per_minute: 600 }))
    await vi.waitFor(() => send({ to: 'm5@klant.example' }, small), { timeout: 10_000, interval: 300 })
    expect(Object.keys(await states()).sort()).toEqual(['m1', 'm2', 'm3', 'm5'].map((who) => `${who}@klant.example`))
  })

  test('comes from a tool that we know, over a line that nobody reads along', async () => {
    const { send, tool, relay, house, organisationId } = await begin()
    const known = await tool()
    await send({ to: 'bekend@klant.example' }, known)
    await expect(send({ to: 'x@klant.example' }, { ...known, password: 'fout' })).rejects.toMatchObject({
      responseCode: 535,
    })
    await expect(send({ to: 'x@klant.example' }, { ...known, username: 'fout' })).rejects.toMatchObject({
      responseCode: 535,
    })
    const said = await talk(relay().port() ?? 0, ['EHLO tool', 'AUTH PLAIN AGEAYg==', 'MAIL FROM:<a@b.example>'])
    expect(said).toMatch(/^538 /m)
    expect(said).toMatch(/^530 /m)
    await transact(house.ctx.db, (tx) => changeToolRow(tx, organisationId, known, { enabled: false }))
    await expect(send({ to: 'x@klant.example' }, known)).rejects.toMatchObject({ responseCode: 535 })
  })

  test('the certificate that we make ourselves is one, for our own name', async () => {
    const { house } = await begin()
    const { cert, key } = readCertificate(house.ctx.config, 'relay.voltmeer.example', new Date())
    expect(key).toContain('PRIVATE KEY')
    const server = createServer({ cert, key }, (socket) => socket.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const trusted = await new Promise<boolean>((resolve, reject) => {
      const socket = connectTls({ port, host: '127.0.0.1', servername: 'relay.voltmeer.example', ca: cert }, () => {
        resolve(socket.authorized)
        socket.destroy()
      })
      socket.once('error', reject)
    })
    server.close()
    expect(trusted).toBe(true)
  })
})

/** Say lines to a server, each when the one before was answered. */
function talk(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const left = [...lines, 'QUIT']
    let said = ''
    socket.on('data', (bytes) => {
      said += bytes.toString()
      if (/^\d{3} .*\r\n$/m.test(bytes.toString())) {
        const next = left.shift()
        if (next) socket.write(`${next}\r\n`)
      }
    })
    socket.once('close', () => resolve(said)).once('error', reject)
  })
}
