/// <reference lib="webworker" />
/** The SharedWorker: one stream for all tabs of this browser, so that many tabs do not use up the connections. */
import { addRecent, catchUp, type Recent, startRecent, type TabNews } from './hub.ts'
import { openStream, type Stream, type StreamNews, type StreamState } from './stream.ts'

declare const self: SharedWorkerGlobalScope

type Shared = { who: string; stream: Stream; recent: Recent; state: StreamState }

/** Each tab, and who sits at it. */
const tabs = new Map<MessagePort, string>()
let shared: Shared | undefined

self.onconnect = ({ ports: [port] }) => {
  if (!port) return
  port.onmessage = ({ data }: MessageEvent<TabNews>) => hear(port, data)
}

self.addEventListener('online', () => shared?.stream.hurry())

function hear(port: MessagePort, news: TabNews): void {
  switch (news.type) {
    case 'hello':
      tabs.set(port, news.who)
      if (shared?.who === news.who && shared.state.is !== 'signed out') greet(port, shared, news.after)
      else start(news.who, news.after)
      return
    case 'hurry':
      shared?.stream.hurry()
      return
    case 'bye':
      tabs.delete(port)
      if (tabs.size > 0) return
      shared?.stream.close()
      shared = undefined
  }
}

function greet(port: MessagePort, with_: Shared, after: number): void {
  for (const news of catchUp(with_.recent, after, with_.state)) port.postMessage(news)
}

function start(who: string, after: number): void {
  shared?.stream.close()
  // The cookie is another's now, so the tabs of who sat here before are no longer signed in.
  for (const [tab, whose] of tabs)
    if (whose !== who) tab.postMessage({ type: 'state', state: { is: 'signed out' } } satisfies StreamNews)
  const stream = openStream(after, (news) => spread(who, news))
  shared = { who, stream, recent: startRecent(after), state: { is: 'connecting' } }
}

function spread(who: string, news: StreamNews): void {
  if (shared?.who === who) {
    if (news.type === 'events') shared.recent = addRecent(shared.recent, news.events)
    if (news.type === 'reset') shared.recent = startRecent(shared.stream.position())
    if (news.type === 'state') shared.state = news.state
  }
  for (const [tab, whose] of tabs) if (whose === who) tab.postMessage(news)
}
