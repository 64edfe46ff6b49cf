/**
 * Passkeys (WebAuthn level 3), checked by @simplewebauthn/server. The device asks for a finger, a face or a code, so a passkey is two
 * factors in one. It belongs to the name of this house in the browser's address bar, and opens nothing at any other address.
 */
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { PasskeyRow } from '../store/passkey.ts'

const library = () => import('@simplewebauthn/server')

/** The address in the browser's bar, checked before to be ours. */
export type Place = { origin: string; id: string }

export function placeOf(request: Request, publicUrl: string): Place {
  const origin = request.headers.get('origin') ?? new URL(publicUrl).origin
  return { origin, id: new URL(origin).hostname }
}

export type Person = { id: string; email: string; name: string }

/** @param known passkeys that this person has already, so that no device makes a second one */
export async function optionsToMake(place: Place, house: string, person: Person, known: readonly PasskeyRow[]) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: house,
    rpID: place.id,
    userID: Buffer.from(person.id),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    excludeCredentials: known.map((row) => ({ id: row.credential_id, transports: transportsOf(row) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

export async function optionsToShow(place: Place) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({ rpID: place.id, userVerification: 'required' })
}

export type MadeKey = { credentialId: string; publicKey: Uint8Array; counter: number; transports: string[] }

/** @returns null when the browser's answer is not right, whatever is wrong with it */
export async function readMade(place: Place, challenge: string, answer: unknown): Promise<MadeKey | null> {
  const { verifyRegistrationResponse } = await library()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.id,
    requireUserVerification: true,
  }).catch(() => ({ verified: false, registrationInfo: undefined }))
  if (!verified || !registrationInfo) return null
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return { credentialId: id, publicKey, counter, transports: transports.map(String).slice(0, 10) }
}

/** @returns the counter of the key after this; null when the browser's answer is not right */
export async function readShown(
  place: Place,
  challenge: string,
  answer: unknown,
  row: PasskeyRow,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.id,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(row.public_key),
      counter: row.counter,
      transports: transportsOf(row),
    },
    requireUserVerification: true,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  return verified && authenticationInfo ? authenticationInfo.newCounter : null
}

/** The challenge that a browser's answer says it answers; checked only by what follows. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
    return typeof said === 'object' && said && 'challenge' in said ? String(said.challenge) : ''
  } catch {
    return ''
  }
}

const transportsOf = ({ transports }: PasskeyRow) => transports as AuthenticatorTransport[]
