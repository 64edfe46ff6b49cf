/** The people who work here, by id: asked once, and kept by what happens. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Agent, answering, listAgents } from '../../contract/organisation.ts'
import { call } from '../kit/call.ts'
import { live, useLive } from '../live/store.ts'

export const colleaguesQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async ({ signal }) => {
    const { agents } = await call(listAgents, {}, { signal })
    live.learn({ agents })
    return agents.length
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export function useColleagues(): Readonly<Record<string, Agent>> {
  useQuery(colleaguesQuery)
  return useLive((state) => state.agents)
}

/** Who answers conversations, to choose from: found by the name that customers see and by their own. */
export function usePeopleOptions(): { value: string; label: string }[] {
  const agents = useColleagues()
  return useMemo(
    () =>
      Object.values(agents)
        .filter(({ active, role }) => active && answering.includes(role))
        .map(({ id, alias, name }) => ({ value: id, label: alias === name ? name : `${alias} (${name})` }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [agents],
  )
}
