/** Who sits here: one answer of the server, kept in the query cache and read by everything that asks "may I?". */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Permission } from '../../contract/endpoint.ts'
import { type Me, readHouse, readMe } from '../../contract/organisation.ts'
import { call } from '../kit/call.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(readMe, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
})

export const houseQuery = queryOptions({
  queryKey: ['house'],
  queryFn: ({ signal }) => call(readHouse, {}, { signal }),
  staleTime: 60_000,
})

/** Only inside the house; the router lets nobody in without it. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission)
}
