import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { Refusal } from '../../../domain/message/message.ts'
import { isPassing } from '../../store/database.ts'
import { asideBy, decodeAside } from './aside.ts'
import { nameOfFault } from './understand.ts'

/** A real thread that does to itself what the item says. */
const code = `
  const { parentPort, workerData } = require('node:worker_threads')
  if (workerData.fails) throw new Error('no memory')
  const acts = {
    hang() { for (;;); },
    crash() { process.exit(3) },
    throw() { setImmediate(() => { throw new Error('out of nowhere') }) },
    fill() { const held = []; for (;;) held.push(new Array(1e5).fill(held.length)) },
    refuse() { parentPort.postMessage({ refusal: 'It says nothing' }) },
    fault() { parentPort.postMessage({ fault: { name: 'TypeError', message: 'x is not a function' } }) },
  }
  parentPort.on('message', ({ raw }) => {
    const said = Buffer.from(raw).toString()
    if (said === 'crash at first' && workerData.number === 1) acts.crash()
    else if (acts[said]) acts[said]()
    else parentPort.postMessage({ event: { type: 'Delete', id: said, at: new Date(0) } })
  })
  parentPort.postMessage('ready')
`

const about = { connection: { id: 'c', name: 'Proef', address: 'proef@voltmeer.example' }, received: new Date(0) }

/** Decodes by threads of which `started` counts how many there were; the first `failing` of them do not start. */
function threads(patience = 20_000, failing = 0) {
  let started = 0
  const start = () => {
    const workerData = { number: ++started, fails: started <= failing }
    return new Worker(code, { eval: true, workerData, resourceLimits: { maxOldGenerationSizeMb: 32 } })
  }
  const decode = asideBy(start, patience)
  return {
    started: () => started,
    /** What became of the items: the id that was decoded, or the error. */
    outcomes: (...items: string[]) =>
      Promise.all(
        items.map((item) =>
          decode('proef', Buffer.from(item), about).then(
            (event) => ('note' in event ? event.note.id : 'id' in event ? event.id : event.actor.id),
            (error: Error) => error,
          ),
        ),
      ),
  }
}

test('items are decoded one after the other by one thread, and what it refuses or stumbles over is told apart', async () => {
  const { outcomes, started } = threads()
  const [one, refused, fault, two] = await outcomes('one', 'refuse', 'fault', 'two')
  expect([one, two]).toEqual(['one', 'two'])
  expect(refused).toEqual(new Refusal('It says nothing'))
  expect(nameOfFault(fault)).toBe('TypeError')
  expect(started()).toBe(1)
})

test.each(['crash', 'throw', 'fill'])(
  'an item that breaks the thread (%s) is refused after a second try, and nobody else',
  async (how) => {
    const { outcomes, started } = threads()
    const [one, broken, two, three] = await outcomes('one', how, 'two', 'three')
    expect([one, two, three]).toEqual(['one', 'two', 'three'])
    expect(broken).toBeInstanceOf(Error)
    expect(isPassing(broken)).toBe(false)
    expect(started()).toBe(3)
  },
)

test('an item whose thread breaks by chance is decoded by the next', async () => {
  const { outcomes, started } = threads()
  expect(await outcomes('crash at first', 'two')).toEqual(['crash at first', 'two'])
  expect(started()).toBe(2)
})

test('an item that takes too long is refused at once, and nobody else, however long they waited for it', async () => {
  const { outcomes, started } = threads(1000)
  const [one, first, two, second, three] = await outcomes('one', 'hang', 'two', 'hang', 'three')
  expect([one, two, three]).toEqual(['one', 'two', 'three'])
  for (const slow of [first, second]) expect(nameOfFault(slow)).toBe('Error TOOK_TOO_LONG')
  expect(started()).toBe(3)
})

test('a thread that does not start is nobody’s fault: all who wait hear that it passes, and the next tries again', async () => {
  const { outcomes } = threads(20_000, 1)
  for (const outcome of await outcomes('one', 'two')) expect(isPassing(outcome)).toBe(true)
  expect(await outcomes('one')).toEqual(['one'])
  const never = asideBy(() => {
    throw new Error('EAGAIN')
  }, 1000)
  await expect(never('proef', Buffer.from('one'), about)).rejects.toSatisfy(isPassing)
})

test('the thread of the house decodes mail as the house itself does', async () => {
  const mail = Buffer.from(
    'From: jan@klant.example\r\nMessage-ID: <a@klant.example>\r\nSubject: Storing\r\n\r\nHallo\r\n',
  )
  expect(await decodeAside('email', mail, about)).toMatchObject({ note: { id: 'a@klant.example', subject: 'Storing' } })
  await expect(decodeAside('email', Buffer.alloc(0), about)).rejects.toBeInstanceOf(Refusal)
  await expect(decodeAside('telex', mail, about)).rejects.toThrow(/does not know channels of the kind "telex"/)
})
