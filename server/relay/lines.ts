/** The lines of one tool to its server: no more than so many at once, each used again as long as it works, and closed when it rests. */
import type { Line } from './line.ts'

export type Lines = {
  /** Waits until there is one to be had. @throws Unreachable when none can be opened */
  borrow(): Promise<Line>
  giveBack(line: Line): void
  /** Those that nobody has. */
  close(): void
}

/** A line that had nothing to do for so long is closed. */
const idleMs = 5000

export function linesOf(open: () => Promise<Line>, most: number): Lines {
  const idle: { line: Line; timer: NodeJS.Timeout }[] = []
  const waiting: (() => void)[] = []
  let lent = 0

  const lend = () => {
    if (lent < most) {
      lent++
      return
    }
    return new Promise<void>((resolve) => waiting.push(resolve))
  }
  const free = () => {
    const next = waiting.shift()
    if (next) next()
    else lent--
  }
  return {
    async borrow() {
      await lend()
      for (let found = idle.pop(); found; found = idle.pop()) {
        clearTimeout(found.timer)
        if (found.line.usable()) return found.line
      }
      try {
        return await open()
      } catch (error) {
        free()
        throw error
      }
    },
    giveBack(line) {
      if (line.usable()) {
        const laid = {
          line,
          timer: setTimeout(() => {
            idle.splice(idle.indexOf(laid), 1)
            line.close()
          }, idleMs),
        }
        idle.push(laid)
      }
      free()
    },
    close() {
      for (const { line, timer } of idle.splice(0)) {
        clearTimeout(timer)
        line.close()
      }
    },
  }
}
