/**
 * Being signed in with an app password. Signing in is counted by the network, so a session is kept over restarts and renewed; what it
 * consists of opens the account, so it is kept sealed.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Memory, Sending, Words } from '../kit/channel.ts'
import { listAt, parse, textAt } from './json.ts'
import { readSettings } from './settings.ts'
import { isDid } from './uri.ts'
import { type Answer, askedToWait, type Call, call } from './xrpc.ts'

type Session = {
  did: string
  handle: string
  /** Where the account lives: not always where one signs in. */
  server: string
  access: string
  refresh: string
}

/** What may be asked of our own account. */
export type Account = { did: string; call: (of: Call) => Promise<Answer> }

export type Way = Pick<Sending, 'connection' | 'reach' | 'memory' | 'clock'>
export type Failed = Exclude<Answer, { state: 'done' }>

/** @returns our account, or why we cannot get in; nothing has been written then */
export async function openAccount(way: Way): Promise<Account | Failed> {
  const { memory, clock } = way
  const settings = readSettings(way.connection.settings)
  const name = settings.accounts[0]
  if (!name || !settings.password) return notSetUp
  const until = Date.parse(textAt(await memory.get('busy'), 'until'))
  if (until > clock().getTime()) {
    const reason = askedToWait(new URL(settings.server).host, new Date(until))
    return { state: 'busy', until: new Date(until), reason }
  }
  const sealed = await sealOf(memory, `${settings.server} ${name} ${settings.password}`)
  const opened = await sealed.open()
  const signedIn = opened
    ? opened
    : await signIn(way, settings.server, { identifier: name, password: settings.password })
  if ('state' in signedIn) return heed(memory, signedIn)
  if (!opened) await sealed.keep(signedIn)
  let session = signedIn
  const ask = async (of: Call) => call(way.reach, session.server, { ...of, token: session.access }, clock())
  return {
    did: session.did,
    async call(of) {
      const answer = await ask(of)
      if (!isOver(answer)) return heed(memory, answer)
      const renewed = await renew(way, session, settings)
      if ('state' in renewed) return heed(memory, renewed)
      session = renewed
      await sealed.keep(session)
      return heed(memory, await ask(of))
    },
  }
}

const notSetUp: Failed = {
  state: 'refused',
  status: 401,
  code: 'NotSetUp',
  reason: {
    nl: 'Dit kanaal luistert alleen. Vul in de instellingen jullie account en een app-wachtwoord in om te antwoorden.',
    en: 'This channel only listens: fill in your account and an app password in its settings to answer.',
  },
  limit: null,
}

const noSession: Failed = {
  state: 'not reached',
  reason: { nl: 'De server gaf geen sessie.', en: 'The server gave no session.' },
}

const isOver = (answer: Answer) =>
  answer.state === 'refused' && (answer.status === 401 || ['ExpiredToken', 'InvalidToken'].includes(answer.code))

/** Whoever is told to wait waits, over restarts too. */
async function heed<T extends Answer>(memory: Memory, answer: T): Promise<T> {
  const until = answer.state === 'busy' ? answer.until : 'limit' in answer ? answer.limit : null
  if (until) await memory.set('busy', { until: until.toISOString() }, until)
  return answer
}

type Named = { identifier: string; password: string }

async function signIn({ reach, clock }: Way, server: string, body: Named): Promise<Session | Failed> {
  const answer = await call(reach, server, { method: 'com.atproto.server.createSession', body }, clock())
  if (answer.state === 'done') return sessionIn(answer.body, server) ?? noSession
  // Nothing of ours was written, whatever became of this.
  if (answer.state === 'unknown') return { state: 'not reached', reason: answer.reason }
  return answer.state === 'refused' ? { ...answer, reason: whyNot(answer, body.identifier) } : answer
}

function whyNot({ code, reason }: Extract<Answer, { state: 'refused' }>, name: string): Words {
  switch (code) {
    case 'AuthenticationRequired':
      return {
        nl: `${name} en dit wachtwoord horen niet bij elkaar. Maak op Bluesky een app-wachtwoord en vul dat in.`,
        en: `${name} and this password do not belong together. Make an app password on Bluesky and fill it in.`,
      }
    case 'AuthFactorTokenRequired':
      return {
        nl: `${name} vraagt om een code per mail. Maak op Bluesky een app-wachtwoord en vul dat in.`,
        en: `${name} asks for a code by mail. Make an app password on Bluesky and fill that in instead.`,
      }
    case 'AccountTakedown':
      return {
        nl: `Het account ${name} is door het netwerk gesloten.`,
        en: `The account ${name} has been closed by its network.`,
      }
    default:
      return { nl: `${name} kan zich niet aanmelden: ${reason.nl}`, en: `${name} cannot sign in: ${reason.en}` }
  }
}

/** A session that is over goes on with its second token; when that is over too, with the password. */
async function renew(way: Way, { server, refresh }: Session, settings: ReturnType<typeof readSettings>) {
  const method = 'com.atproto.server.refreshSession'
  const again = await call(way.reach, server, { method, body: null, token: refresh }, way.clock())
  const renewed = again.state === 'done' ? sessionIn(again.body, server) : null
  if (renewed) return renewed
  return signIn(way, settings.server, { identifier: settings.accounts[0] ?? '', password: settings.password })
}

function sessionIn(body: unknown, server: string): Session | null {
  const [did, access, refresh] = [textAt(body, 'did'), textAt(body, 'accessJwt'), textAt(body, 'refreshJwt')]
  if (!isDid(did) || !access || !refresh) return null
  const home = listAt(body, 'didDoc', 'service').find((one) => textAt(one, 'id').endsWith('#atproto_pds'))
  const found = textAt(home, 'serviceEndpoint')
  return { did, handle: textAt(body, 'handle'), server: /^https?:\/\//.test(found) ? found : server, access, refresh }
}

/** The session in the channel's memory, readable only with the house's key and only for who is asked about now. */
async function sealOf(memory: Memory, whom: string) {
  const secret = await memory.secret('session', async () => randomBytes(32).toString('hex'))
  const key = createHash('sha256').update(`${secret} ${whom}`).digest()
  return {
    async open(): Promise<Session | null> {
      const [iv = '', tag = '', text = ''] = textAt(await memory.get('session'), 'sealed').split('.')
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
        cipher.setAuthTag(Buffer.from(tag, 'base64'))
        const opened = Buffer.concat([cipher.update(Buffer.from(text, 'base64')), cipher.final()]).toString('utf8')
        return parse(opened) as Session
      } catch {
        // There is none, or it is of another account or password.
        return null
      }
    },
    async keep(session: Session): Promise<void> {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const text = Buffer.concat([cipher.update(JSON.stringify(session), 'utf8'), cipher.final()])
      const sealed = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64')).join('.')
      await memory.set('session', { sealed })
    },
  }
}
