/** The settings as the form gives them, in a shape that the rest works with. */
import type { Settings } from '../kit/channel.ts'
import { publicService } from './lookup.ts'
import { handleIn, isDid } from './uri.ts'

export type BlueskySettings = {
  /** Handles and ids of ours, our own first; as they were written when they are neither. */
  accounts: string[]
  password: string
  /** The server of our account. */
  server: string
  stream: 'jetstream' | 'repos'
  /** Where we listen, when not at the public instances. */
  streamAddress: string
  language: string
}

/** The public instances of Jetstream; each brings the whole network. */
export const publicStreams = ['us-east', 'us-west'].flatMap((place) =>
  [1, 2].map((n) => `https://jetstream${n}.${place}.bsky.network`),
)

export function readSettings(settings: Settings): BlueskySettings {
  const text = (name: string) => String(settings[name] ?? '').trim()
  const accounts = [text('address'), ...text('aliases').split(',')].map((one) => one.trim()).filter(Boolean)
  return {
    accounts: accounts.map((one) => (isDid(one) ? one : (handleIn(one) ?? one))),
    password: text('password'),
    server: text('server') || 'https://bsky.social',
    stream: settings.stream === 'repos' ? 'repos' : 'jetstream',
    streamAddress: text('streamAddress'),
    language: text('language') || 'nl',
  }
}

/** A server of one's own has an address of its own. */
export const hasNowhere = ({ stream, streamAddress }: BlueskySettings) => stream === 'repos' && !streamAddress

/** Where names and quoted words are looked up; see `createLookup`. */
export const lookupPlace = ({ stream, streamAddress }: BlueskySettings) =>
  stream === 'repos' ? { service: streamAddress, isPublic: false } : { service: publicService, isPublic: true }
