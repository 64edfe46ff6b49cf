/** A real provider of OpenID Connect on this machine (oidc-provider), with people who sign in there without a word. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

type Person = { email?: string; email_verified?: boolean; name?: string }

export type TestProvider = {
  issuer: string
  client: { clientId: string; secret: string }
  /** Who signs in there from now on. */
  person(sub: string, of: Person): void
  /** Walk the browser's way from where we send it to where it is sent back to. */
  visit(url: string): Promise<URL>
  stop(): Promise<void>
}

/** @param redirectUri where it may send a browser back to; a pattern when only the program knows its port */
export async function startProvider(redirectUri: string | RegExp): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, Person>()
  let now = ''
  const client = { clientId: 'samenspraak', secret: 'een geheim met & + % : en =' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.secret,
        redirect_uris: [typeof redirectUri === 'string' ? redirectUri : 'http://127.0.0.1/return'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['toets'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }),
  })
  if (redirectUri instanceof RegExp) provider.Client.prototype.redirectUriAllowed = (uri) => redirectUri.test(uri)
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    void agree(provider, request, response, () => now)
  })
  return {
    issuer,
    client,
    person(sub, of) {
      people.set(sub, of)
      now = sub
    },
    visit: (url) => walk(url, String(redirectUri)),
    stop: () => close(server),
  }
}

type Asked = Parameters<Provider['interactionDetails']>

async function agree(provider: Provider, request: Asked[0], response: Asked[1], who: () => string): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: who() } })
  const grant = new provider.Grant({ accountId: session?.accountId ?? who(), clientId: String(params.client_id) })
  grant.addOIDCScope('openid email profile')
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
}

/** A browser that keeps cookies and follows where it is sent. */
async function walk(from: string, until: string): Promise<URL> {
  const jar = new Map<string, string>()
  let at = new URL(from)
  for (let step = 0; step < 10; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`${at} answers ${answer.status}: ${await answer.text()}`)
    at = new URL(location, at)
    if (at.href.startsWith(until)) return at
  }
  throw new Error('the provider sends us around in circles')
}

const close = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()))
