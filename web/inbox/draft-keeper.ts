/**
 * Keeps what is being written in one conversation: at once on this device, a moment after the last key at the server, and so on every
 * device. Without a connection it is kept here and brought as soon as there is one. It goes on when its conversation leaves the screen.
 */
import { type Draft, readDrafts, saveDraft } from '../../contract/draft.ts'
import { call, problemOf } from '../kit/call.ts'
import { recall, remember } from '../kit/remembered.ts'
import { begin, type Kept, keptOf, readKept, type Written } from './draft-text.ts'

/** `kept` is what one sees; `dirty` that the server does not have it yet. */
export type DraftState = {
  kept: Kept
  dirty: boolean
  saving: boolean
  /** The server cannot be reached: tried again by itself. */
  offline: boolean
  /** As the server last told it; null when it knows of none. */
  server: Draft | null
  /** Shared drafts of others in this conversation. */
  others: readonly Draft[]
}

export type DraftKeeper = ReturnType<typeof makeKeeper>

const quietMs = 700
const longestMs = 2_500
const bufferMs = 150
const laterMs = 3_000

const bufferName = (agentId: string, conversationId: string): string => `draft.${agentId}.${conversationId}`

const keepers = new Map<string, DraftKeeper>()
/** Conversations whose draft is held on; more than anybody has on the screen. */
const mostKept = 50

export function keeperOf(agentId: string, conversationId: string): DraftKeeper {
  const name = bufferName(agentId, conversationId)
  const known = keepers.get(name)
  if (known) return known
  const keeper = makeKeeper(agentId, conversationId)
  keepers.set(name, keeper)
  for (const [other, one] of keepers) if (keepers.size > mostKept && !one.get().dirty) keepers.delete(other)
  return keeper
}

function makeKeeper(agentId: string, conversationId: string) {
  const buffer = bufferName(agentId, conversationId)
  const buffered = readKept(recall(buffer))
  let state: DraftState = {
    kept: buffered ?? begin(0),
    dirty: buffered !== null,
    saving: false,
    offline: false,
    server: null,
    others: [],
  }
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let dirtySince = 0
  let running: Promise<void> | null = null

  const change = (part: Partial<DraftState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  /** On this device, a moment after the last key; `now` when the page may go. */
  let bufferTimer: ReturnType<typeof setTimeout> | undefined
  const buffering = (now = true) => {
    clearTimeout(bufferTimer)
    const keep = () => remember(buffer, state.dirty ? JSON.stringify(state.kept) : null)
    if (now) keep()
    else bufferTimer = setTimeout(keep, bufferMs)
  }
  window.addEventListener('pagehide', () => state.dirty && buffering())

  /** Where it is to go is chosen before a word is written; the server has no draft then. */
  const nothing = () => ({ ...begin(state.kept.said), via: state.kept.via })

  /** What the server says now; what is typed here and not brought yet stays. */
  const adopt = (draft: Draft | null, others = state.others) =>
    change({ server: draft, others, ...(state.dirty ? {} : { kept: draft ? keptOf(draft) : nothing() }) })

  const load = async () => {
    const { drafts } = await call(readDrafts, { id: conversationId })
    const goneOn = drafts.find(({ id }) => id === state.kept.id)
    const own = goneOn ?? drafts.find((draft) => draft.agentId === agentId) ?? null
    adopt(
      own,
      drafts.filter(({ id }) => id !== own?.id),
    )
    if (state.dirty) soon(0)
  }

  const soon = (ms = quietMs) => {
    clearTimeout(timer)
    const most = dirtySince + longestMs - Date.now()
    timer = setTimeout(() => void save().catch(() => undefined), Math.max(0, Math.min(ms, Math.max(most, 0))))
  }

  const once = async () => {
    const { kept } = state
    change({ saving: true })
    try {
      const { id, ...written } = kept
      const more = id ? { draftId: id } : {}
      const { draft } = await call(saveDraft, { id: conversationId, ...written, ...more })
      const stands = state.kept === kept
      const base = { id: draft?.id ?? null, base: draft?.version ?? 0 }
      const next = stands ? (draft ? keptOf(draft, kept.text) : nothing()) : { ...state.kept, ...base }
      change({ kept: next, dirty: !stands, saving: false, offline: false, server: draft })
      buffering()
    } catch (error) {
      const { status } = problemOf(error)
      const passes = status === 0 || status >= 500 || status === 429
      change({ saving: false, offline: passes })
      if (passes) timer = setTimeout(() => void save().catch(() => undefined), laterMs)
      throw error
    }
  }
  /** Bring everything that is not kept yet. @throws ProblemError */
  const save = async (): Promise<void> => {
    clearTimeout(timer)
    // Of several that wait one goes on, and the others wait for that one: two at once would take each other for another device.
    while (running) await running.catch(() => undefined)
    if (!state.dirty) return
    running = once().finally(() => {
      running = null
    })
    await running
    if (state.dirty) await save()
  }

  const write = (part: Partial<Written>, said: number, now = false) => {
    if (!state.dirty) dirtySince = Date.now()
    const fresh = state.kept.id === null && state.kept.text === '' && !state.dirty
    change({ kept: { ...state.kept, ...(fresh && { said }), ...part }, dirty: true })
    buffering(now)
    soon(now ? 0 : quietMs)
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    load,
    save,
    write,
    /** What came of a file that was added, described or taken out. */
    adoptFile: (draft: Draft) => {
      const base = { id: draft.id, base: draft.version }
      change({ server: draft, kept: { ...state.kept, ...base } })
    },
    /** Go on in another draft; one's own stays where it is. */
    goOn: async (draft: Draft | null) => {
      await save()
      change({ kept: draft ? keptOf(draft) : begin(0), server: draft })
      await load()
    },
    /** It was sent, and is here no more. */
    sent: (said: number) => {
      change({ kept: begin(said), dirty: false, server: null })
      buffering()
    },
  }
}
