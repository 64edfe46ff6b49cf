/** How this organisation speaks: asked once and kept right by events. */
import { readGuideline } from '../../contract/guideline.ts'
import { useThings } from '../live/things.ts'

/** Undefined until it is known. */
export function useGuideline() {
  const { things, asked } = useThings('guideline', readGuideline, (answer) => [answer])
  return { guideline: Object.values(things)[0], asked }
}
