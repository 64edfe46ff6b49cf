/** Progress for people: how far, how fast, how long still. On a terminal one line that moves, else a line now and then. */

export type Progress = { show(done: number, total: number | null, what: string): void; end(): void }

export function createProgress(to: NodeJS.WriteStream, now: () => number): Progress {
  const started = now()
  const every = to.isTTY ? 100 : 5_000
  let last = started
  let open = false
  return {
    show(done, total, what) {
      const time = now()
      if (time - last < every) return
      last = time
      const text = describe(done, total, what, (time - started) / 1000)
      to.write(to.isTTY ? `\r\u001b[K${text}` : `${text}\n`)
      open = to.isTTY
    },
    end() {
      if (open) to.write('\r\u001b[K')
      open = false
    },
  }
}

/** "conversation: 120,000 of 500,000 (24 %), 40,000 a second, 10 s to go" */
export function describe(done: number, total: number | null, what: string, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0
  const pace = `${count(Math.round(rate))} a second`
  if (total === null) return `${what}: ${count(done)}, ${pace}`
  const share = total > 0 ? Math.floor((100 * done) / total) : 100
  const left = rate > 0 ? `, ${span((total - done) / rate)} to go` : ''
  return `${what}: ${count(done)} of ${count(total)} (${share} %), ${pace}${left}`
}

export const count = (n: number) => n.toLocaleString('en')

/** "9 s", "4 min", "2 h 10 min" */
export function span(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 100) return `${whole} s`
  const minutes = Math.ceil(whole / 60)
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
