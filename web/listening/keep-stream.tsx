/** Beside a stream that is narrowed down: keep it as a view; or, of one that is kept, what can be done with that. */
import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../organisation/session.ts'
import { useViews } from '../view/queries.ts'
import { ViewActions } from '../view/view-actions.tsx'
import { ViewForm } from '../view/view-form.tsx'
import { useWords } from '../words/language.tsx'
import { isSameStream, streamOf } from './search.ts'

const route = getRouteApi('/house/luisteren')

/** The view that is looked at, when it is one. */
export function useStreamView() {
  const search = route.useSearch()
  const { streams } = useViews()
  return streams.find(({ stream }) => stream && isSameStream(stream, search))
}

export function KeepStream() {
  const { queue } = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [naming, setNaming] = useState(false)
  const { streams } = useViews()
  const view = useStreamView()
  const mayKeep = useMay('view.keep')
  if (view)
    return (
      <ViewActions
        view={view}
        views={streams}
        onRemoved={() => void navigate({ search: search.groep ? { groep: search.groep } : {} })}
      />
    )
  if (!mayKeep || Object.keys(search).length === 0) return null
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setNaming(true)}>
        {queue.saveView}
      </Button>
      <ViewForm open={naming} asks={{ filters: {}, stream: streamOf(search) }} onClose={() => setNaming(false)} />
    </>
  )
}
