/**
 * What we know of one site, so that a restart repeats nothing: which pages there are, which of them wait, how its lists were left. It stands in
 * the channel's memory in sixteen parts, so that writing down one page writes little; and it holds no more than so many pages.
 */
import { createHash } from 'node:crypto'
import type { Memory } from '../kit/memory.ts'

export type Page = {
  /** Its address, while it waits to be read. */
  url?: string
  /** It was there before we came. */
  history?: true
  tries?: number
  /** What a list said of its last change; 0 when it does not. */
  changed: number
  etag?: string
  modified?: string
  /** Of what was handed over: the signature by which one that says nearly the same is known, in base64. */
  near?: string
}

/** A feed or a sitemap, as we left it. */
export type List = { url: string; etag: string; modified: string /** Of one in an index. */; changed: number }

type State = {
  begun: boolean
  /** Milliseconds: the lists are not looked at before. */
  next: number
  /** Milliseconds: the site is left alone until then. */
  rest: number
  failures: number
  /** Pages read on this day. */
  day: string
  read: number
  lists: List[]
  /** Milliseconds: when the site was last asked which feeds it has. */
  searched: number
}

const parts = 16
const nothing: State = { begun: false, next: 0, rest: 0, failures: 0, day: '', read: 0, lists: [], searched: 0 }

export const keyOf = (url: string) => createHash('sha256').update(url).digest('base64url').slice(0, 10)
const partOf = (key: string) => (key.codePointAt(0) ?? 0) % parts

export type Book = Awaited<ReturnType<typeof openBook>>

/** @param most pages that are held */
export async function openBook(memory: Memory, host: string, most: number) {
  const state: State = { ...nothing, ...((await memory.get(`site ${host}`)) as Partial<State> | undefined) }
  const pages = new Map<string, Page>()
  for (const name of await memory.keys(`pages ${host} `))
    for (const [key, page] of Object.entries((await memory.get(name)) as Record<string, Page>)) pages.set(key, page)
  /** Keys of the pages that wait, the newest last. */
  let waiting: string[] | null = null
  const touched = new Set<number>()
  const line = () =>
    (waiting ??= [...pages]
      .filter(([, page]) => page.url !== undefined)
      .sort(([, a], [, b]) => a.changed - b.changed)
      .map(([key]) => key))
  const set = (key: string, page: Page) => {
    pages.set(key, page)
    touched.add(partOf(key))
  }
  return {
    state,
    pages: pages as ReadonlyMap<string, Page>,
    set,
    /** A page that a list names. @returns whether it is to be read now */
    add(url: string, changed: number, { history, unread }: { history: boolean; unread: boolean }): boolean {
      const key = keyOf(url)
      const known = pages.get(key)
      if (known ? changed <= known.changed : pages.size >= most) return false
      const { url: _waits, tries: _tries, history: _old, ...rest } = known ?? { changed: 0 }
      set(key, { ...rest, changed, ...(history && { history: true }), ...(!unread && { url }) })
      waiting = null
      return !unread
    },
    isNearlyFull: () => pages.size >= most * 0.9,
    /** What no list names any more. @returns how many */
    forget(listed: ReadonlySet<string>): number {
      const before = pages.size
      for (const [key, page] of pages)
        if (!listed.has(key) && page.url === undefined) {
          pages.delete(key)
          touched.add(partOf(key))
        }
      return before - pages.size
    },
    /** The page to read next, the one that changed last first; null when none waits. */
    next(): { key: string; page: Page & { url: string } } | null {
      for (let key = line().at(-1); key !== undefined; key = line().at(-1)) {
        const page = pages.get(key)
        if (page?.url !== undefined) return { key, page: { ...page, url: page.url } }
        line().pop()
      }
      return null
    },
    /** To the end of the line. */
    later(key: string): void {
      waiting = [key, ...line().filter((each) => each !== key)]
    },
    waits: () => line().length,
    /** Write down what changed. */
    async save(): Promise<void> {
      const gathered = new Map<number, Record<string, Page>>([...touched].map((part) => [part, {}]))
      touched.clear()
      if (gathered.size > 0)
        for (const [key, page] of pages) {
          const part = gathered.get(partOf(key))
          if (part) part[key] = page
        }
      for (const [part, held] of gathered) await memory.set(`pages ${host} ${part}`, held)
      await memory.set(`site ${host}`, state)
    },
  }
}
