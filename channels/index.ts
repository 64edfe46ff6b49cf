/** Every channel that this version knows: one line each. */
import type { Channel } from './kit/channel.ts'

const all: readonly Channel[] = []

/** By kind. */
export const allChannels: ReadonlyMap<string, Channel> = new Map(all.map((channel) => [channel.kind, channel]))
