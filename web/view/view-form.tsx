/** Asks for the name of a new view, or of one that is renamed. */
import { Button, Modal, Switch, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { changeView, createView, type View } from '../../contract/view.ts'
import { call } from '../kit/call.ts'
import { useMay } from '../organisation/session.ts'
import { useWords } from '../words/language.tsx'
import { placeOf } from './place-of.ts'
import { useChangeViews } from './use-change-views.ts'
import css from './view-form.module.css'

type ViewFormProps = {
  /** What a new one asks. */
  asks: Pick<View, 'filters' | 'stream'>
  view?: View
  onClose: () => void
}

export function ViewForm({ open, ...props }: ViewFormProps & { open: boolean }) {
  const { queue, act } = useWords()
  const title = props.view ? queue.rename : queue.saveView
  return (
    <Modal
      opened={open}
      onClose={props.onClose}
      title={title}
      size={420}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <Fields {...props} />
    </Modal>
  )
}

function Fields({ asks, view, onClose }: ViewFormProps) {
  const { queue, act } = useWords()
  const navigate = useNavigate()
  const mayShare = useMay('view.share')
  const change = useChangeViews()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(false)
  const mine = asks.filters.owner === 'mine'
  const { filters, stream } = asks
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const made = { name, personal: !shared, filters, ...(stream && { stream }) }
    const kept = await change(
      () => (view ? call(changeView, { id: view.id, name }) : call(createView, made)),
      queue.viewSaved(name),
    )
    if (!kept) return
    onClose()
    if (!view) void navigate(placeOf(kept))
  }
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
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
      {!view && mayShare && (
        <Switch
          checked={shared && !mine}
          disabled={mine}
          onChange={(event) => setShared(event.currentTarget.checked)}
          label={queue.forAll}
          description={mine ? queue.forAllMine : queue.forAllHelp}
        />
      )}
      <div className={css.foot}>
        <Button type="submit">{act.save}</Button>
      </div>
    </form>
  )
}
