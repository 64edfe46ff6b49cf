/** The teams, asked once and kept right by events; and what everybody knows about. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listSkills, listTeams, type Team } from '../../contract/team.ts'
import { call } from '../kit/call.ts'
import { live, useLive } from '../live/store.ts'

const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => {
    const { teams } = await call(listTeams, {}, { signal })
    live.learn({ things: { team: teams } })
    return teams.length
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const skillsQuery = queryOptions({
  queryKey: ['skills'],
  queryFn: async ({ signal }) => (await call(listSkills, {}, { signal })).skills,
  staleTime: Number.POSITIVE_INFINITY,
})

const none: Readonly<Record<string, Team>> = {}

/** By name. */
export function useTeams() {
  const asked = useQuery(teamsQuery)
  const byId = useLive((state) => state.things.team) ?? none
  const teams = useMemo(() => Object.values(byId).sort((a, b) => a.name.localeCompare(b.name)), [byId])
  return { teams, byId, asked }
}
