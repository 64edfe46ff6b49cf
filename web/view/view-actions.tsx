/** What can be done with a view, for those who may. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { changeView, removeView, type View } from '../../contract/view.ts'
import { call } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { useMay } from '../organisation/session.ts'
import { useWords } from '../words/language.tsx'
import { useChangeViews } from './use-change-views.ts'
import { ViewForm } from './view-form.tsx'

export function ViewActions(props: {
  view: View
  /** Those it stands among, in their order. */
  views: readonly View[]
  onRemoved: () => void
  className?: string | undefined
}) {
  const { queue } = useWords()
  const mayShare = useMay('view.share')
  const mayKeep = useMay('view.keep')
  const change = useChangeViews()
  const [opened, setOpened] = useState(false)
  const [naming, setNaming] = useState(false)
  const [asking, setAsking] = useState(false)
  const { view } = props
  if (!(view.personal ? mayKeep : mayShare)) return null
  const at = props.views.findIndex(({ id }) => id === view.id)
  const swap = (other: View | undefined) =>
    other &&
    change(async () => {
      const [a, b] = view.place === other.place ? [other.place + 1, other.place] : [other.place, view.place]
      await call(changeView, { id: view.id, place: a })
      await call(changeView, { id: other.id, place: b })
    })
  const remove = async () => {
    const done = await change(() => call(removeView, { id: view.id }), queue.viewRemoved(view.name))
    if (done) props.onRemoved()
  }
  return (
    <div className={props.className} data-open={opened}>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon size={28} aria-label={queue.viewActions(view.name)}>
            <IconDots size={16} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setNaming(true)}>{queue.rename}</Menu.Item>
          {mayShare && view.filters.owner !== 'mine' && (
            <Menu.Item onClick={() => void change(() => call(changeView, { id: view.id, personal: !view.personal }))}>
              {view.personal ? queue.share : queue.unshare}
            </Menu.Item>
          )}
          {at > 0 && <Menu.Item onClick={() => void swap(props.views[at - 1])}>{queue.up}</Menu.Item>}
          {at < props.views.length - 1 && (
            <Menu.Item onClick={() => void swap(props.views[at + 1])}>{queue.down}</Menu.Item>
          )}
          <Menu.Item color="red" onClick={() => setAsking(true)}>
            {queue.removeView}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ViewForm open={naming} view={view} asks={view} onClose={() => setNaming(false)} />
      <Confirm
        open={asking}
        title={queue.removeViewSure(view.name)}
        act={queue.removeView}
        danger
        onAct={remove}
        onClose={() => setAsking(false)}
      >
        {view.stream ? queue.removeStreamViewBody : queue.removeViewBody}
      </Confirm>
    </div>
  )
}
