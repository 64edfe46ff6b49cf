/** The factor of a person, and the ground on which factors are kept. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { readFactor, readGround } from '../../contract/influence.ts'
import { call } from '../kit/call.ts'

/** Beside the contact in the cache, so that what changes the one asks for the other. */
export const useFactor = (contact: string) =>
  useQuery({
    queryKey: ['contact', contact, 'factor'],
    queryFn: async ({ signal }) => (await call(readFactor, { id: contact }, { signal })).factor,
  })

export const groundQuery = queryOptions({
  queryKey: ['influence'],
  queryFn: ({ signal }) => call(readGround, {}, { signal }),
})
