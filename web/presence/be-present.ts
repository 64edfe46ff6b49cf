/** Telling colleagues where I am: that I look at a conversation, and that I write in it. */
import { useEffect } from 'react'
import { bePresent, type Doing } from '../../contract/presence.ts'
import { call } from '../kit/call.ts'

const repeatMs = 10_000
/** After so long without a key one no longer writes. */
const stillMs = 6_000

/** This page, as against others of the same person. */
const seat = crypto.randomUUID()

let typedIn: { conversationId: string; at: number } | null = null
const typists = new EventTarget()

/** Called with every key that changes an answer. */
export function noteTyping(conversationId: string): void {
  typedIn = { conversationId, at: Date.now() }
  typists.dispatchEvent(new Event('typed'))
}

/** Sent, or let go: no longer writing, at once. */
export function noteTypingDone(): void {
  typedIn = null
  typists.dispatchEvent(new Event('typed'))
}

const say = (conversationId: string, doing: Doing | null) =>
  void call(bePresent, { conversationId, doing, seat }).catch(() => undefined)

/** As long as this conversation is on the screen and somebody looks at it. */
export function useBePresent(conversationId: string): void {
  useEffect(() => {
    let told: Doing | null = null
    let toldAt = 0
    const look = () => {
      const types = typedIn?.conversationId === conversationId && Date.now() - typedIn.at < stillMs
      const doing = document.hidden ? null : types ? 'types' : 'views'
      if (doing === told && (doing === null || Date.now() - toldAt < repeatMs)) return
      told = doing
      toldAt = Date.now()
      say(conversationId, doing)
    }
    look()
    const timer = setInterval(look, 1000)
    typists.addEventListener('typed', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      typists.removeEventListener('typed', look)
      document.removeEventListener('visibilitychange', look)
      if (told !== null) say(conversationId, null)
    }
  }, [conversationId])
}
