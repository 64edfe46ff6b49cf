/** A line to the real server, and what is known of a mail when it breaks. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openLine } from '../../server/relay/line.ts'

/** A mail server that is killed at the moment when it waits for the bytes. */
async function dyingServer() {
  const bytes: string[] = []
  const server = createServer((socket: Socket) => {
    socket.write('220 mail.example\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (said) => {
      bytes.push(said.toString())
      for (const line of said.toString().split('\r\n').filter(Boolean))
        socket.write(/^DATA/i.test(line) ? '354 go on\r\n' : '250 well\r\n')
    })
    server.once('kill', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    bytes,
    kill: () => server.emit('kill'),
    close: () => server.close(),
  }
}

test('where the server goes while the hand-over is being written down, that is waited for, and the mail is with us', async () => {
  const server = await dyingServer()
  const at = { host: '127.0.0.1', port: server.port, security: 'none', user: '', password: '', atHome: false } as const
  const line = await openLine(at, 'relay.example')
  let isWritten = false
  const handing = await line.send(
    { from: 'a@example.org', to: 'b@example.org', size: 20, eightBit: false },
    Buffer.from('Subject: x\r\n\r\nDag\r\n'),
    async () => {
      server.kill()
      // The connection is seen to be broken before this is committed.
      for (let turns = 0; line.usable() || turns < 100; turns++) await new Promise((resolve) => setImmediate(resolve))
      isWritten = true
      return true
    },
  )
  expect(isWritten).toBe(true)
  expect(handing).toMatchObject({ state: 'not taken', permanent: false })
  expect(server.bytes.join('')).not.toContain('Subject: x')
  server.close()
})
