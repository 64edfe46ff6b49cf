/** What the browser does with passkeys, in the shapes that the server knows. */

/** Only at an address with a name, and with a padlock (or on this machine itself). */
export function canPasskey(): boolean {
  const named = !/^(\d+\.){3}\d+$|^\[/.test(window.location.hostname)
  return window.isSecureContext && named && typeof PublicKeyCredential?.parseCreationOptionsFromJSON === 'function'
}

type Options = { challenge: string; [name: string]: unknown }
type Answer = { id: string; response: { clientDataJSON: string; [name: string]: unknown }; [name: string]: unknown }

/** @throws DOMException when the person says no, or it takes too long */
export async function makePasskey(options: Options): Promise<Answer> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never)
  return answerOf(await navigator.credentials.create({ publicKey }))
}

/** @throws DOMException when the person says no, or it takes too long */
export async function showPasskey(options: Options): Promise<Answer> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never)
  return answerOf(await navigator.credentials.get({ publicKey }))
}

function answerOf(credential: Credential | null): Answer {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('no passkey', 'NotAllowedError')
  return { ...credential.toJSON(), response: { ...credential.toJSON().response } }
}
