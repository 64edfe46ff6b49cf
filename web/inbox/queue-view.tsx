/** Saved views: keep what is asked now, and what can be done with one that is kept. */
import { ActionIcon, Button, Menu, Modal, Switch, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Filters } from '../../contract/conversation.ts'
import { changeView, createView, removeView, type View, type ViewFilters } from '../../contract/view.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { viewsQuery } from '../view/queries.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './queue-nav.module.css'
import form from './queue-view.module.css'

/** Runs a change of views and says what came of it. @returns what the change answered, or null when it was refused */
function useChange() {
  const { words, language } = useSpeech()
  const queries = useQueryClient()
  return async <T,>(work: () => Promise<T>, done?: string): Promise<T | null> => {
    try {
      const answer = await work()
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey })
      void queries.invalidateQueries({ queryKey: ['counts'] })
      if (done) toast(done)
      return answer
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return null
    }
  }
}

const isMine = (filters: ViewFilters) => filters.owner === 'mine'
/** What a view can hold of what is asked. */
const keepable = ({ view: _, following: __, ...filters }: Filters): ViewFilters => filters

/** Beside a filter that no view holds: save it, or bring the view that it was made of up to date. */
export function KeepView(props: { filters: Filters; basis: View | undefined }) {
  const { queue } = useWords()
  const [naming, setNaming] = useState(false)
  const mayShare = useMay('view.share')
  const change = useChange()
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
      <NameView open={naming} filters={filters} onClose={() => setNaming(false)} />
    </>
  )
}

/** Asks for the name of a new view, or of one that is renamed. */
function NameView(props: { open: boolean; filters: ViewFilters; view?: View; onClose: () => void }) {
  const { queue, act } = useWords()
  const title = props.view ? queue.rename : queue.saveView
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={title}
      size={420}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <NameForm {...props} />
    </Modal>
  )
}

function NameForm(props: { filters: ViewFilters; view?: View; onClose: () => void }) {
  const { queue, act } = useWords()
  const navigate = useNavigate()
  const mayShare = useMay('view.share')
  const change = useChange()
  const [name, setName] = useState(props.view?.name ?? '')
  const [shared, setShared] = useState(false)
  const mine = isMine(props.filters)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { view, filters } = props
    const kept = view
      ? await change(() => call(changeView, { id: view.id, name }), queue.viewSaved(name))
      : await change(() => call(createView, { name, personal: !shared, filters }), queue.viewSaved(name))
    if (!kept) return
    props.onClose()
    if (!view) void navigate({ to: '/gesprekken', search: { view: kept.id } })
  }
  return (
    <form className={form.form} onSubmit={(event) => void save(event)}>
      <TextInput
        label={queue.viewName}
        placeholder={queue.viewExample}
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      {!props.view && mayShare && (
        <Switch
          checked={shared && !mine}
          disabled={mine}
          onChange={(event) => setShared(event.currentTarget.checked)}
          label={queue.forAll}
          description={mine ? queue.forAllMine : queue.forAllHelp}
        />
      )}
      <div className={form.foot}>
        <Button type="submit">{act.save}</Button>
      </div>
    </form>
  )
}

/** What can be done with a view, for those who may. */
export function ViewActions(props: { view: View; views: readonly View[]; current: boolean }) {
  const { queue } = useWords()
  const mayShare = useMay('view.share')
  const mayKeep = useMay('view.keep')
  const navigate = useNavigate()
  const change = useChange()
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
    if (done && props.current) void navigate({ to: '/gesprekken', search: {} })
  }
  return (
    <div className={css.actions} data-open={opened}>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon size={28} aria-label={queue.viewActions(view.name)}>
            <IconDots size={16} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setNaming(true)}>{queue.rename}</Menu.Item>
          {mayShare && !isMine(view.filters) && (
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
      <NameView open={naming} view={view} filters={view.filters} onClose={() => setNaming(false)} />
      <Confirm
        open={asking}
        title={queue.removeViewSure(view.name)}
        act={queue.removeView}
        danger
        onAct={remove}
        onClose={() => setAsking(false)}
      >
        {queue.removeViewBody}
      </Confirm>
    </div>
  )
}
