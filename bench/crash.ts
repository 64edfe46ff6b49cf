/**
 * Kill -9, again and again, in the middle of the work: the program, its database, both. Programs bring messages and people answer
 * mails meanwhile, and write down what they were told is safe. In the end everything is counted: at the store, and at the mail
 * server, which alone knows what it was given.
 */

import type { Config } from '../server/config.ts'
import { leaseMs } from '../server/use/deliver/claim-replies.ts'
import { type Clients, startClients } from './crash/clients.ts'
import { kill, type Victim, victims } from './crash/kill.ts'
import { type MailServer, startMailServer } from './crash/mail-server.ts'
import { bringMails } from './crash/mails.ts'
import { addsUp, inFlight, isSettled, presentMessages, query, replyStates } from './crash/store.ts'
import type { Bench, Run } from './kit/bench.ts'
import { freshCopy } from './kit/fresh-copy.ts'
import { makeHouse } from './kit/house.ts'
import { median } from './kit/numbers.ts'
import { databasePid, freePort, type Program, startProgram, untilHealthy } from './kit/program.ts'
import { makeChannel, makeKey, settleHouse } from './kit/visitor.ts'

type Round = { victim: Victim; acknowledged: number; sent: number; inFlight: number }

/** A round lasts until so much was acknowledged and sent, and a moment of chance longer. */
const enough = { acknowledged: 200, sent: 200, longestMs: 12_000, jitterMs: 1000 }

export const crash: Bench = async (run) => {
  const world = await openWorld(run)
  const { config, mails } = world
  const rounds: Round[] = []
  for (let i = 0; i < (run.quick ? 3 : 20); i++) {
    const round = await oneRound(run, world, i)
    rounds.push(round)
    run.say(
      `round ${i + 1}: killed ${round.victim}; ${round.acknowledged} acknowledged, ${round.sent} sent, ${round.inFlight} in flight`,
    )
  }
  await world.clients.stop()
  const settled = await settle(run, config)

  const { messages, replies, complaints } = world.clients
  const present = await presentMessages(config, world.forum)
  const states = await replyStates(config)
  const inState = (...wanted: string[]) => [...states].filter(([, state]) => wanted.includes(state)).map(([id]) => id)
  const [fsync] = await query<{ fsync: string }>(config, 'show fsync')
  for (const complaint of complaints.slice(0, 5)) run.say(complaint)
  return {
    rounds: rounds.length,
    killed: config.databaseUrl ? 'the program only: the database is not ours' : 'program, database, both in turns',
    acknowledged: messages.size + replies.size,
    acknowledged_messages: messages.size,
    acknowledged_replies: replies.size,
    lost: [...messages].filter((id) => !present.has(id)).length + [...replies].filter((id) => !states.has(id)).length,
    sent: mails.taken.size,
    doubled: [...mails.taken.values()].filter((times) => times > 1).length,
    unknown: inState('unknown').length,
    in_flight_at_kills: rounds.reduce((sum, round) => sum + round.inFlight, 0),
    // Said to be sent and never taken, or taken and said to be anything else.
    misreported:
      inState('sent').filter((id) => !mails.taken.has(id)).length +
      inState('waiting', 'sending', 'failed', 'undone', 'stale').filter((id) => mails.taken.has(id)).length,
    ledger_adds_up: await addsUp(config),
    settled,
    complaints: complaints.length,
    acknowledged_in_a_round: median(rounds.map((round) => round.acknowledged)),
    sent_in_a_round: median(rounds.map((round) => round.sent)),
    fsync: fsync?.fsync ?? '',
  }
}

type World = {
  folder: string
  port: number
  config: Config
  mails: MailServer
  clients: Clients
  forum: string
  program: Program
}

const environment = { SAMENSPRAAK_UNDO_MS: '100' }

async function openWorld(run: Run): Promise<World> {
  const folder = freshCopy(run)
  const [config, port, mails] = [await makeHouse(run, environment), await freePort(), await startMailServer(run)]
  run.say('building and starting')
  const program = await startProgram(run, config, port, { folder, environment })
  const owner = await settleHouse(program.url)
  const forum = await makeChannel(owner, 'api', 'Forum', { address: 'forum' })
  const nobody = await freePort()
  const server = { host: '127.0.0.1', security: 'none' }
  const post = await makeChannel(owner, 'email', 'E-mail', {
    address: 'klantenservice@example.net',
    imapHost: server.host,
    imapPort: nobody,
    imapSecurity: server.security,
    imapUser: 'klantenservice',
    imapPassword: 'geheim',
    smtpHost: server.host,
    smtpPort: mails.port,
    smtpSecurity: server.security,
  })
  const conversations = await bringMails(config, post, run.quick ? 300 : 2000)
  run.say(`${conversations.length} mails to answer`)
  const bridge = await makeKey(owner, ['message.bring'])
  const left = () => mails.taken.size
  const clients = startClients({ bridge, owner, channelId: forum, conversations, left })
  run.after(() => clients.stop())
  return { folder, port, config, mails, clients, forum, program }
}

async function oneRound(run: Run, world: World, i: number): Promise<Round> {
  const { config, mails, clients } = world
  const count = () => ({ acknowledged: clients.messages.size + clients.replies.size, sent: mails.taken.size })
  const before = count()
  const began = performance.now()
  const since = () => {
    const now = count()
    return { acknowledged: now.acknowledged - before.acknowledged, sent: now.sent - before.sent }
  }
  const isEnough = () => since().acknowledged >= enough.acknowledged && since().sent >= enough.sent
  while (!isEnough() && performance.now() - began < enough.longestMs) await pause(20)
  await pause(Math.random() * enough.jitterMs)

  const victim = config.databaseUrl ? 'program' : (victims[i % victims.length] ?? 'program')
  const at = new Date()
  const done = since()
  const handingOver = mails.open()
  kill(victim, world.program.pid, databasePid(config.data), i % 2 === 0)
  if (victim === 'database') {
    await untilHealthy(world.program)
    return { victim, ...done, inFlight: handingOver }
  }
  await world.program.ended
  world.program = await startProgram(run, config, world.port, { folder: world.folder, environment })
  return { victim, ...done, inFlight: await inFlight(config, at, leaseMs) }
}

/** Wait until nothing is on its way. @returns whether it came to that */
async function settle(run: Run, config: Config): Promise<boolean> {
  run.say('no more traffic; waiting until everything has come to rest')
  const end = performance.now() + 90_000
  while (!(await isSettled(config))) {
    if (performance.now() > end) return false
    await pause(500)
  }
  return true
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
