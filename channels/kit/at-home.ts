import type { Channel } from './channel.ts'

/**
 * The same channel without its network, for the demo firm: it understands whatever the real one understands, listens to nobody, and
 * what it sends stays in the house. So nothing of the demo can ever leave, whatever stands in its settings.
 */
export function atHome(channel: Channel): Channel {
  const { listen: _listens, lookUp: _looksUp, test: _tests, send, ...same } = channel
  return {
    ...same,
    capabilities: { ...same.capabilities, receives: 'is told', sendsIdempotently: true },
    ...(send && { send: async ({ key }) => ({ state: 'sent', id: key }) }),
  }
}
