import { describe, expect, test } from 'vitest'
import { allChannels } from '../index.ts'
import { atHome } from './at-home.ts'
import type { Letter, Sending } from './channel.ts'

describe.each([...allChannels.values()])('$kind at home', (channel) => {
  const twin = atHome(channel)

  test('understands the same', () => {
    expect(twin.decode).toBe(channel.decode)
    expect(twin.kind).toBe(channel.kind)
    expect(twin.capabilities).toMatchObject({ sends: channel.capabilities.sends, receives: 'is told' })
  })

  test('has no way to its network: what it sends is sent at once, under its key', async () => {
    const ways = [twin.listen, twin.told, twin.reread, twin.lookUp, twin.revise, twin.withdraw, twin.test]
    expect(ways.filter((way) => way !== undefined)).toEqual([])
    const nothing = new Proxy({}, { get: () => expect.unreachable('it looked at the connection') })
    const letter = { key: 'the-key' } as Letter
    const sent = channel.send && { state: 'sent', id: 'the-key' }
    expect(await twin.send?.(letter, nothing as Sending)).toEqual(sent)
  })
})
