/** Decoding aside: in a worker thread, for items that would hold up the event loop. One is enough for a program. */
import type { Worker } from 'node:worker_threads'
import type { Channel } from '../../../channels/kit/channel.ts'
import { type ChannelEvent, Refusal } from '../../../domain/message/message.ts'
import { startThread, threadOver } from '../../thread.ts'

type About = Parameters<Channel['decode']>[1]
export type Task = { kind: string; raw: Uint8Array; about: About }
/** What the worker answers to a task. */
export type Said = { event: ChannelEvent } | { refusal: string } | { fault: { name: string; message: string } }

/** @throws Refusal as `decode` does, Passing when no worker can be started, Error when the item broke it twice or took too long */
export type DecodeAside = (kind: string, raw: Uint8Array, about: About) => Promise<ChannelEvent>

/** @param patience longest that decoding one item may take, in milliseconds */
export function asideBy(start: () => Worker, patience: number): DecodeAside {
  const thread = threadOver<Task, Said>(start, patience)
  return async (kind, raw, about) => {
    const said = await thread.ask({ kind, raw, about })
    if ('event' in said) return said.event
    throw 'refusal' in said ? new Refusal(said.refusal) : Object.assign(new Error(), said.fault)
  }
}

const limits = { maxOldGenerationSizeMb: 768 }

/** The one worker of this program. */
export const decodeAside = asideBy(() => startThread('./aside-worker', import.meta.url, limits), 60_000)
