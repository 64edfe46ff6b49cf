/** Another server of the fediverse, by Fedify, with its own people: real HTTP on this machine, and what it was told by others. */

import { createFederation, MemoryKvStore } from '@fedify/fedify'
import { generateCryptoKeyPair, signRequest } from '@fedify/fedify/sig'
import * as as from '@fedify/fedify/vocab'
import { type Listening, listen } from '../../server/listen.ts'

type Told = { type: string; id: string; object: Record<string, unknown> }

export type Signing = { headers?: Record<string, string>; spec?: Spec; key?: CryptoKey; name?: string }
export type Spec = 'rfc9421' | 'draft-cavage-http-signatures-12'

export async function openFediverseServer() {
  // Fedify asks which runtime it is in by a name that Node has from version 21 on.
  if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { userAgent: 'Node.js' } })
  const keys = await generateCryptoKeyPair('RSASSA-PKCS1-v1_5')
  const people = new Set(['sanne', 'oude-vriend'])
  const told: Told[] = []
  const federation = createFederation<void>({ kv: new MemoryKvStore(), allowPrivateAddress: true })
  federation
    .setActorDispatcher('/users/{identifier}', async (ctx, identifier) => {
      if (!people.has(identifier)) return null
      const [key] = await ctx.getActorKeyPairs(identifier)
      return new as.Person({
        id: ctx.getActorUri(identifier),
        name: 'Sanne de Boer',
        preferredUsername: identifier,
        inbox: ctx.getInboxUri(identifier),
        followers: ctx.getFollowersUri(identifier),
        ...(key && { publicKey: key.cryptographicKey }),
      })
    })
    .setKeyPairsDispatcher(() => [keys])
  federation.setFollowersDispatcher('/users/{identifier}/followers', () => ({ items: [] }))
  const remember = async (_: unknown, activity: as.Activity) => {
    const json = (await activity.toJsonLd({ format: 'compact' })) as {
      type: string
      id: string
      object: Told['object']
    }
    told.push({ type: json.type, id: json.id, object: json.object })
  }
  federation
    .setInboxListeners('/users/{identifier}/inbox')
    .on(as.Accept, remember)
    .on(as.Create, remember)
    .on(as.Update, remember)
    .on(as.Delete, remember)
  const at: Listening = await listen((request) => federation.fetch(request, { contextData: undefined }), '127.0.0.1', 0)
  const origin = new URL(`http://127.0.0.1:${at.port}`)
  const ctx = federation.createContext(origin, undefined)

  return {
    host: origin.host,
    people,
    told,
    keys,
    actor: (name = 'sanne') => ctx.getActorUri(name),
    noteId: (key: string) => new URL(`/notes/${key}`, origin),
    /** An activity of somebody here, to somebody elsewhere. Rejects when it is not taken. */
    async tell(activity: as.Activity, to: string, name = 'sanne') {
      const recipient = { id: new URL(to), inboxId: new URL(`${to}/inbox`) }
      await ctx.sendActivity({ identifier: name }, recipient, activity, { immediate: true })
    },
    /** What Fedify would not send: any body, signed as it is told to. */
    async signed(inbox: string, body: object, by: Signing = {}) {
      const request = new Request(inbox, {
        method: 'POST',
        headers: { 'content-type': 'application/activity+json', ...by.headers },
        body: JSON.stringify(body),
      })
      const keyId = new URL('#main-key', ctx.getActorUri(by.name ?? 'sanne'))
      return signRequest(request, by.key ?? keys.privateKey, keyId, { spec: by.spec ?? 'rfc9421' })
    },
    close: () => at.stop(0),
  }
}
