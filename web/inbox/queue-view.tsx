/** Beside a filter that no view holds: save it, or bring the view that it was made of up to date. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Filters } from '../../contract/conversation.ts'
import { changeView, type View, type ViewFilters } from '../../contract/view.ts'
import { call } from '../kit/call.ts'
import { useMay } from '../organisation/session.ts'
import { useChangeViews } from '../view/use-change-views.ts'
import { ViewForm } from '../view/view-form.tsx'
import { useWords } from '../words/language.tsx'

/** What a view can hold of what is asked. */
const keepable = ({ view: _, following: __, late: ___, ...filters }: Filters): ViewFilters => filters

export function KeepView(props: { filters: Filters; basis: View | undefined }) {
  const { queue } = useWords()
  const [naming, setNaming] = useState(false)
  const mayShare = useMay('view.share')
  const change = useChangeViews()
  const navigate = useNavigate()
  const { basis } = props
  const filters = keepable(props.filters)
  const update = async (view: View) => {
    const done = await change(() => call(changeView, { id: view.id, filters }), queue.viewSaved(view.name))
    if (done) void navigate({ to: '/gesprekken', search: { view: view.id } })
  }
  return (
    <>
      {basis && (basis.personal || mayShare) && (
        <Button variant="subtle" size="compact-sm" onClick={() => void update(basis)}>
          {queue.updateView(basis.name)}
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={() => setNaming(true)}>
        {queue.saveView}
      </Button>
      <ViewForm open={naming} asks={{ filters, stream: null }} onClose={() => setNaming(false)} />
    </>
  )
}
