/** Work through many, a few at a time, so that nobody else waits long. */
const longestMs = 15

export async function inSlices<T>(all: readonly T[], work: (one: T) => void): Promise<void> {
  let since = performance.now()
  for (const one of all) {
    work(one)
    if (performance.now() - since < longestMs) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
