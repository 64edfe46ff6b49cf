/**
 * What every channel keeps (law 7 of the design): its test calls `conform` and adds what is its own. Fixtures are raw items as the
 * network hands them over, one a file, all invented.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, type ChannelEvent, limits, Refusal } from '../../domain/message/message.ts'
import { cleanLine, cleanText } from '../../domain/message/text.ts'
import type { Channel, Connection, Words } from './channel.ts'

export type Conformance = {
  channel: Channel
  /** The channel's folder, with a slash at the end: `new URL('./', import.meta.url)`. */
  folder: URL
  /** As it would be stored for this kind. */
  connection: Omit<Connection, 'settings'>
  /** Items that mean nothing to this channel, and are refused with a reason. */
  meaningless: Uint8Array[]
}

const received = new Date('2026-03-04T10:00:00Z')

export function conform({ channel, folder, connection, meaningless }: Conformance): void {
  const fixtures = fileURLToPath(new URL('fixtures/', folder))
  const names = existsSync(fixtures) ? readdirSync(fixtures).sort() : []
  const item = (name: string) => new Uint8Array(readFileSync(`${fixtures}${name}`))
  const decode = (raw: Uint8Array) => channel.decode(raw, { connection, received })

  describe(`channel ${channel.kind}`, () => {
    test('has a README and fixtures', () => {
      expect(existsSync(new URL('README.md', folder))).toBe(true)
      expect(names.length).toBeGreaterThan(0)
    })

    test('speaks Dutch and English everywhere on the form', () => {
      for (const words of wordsOf(channel)) {
        expect(words.nl.trim()).not.toBe('')
        expect(words.en.trim()).not.toBe('')
      }
    })

    test('has a form without contradictions', () => {
      expect(new Set(channel.fields.map(({ name }) => name)).size).toBe(channel.fields.length)
      // the connection's own name on the network stands in the field `address`
      expect(channel.fields.some(({ name }) => name === 'address')).toBe(true)
      for (const { kind, choices, default: usual } of channel.fields) {
        expect(choices !== undefined).toBe(kind === 'choice')
        if (choices && usual !== undefined) expect(choices.map(({ value }) => value)).toContain(usual)
        if (kind === 'secret') expect(usual).toBeUndefined()
      }
    })

    test('can what it says it can, and no more', () => {
      const { receives, sends, sendsIdempotently } = channel.capabilities
      expect(channel.listen !== undefined).toBe(receives === 'listens')
      expect(channel.send !== undefined).toBe(sends)
      if (!sends) expect(channel.lookUp).toBeUndefined()
      // an unknown outcome can be looked up, or the letter can safely be sent again
      if (!sends) expect([channel.revise, channel.withdraw]).toEqual([undefined, undefined])
      // a second answer takes the place of the first
      if (channel.capabilities.onePublicReply) expect(channel.revise).toBeDefined()
      if (sends) expect(sendsIdempotently || channel.lookUp !== undefined).toBe(true)
    })

    test('says what may be written, in a way that can be kept', () => {
      const rules = channel.writing?.({})
      expect(channel.writing !== undefined).toBe(channel.capabilities.sends)
      if (!rules) return
      if (rules.maxLength !== undefined) expect(rules.maxLength).toBeGreaterThan(0)
      if (!rules.files) return
      expect(rules.files.most).toBeGreaterThan(0)
      expect(rules.files.each).toBeLessThanOrEqual(limits.attachment)
      expect(rules.files.total).toBeGreaterThanOrEqual(rules.files.each)
    })

    test.each(names)('%s: the same item says the same thing each time', async (name) => {
      const [once, twice] = [await decode(item(name)), await decode(item(name))]
      expect(twice).toEqual(once)
      expectSound(once)
    })

    test('what it cannot understand is refused with a reason', async () => {
      for (const raw of meaningless) {
        const refusal = await decode(raw).catch((error: unknown) => error)
        expect(refusal).toBeInstanceOf(Refusal)
        expect(refusal instanceof Error && refusal.message.length).toBeGreaterThan(10)
        expect(refusal instanceof Error && refusal.message.length).toBeLessThan(1000)
      }
    })

    test('damaged items never crash it', async () => {
      const damaged = fc
        .tuple(
          fc.constantFrom(...names),
          fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
          fc.nat(),
        )
        .map(([name, flips, end]) => {
          const bytes = item(name)
          for (const [place, value] of flips) bytes[place % bytes.length] = value
          return end % 3 === 0 ? bytes.slice(0, end % bytes.length) : bytes
        })
      await fc.assert(
        fc.asyncProperty(damaged, async (raw) => {
          const event = await refusedOr(decode(raw))
          if (event) expectSound(event)
        }),
        { numRuns: 200 },
      )
    })

    test('arbitrary bytes never crash it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 2000 }), lines), async (raw) => {
          const event = await refusedOr(decode(raw))
          if (event) expectSound(event)
        }),
        { numRuns: 200 },
      )
    })
  })
}

