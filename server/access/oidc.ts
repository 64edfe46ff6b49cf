/**
 * Signing in with the organisation's own sign-in: OpenID Connect Core 1.0, the authorization code flow with PKCE (RFC 7636). Every
 * request goes out by `reach`, so a provider in a private network is reached only where that was allowed.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import type { Reach } from '../../channels/kit/channel.ts'

/** Something at the other side is not as it should be; the message says what, for whoever sets it up. */
export class Astray extends Error {
  override name = 'Astray'
}

const provider = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.optional(z.url()),
  token_endpoint_auth_methods_supported: z.optional(z.array(z.string())),
})
export type Provider = z.infer<typeof provider>
export type Client = { id: string; secret: string | null }

/** What the provider says of itself. @throws Astray */
export async function discover(reach: Reach, issuer: string): Promise<Provider> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const found = provider.safeParse(await askJson(reach, address))
  if (!found.success) throw new Astray(`${address} does not describe a provider of OpenID Connect.`)
  if (found.data.issuer !== issuer)
    throw new Astray(`The provider calls itself ${found.data.issuer}. Use exactly that as the issuer.`)
  return found.data
}

/** What has to come back, kept with us meanwhile. */
export type Errand = { state: string; nonce: string; verifier: string; redirectUri: string }

export function newErrand(redirectUri: string): Errand {
  const chance = () => randomBytes(32).toString('base64url')
  return { state: chance(), nonce: chance(), verifier: chance(), redirectUri }
}

/** Where the browser goes. */
export function authorizeUrl(at: Provider, client: Client, errand: Errand): string {
  const url = new URL(at.authorization_endpoint)
  const asked = {
    response_type: 'code',
    client_id: client.id,
    redirect_uri: errand.redirectUri,
    scope: 'openid email profile',
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: createHash('sha256').update(errand.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
  return url.href
}

const tokens = z.looseObject({ id_token: z.string(), access_token: z.optional(z.string()) })
const claims = z.looseObject({
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  nonce: z.optional(z.string()),
  azp: z.optional(z.string()),
  email: z.optional(z.string()),
  email_verified: z.optional(z.union([z.boolean(), z.string()])),
  name: z.optional(z.string()),
})
type Claims = z.infer<typeof claims>

/** @param email in lower case; null when the provider does not vouch for it */
export type Stranger = { account: string; email: string | null; name: string | null }

/** Turn a code into who it is. @throws Astray */
export async function redeem(
  reach: Reach,
  at: Provider,
  client: Client,
  errand: Errand,
  code: string,
  now: Date,
): Promise<Stranger> {
  const given = tokens.safeParse(await askTokens(reach, at, client, errand, code))
  if (!given.success) throw new Astray('The provider gave no id_token for the code.')
  const keys = (await askJson(reach, at.jwks_uri)) as unknown as JSONWebKeySet
  const verified = await jwtVerify(given.data.id_token, createLocalJWKSet(keys), {
    issuer: at.issuer,
    audience: client.id,
    currentDate: now,
    clockTolerance: 60,
    algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
  }).catch((error: Error) => {
    throw new Astray(`The id_token of the provider is not valid: ${error.message}.`)
  })
  const said = read(verified.payload)
  if (said.nonce !== errand.nonce) throw new Astray('The id_token was made for another visit.')
  if (said.azp !== undefined && said.azp !== client.id) throw new Astray('The id_token was made for another program.')
  return strangerOf(said.email ? said : { ...said, ...(await askUser(reach, at, given.data.access_token, said.sub)) })
}

function strangerOf({ sub, email, email_verified, name }: Claims): Stranger {
  const vouched = email_verified === true || email_verified === 'true'
  return { account: sub, email: email && vouched ? email.trim().toLowerCase() : null, name: name?.trim() || null }
}

function read(payload: unknown): Claims {
  const found = claims.safeParse(payload)
  if (!found.success) throw new Astray('What the provider tells about the person has not the right form.')
  return found.data
}

/** Providers that keep the address out of the token tell it here. */
async function askUser(reach: Reach, at: Provider, token: string | undefined, sub: string): Promise<Partial<Claims>> {
  if (!at.userinfo_endpoint || !token) return {}
  const told = read(await askJson(reach, at.userinfo_endpoint, { authorization: `Bearer ${token}` }))
  if (told.sub !== sub) throw new Astray('The provider tells about another person than it signed for.')
  const { email, email_verified, name } = told
  return { email, email_verified, name }
}

async function askTokens(reach: Reach, at: Provider, client: Client, errand: Errand, code: string): Promise<unknown> {
  const { redirectUri: redirect_uri, verifier: code_verifier } = errand
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri, code_verifier })
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const basic = at.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true
  if (client.secret !== null && basic) headers.authorization = `Basic ${basicOf(client.id, client.secret)}`
  else {
    form.set('client_id', client.id)
    if (client.secret !== null) form.set('client_secret', client.secret)
  }
  return ask(reach, at.token_endpoint, { method: 'POST', headers, body: String(form) })
}

/** RFC 6749 2.3.1: each part is form-encoded first. */
function basicOf(id: string, secret: string): string {
  const encoded = (text: string) => String(new URLSearchParams({ text })).slice('text='.length)
  return Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')
}

const askJson = (reach: Reach, url: string, headers: Record<string, string> = {}) =>
  ask(reach, url, { method: 'GET', headers: { accept: 'application/json', ...headers } })

async function ask(reach: Reach, url: string, init: Parameters<Reach>[1]): Promise<Record<string, unknown>> {
  const answer = await reach(url, init).catch((error: Error) => {
    throw new Astray(`${new URL(url).host} cannot be reached: ${error.message}`)
  })
  if (answer.status !== 200) throw new Astray(`${new URL(url).host} answers ${answer.status}${reasonIn(answer.body)}.`)
  try {
    return JSON.parse(answer.body) as Record<string, unknown>
  } catch {
    throw new Astray(`${url} does not answer with JSON.`)
  }
}

/** The code of RFC 6749, such as invalid_client; nothing else of what a stranger says. */
function reasonIn(body: string): string {
  const found = /"error"\s*:\s*"([a-z_]{1,40})"/.exec(body)
  return found ? ` (${found[1]})` : ''
}
