/** The people who work here, asked once and kept right by events. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { answering as answeringRoles, listAgents } from '../../contract/organisation.ts'
import { call } from '../kit/call.ts'
import { live, useLive } from '../live/store.ts'

const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async ({ signal }) => {
    const { agents } = await call(listAgents, {}, { signal })
    live.learn({ agents })
    return agents.length
  },
})

/** By name; `answering` are those who can be given work. */
export function useAgents() {
  const asked = useQuery(agentsQuery)
  const byId = useLive((state) => state.agents)
  const agents = useMemo(() => Object.values(byId).sort((a, b) => a.name.localeCompare(b.name)), [byId])
  const answering = useMemo(
    () => agents.filter(({ active, role }) => active && answeringRoles.includes(role)),
    [agents],
  )
  return { agents, answering, byId, asked }
}
