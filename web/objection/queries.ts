/** The public notice, asked once by whoever shows a part of it. */
import { queryOptions } from '@tanstack/react-query'
import { readNotice } from '../../contract/objection.ts'
import { call } from '../kit/call.ts'

export const noticeQuery = queryOptions({
  queryKey: ['notice'],
  queryFn: ({ signal }) => call(readNotice, {}, { signal }),
  staleTime: 60_000,
})
