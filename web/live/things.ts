/** Things that stand by themselves (labels, teams, rules): asked for once, and kept by what happens. */
import { useQuery } from '@tanstack/react-query'
import type { Answer, Endpoint } from '../../contract/endpoint.ts'
import type { Thing } from '../../contract/live.ts'
import { call } from '../kit/call.ts'
import type { ThingOf } from './state.ts'
import { live, useLive } from './store.ts'

const none = {}

/**
 * @param list the endpoint that lists them, and where they stand in its answer
 * @returns by id, with the state of the question
 */
export function useThings<T extends Thing, E extends Endpoint>(
  kind: T,
  list: E,
  pick: (answer: Answer<E>) => readonly ThingOf<T>[],
) {
  const asked = useQuery({
    queryKey: ['things', kind],
    queryFn: async ({ signal }) => {
      const things = pick(await call(list, {} as never, { signal }))
      live.learn({ things: { [kind]: things } })
      return things.length
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  const things = useLive((state) => state.things[kind] ?? none) as Readonly<Record<string, ThingOf<T>>>
  return { things, asked }
}
