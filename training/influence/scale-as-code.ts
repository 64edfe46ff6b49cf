import type { Scale } from '../../domain/influence/scale.ts'

/** The file domain/influence/shipped.ts, as the formatter leaves it. */
export function scaleAsCode({ curves, ...rest }: Scale): string {
  const list = (values: readonly number[]) => `[${values.join(', ')}]`
  const lines = Object.entries(curves).map(
    ([what, { knots, rises }]) => `    ${what}: { knots: ${list(knots)}, rises: ${list(rises)} },`,
  )
  return `/** Learnt by training/influence/train.ts from the pairs that its README names. Do not edit. */
import type { Scale } from './scale.ts'

export const shippedScale: Scale = {
  version: '${rest.version}',
  base: ${rest.base},
  curves: {
${lines.join('\n')}
  },
  followersPerReactor: ${rest.followersPerReactor},
  logOddsPerLevel: ${rest.logOddsPerLevel},
  reachPerLevel: ${rest.reachPerLevel},
}
`
}
