/** By what a channel is known, in one line: of a list its first place, and how many more there are. */
import type { Channel } from '../../contract/channel.ts'

export function knownAs({ foundAs, address }: Pick<Channel, 'foundAs' | 'address'>): string {
  const [first = '', ...more] = (foundAs ?? address).split('\n').flatMap((line) => line.trim() || [])
  return more.length > 0 ? `${first} + ${more.length}` : first
}
