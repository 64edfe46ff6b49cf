/** What a bench is, and what it gets. */

export type Figures = Readonly<Record<string, number | string | boolean | null | Readonly<Record<string, unknown>>>>

/** Measures something with the real parts. @returns figures under the names of `bench/README.md` */
export type Bench = (run: Run) => Promise<Figures>

export type Run = {
  /** Smaller, under half a minute, with the same names. */
  quick: boolean
  /** Tell how far it is. */
  say(text: string): void
  /** Clean up at the end, however it ends; what was made last goes first. */
  after(clean: () => unknown): void
}

export function createRun(options: { quick?: boolean; json?: boolean }): { run: Run; finish: () => Promise<void> } {
  const cleaning: (() => unknown)[] = []
  const began = performance.now()
  const run: Run = {
    quick: options.quick ?? false,
    say(text) {
      const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6)
      if (!options.json) process.stderr.write(`${seconds} s  ${text}\n`)
    },
    after: (clean) => cleaning.push(clean),
  }
  const finish = async () => {
    for (const clean of cleaning.splice(0).reverse())
      await Promise.resolve()
        .then(clean)
        .catch((error) => console.error(error))
  }
  return { run, finish }
}
