/** Long work in short turns: a whole network comes past here, and somebody is waiting for a page. */
import { setImmediate } from 'node:timers/promises'

/** Milliseconds after which others go first. */
const longest = 10

/** @returns what is asked after each small step: whether the turn is over, and if so to let others go first */
export function newTurn(): { isOver(): boolean; pass(): Promise<void> } {
  let began = performance.now()
  return {
    isOver: () => performance.now() - began > longest,
    async pass() {
      await setImmediate()
      began = performance.now()
    },
  }
}
