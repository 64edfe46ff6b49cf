import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createDownload, createReach, isPublic, type Resolve, userAgentOf } from './reach.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
})

async function serve(listener: RequestListener): Promise<{ host: string; port: number; asked: () => number }> {
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { host: `127.0.0.1:${port}`, port, asked: () => asked }
}

const get = { method: 'GET', headers: {} }

test('whoever is visited can look up what we listen to, unless only our own machine could open that page', async () => {
  expect(userAgentOf('https://contact.example.org')).toBe('Samenspraak (+https://contact.example.org/meeluisteren)')
  for (const local of ['http://127.0.0.1:8080', 'http://[::1]:8080', 'http://localhost:8080', 'http://192.168.1.5'])
    expect(userAgentOf(local)).toBe('Samenspraak')
  const told: (string | undefined)[] = []
  const { host, port } = await serve(({ headers }, response) => {
    told.push(headers['user-agent'])
    response.end()
  })
  await createReach({ privateHosts: [host], userAgent: 'Samenspraak (+x)' })(`http://127.0.0.1:${port}/`, get)
  expect(told).toEqual(['Samenspraak (+x)'])
})

test('this machine is refused in every way to write it', async () => {
  const { port, asked } = await serve((_, response) => response.end('inside'))
  const reach = createReach({ privateHosts: [] })
  const hosts = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433', '0.0.0.0', '127.1']
  for (const host of hosts)
    await expect(reach(`http://${host}:${port}/`, get), host).rejects.toMatchObject({ code: 'REFUSED' })
  expect(asked()).toBe(0)
})

test('a name that leads to a private address is refused, with the way to allow it', async () => {
  const { port, asked } = await serve((_, response) => response.end())
  const resolve: Resolve = (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }])
  const reach = createReach({ privateHosts: [], resolve })
  await expect(reach(`http://hooks.example:${port}/`, get)).rejects.toThrow(/hooks\.example.*SAMENSPRAAK_PRIVATE_HOSTS/)
  expect(asked()).toBe(0)
})

test('only the public one of several addresses is used', async () => {
  const { port, asked } = await serve((_, response) => response.end())
  const resolve: Resolve = (_, done) =>
    done(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '2001:db8::1', family: 6 },
    ])
  const reach = createReach({ privateHosts: [], resolve })
  await expect(reach(`http://hooks.example:${port}/`, get)).rejects.toMatchObject({ code: 'REFUSED' })
  expect(asked()).toBe(0)
})

test('a private place that was named is reached, on that port alone', async () => {
  const wanted = await serve((_, response) => response.writeHead(201).end('welcome'))
  const other = await serve((_, response) => response.end())
  const reach = createReach({ privateHosts: [wanted.host] })
  expect(await reach(`http://${wanted.host}/hook`, { method: 'POST', headers: {}, body: '{}' })).toMatchObject({
    status: 201,
    body: 'welcome',
  })
  await expect(reach(`http://${other.host}/`, get)).rejects.toMatchObject({ code: 'REFUSED' })
})

test('a redirect is not followed', async () => {
  const inside = await serve((_, response) => response.end('inside'))
  const outside = await serve((_, response) => response.writeHead(302, { location: `http://${inside.host}/` }).end())
  const reach = createReach({ privateHosts: [outside.host] })
  expect(await reach(`http://${outside.host}/`, get)).toMatchObject({ status: 302, body: '' })
  expect(inside.asked()).toBe(0)
})

test('a page that sends us on elsewhere gets no password there', async () => {
  const heard: (string | undefined)[] = []
  const elsewhere = await serve(({ headers }, response) => {
    heard.push(headers.authorization, headers['api-key'] as string | undefined, headers.accept)
    response.end()
  })
  const first = await serve((request, response) => {
    heard.push(request.headers.authorization)
    const location = request.url === '/a' ? '/b' : `http://${elsewhere.host}/`
    response.writeHead(302, { location }).end()
  })
  const readPage = createDownload({ privateHosts: [first.host, elsewhere.host] })
  await readPage(`http://${first.host}/a`, { authorization: 'Basic x', 'api-key': 'y', accept: 'text/html' })
  expect(heard).toEqual(['Basic x', 'Basic x', undefined, undefined, 'text/html'])
})

test('a huge answer is cut and its connection closed', async () => {
  let hungUp = () => {}
  const hangUp = new Promise<void>((resolve) => {
    hungUp = resolve
  })
  const flood = await serve((request, response) => {
    const pour = () => {
      while (!request.socket.destroyed && response.write('x'.repeat(65_536)));
    }
    response.on('drain', pour).on('close', hungUp)
    pour()
  })
  const reach = createReach({ privateHosts: [flood.host], longest: 100_000 })
  const { body } = await reach(`http://${flood.host}/`, get)
  expect(body).toHaveLength(100_000)
  await hangUp
})

test('a slow answer is given up', async () => {
  const slow = await serve((_, response) => response.write('a'))
  const reach = createReach({ privateHosts: [slow.host], timeout: 100 })
  await expect(reach(`http://${slow.host}/`, get)).rejects.toThrow(/timeout|aborted/i)
})

test('other protocols, and addresses with a password, are refused', async () => {
  const reach = createReach({ privateHosts: [] })
  for (const address of ['file:///etc/passwd', 'ftp://example.org/', 'nonsense', 'https://me:secret@example.org/'])
    await expect(reach(address, get), address).rejects.toMatchObject({ code: 'REFUSED' })
})

test('public is what lies in the open internet', () => {
  for (const address of ['8.8.8.8', '2606:4700::1111']) expect(isPublic(address), address).toBe(true)
  const closed = [
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fd00::1',
    '::',
  ]
  for (const address of closed) expect(isPublic(address), address).toBe(false)
})
