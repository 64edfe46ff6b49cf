/** What passes by on the stream and is never kept: whoever wants to know of it listens here. */
import type { Passing } from '../../contract/passing.ts'

type Hear = (passing: Passing) => void

const hearers = new Set<Hear>()

/** @returns stop */
export function onPassing(hear: Hear): () => void {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

export function letPass(passing: readonly Passing[]): void {
  for (const one of passing) for (const hear of hearers) hear(one)
}
