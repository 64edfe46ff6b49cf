import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { askForCircles, readPicture } from '../../contract/circle.ts'
import { call } from '../kit/call.ts'
import type { CircleSearch } from './search.ts'

const soonMs = 2000

export function usePicture({ groep, persoon, label }: CircleSearch) {
  const around = { ...(groep && { group: groep }), ...(persoon && { contact: persoon }), ...(label && { label }) }
  return useQuery({
    queryKey: ['circles', around],
    queryFn: ({ signal }) => call(readPicture, around, { signal }),
    staleTime: 60_000,
    // A picture that moves under one's eyes is of no use: it is asked for again only while circles are being found.
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.run?.state) ? soonMs : false),
  })
}

export const isUnderWay = (state: string | undefined) => state === 'asked' || state === 'finding'

export function useAskForCircles() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call(askForCircles, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['circles'] }),
  })
}