/** Bytes with the punctuation of protocols in it, which reach further into a parser than noise does. */
const lines = fc
  .array(
    fc.oneof(
      fc.constantFrom('\r\n', '\n', ': ', '; ', '=', '"', '<', '>', '--', '{', '}', '[', ']', ',', '\0', '=?utf-8?q?'),
      fc.string(),
    ),
    { maxLength: 80 },
  )
  .map((parts) => new Uint8Array(Buffer.from(parts.join(''))))

async function refusedOr(decoding: Promise<ChannelEvent>): Promise<ChannelEvent | null> {
  try {
    return await decoding
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Whatever came in: ids are text, text is well-formed, everything is within the limits. */
function expectSound(event: ChannelEvent): void {
  expectMoment('note' in event ? event.note.published : event.at)
  if (!('note' in event) && 'id' in event) expectId(event.id)
  if ('object' in event) expectId(event.object)
  if ('actor' in event) expectActor(event.actor)
  if (!('note' in event)) return
  const { note } = event
  expectId(note.id)
  expectActor(note.actor)
  if (note.subject !== undefined) expect(cleanLine(note.subject, limits.subject)).toBe(note.subject)
  expect(cleanText(note.text)).toBe(note.text)
  if (note.quotedFrom !== undefined) expect(note.quotedFrom).toBeLessThan(note.text.length)
  expect(note.revision).toBeGreaterThanOrEqual(0)
  for (const id of note.thread.inReplyTo ?? []) expectId(id)
  expect(note.thread.inReplyTo?.length ?? 0).toBeLessThanOrEqual(limits.references)
  expect(note.attachments.length).toBeLessThanOrEqual(limits.attachments)
  for (const { name, mediaType, bytes } of note.attachments) {
    expect(name).toMatch(/^[^/\\]{1,200}$/)
    expect(mediaType).toMatch(/^[a-z0-9][\w.+-]*\/[a-z0-9][\w.+-]*$/)
    expect(bytes.length).toBeLessThanOrEqual(limits.attachment)
  }
}

function expectActor({ id, network, name, handle }: Actor): void {
  expectId(id)
  expect(network).not.toBe('')
  for (const called of [name, handle]) if (called !== undefined) expect(cleanLine(called)).toBe(called)
}

function expectId(id: unknown): void {
  expect(id).toBeTypeOf('string')
  expect(id).toMatch(/^[^\p{Cc}\p{Surrogate}]{1,512}$/u)
}

function expectMoment(moment: Date): void {
  expect(moment.getTime()).toBeLessThanOrEqual(received.getTime())
}

function wordsOf(channel: Channel): Words[] {
  const choices = channel.fields.flatMap((field) => field.choices ?? []).map(({ label }) => label)
  const help = channel.fields.flatMap((field) => field.help ?? [])
  return [channel.label, channel.about, ...channel.fields.map(({ label }) => label), ...help, ...choices]
}
