/** Why mail of a campaign that is on its way does not get on: its tool's mail server cannot be reached, or does not let us in. */
import type { RelayCampaign, RelayTool } from '../../contract/relay.ts'

/** @returns null when nothing is on its way, or nothing is wrong */
export function stalledBy(
  { tool, became }: Pick<RelayCampaign, 'tool' | 'became'>,
  tools: readonly Pick<RelayTool, 'id' | 'problem'>[],
): RelayTool['problem'] {
  const onItsWay = became.some(({ state, n }) => state === 'accepted' && n > 0)
  return onItsWay ? (tools.find(({ id }) => id === tool.id)?.problem ?? null) : null
}
