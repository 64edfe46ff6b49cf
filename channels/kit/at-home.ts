import type { Channel } from './channel.ts'

/**
 * The same channel without its network, for the demo firm: it understands whatever the real one understands, listens to nobody, and
 * what it sends stays in the house. So nothing of the demo can ever leave, whatever stands in its settings.
 */
export function atHome(channel: Channel): Channel {
  const { kind, label, about, fields, decode, send, writing, reaches } = channel
  const same = { kind, label, about, fields, decode, ...(writing && { writing }), ...(reaches && { reaches }) }
  return {
    ...same,
    capabilities: { ...channel.capabilities, receives: 'is told', sendsIdempotently: true },
    ...(send && { send: async ({ key }) => ({ state: 'sent', id: key }) }),
  }
}
