/** Labels: their names and colours, and what the program understands by them. */
import { ActionIcon, Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { IconPencil, IconPlus, IconTag, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { changeLabel, createLabel, type Label, removeLabel } from '../../contract/label.ts'
import { useCounts } from '../house/rail.tsx'
import { call, problemOf } from '../kit/call.ts'
import { ColourField } from '../kit/colour-field.tsx'
import { Confirm } from '../kit/confirm.tsx'
import { fold } from '../kit/fold.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Tip } from '../kit/tip.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { LabelDot } from './label-chip.tsx'
import css from './labels-page.module.css'
import { useLabels } from './queries.ts'

/** From so many on one wants to look one up. */
const many = 12

export function LabelsPage() {
  const { label: words } = useWords()
  const { labels, asked } = useLabels()
  const mayChange = useMay('label.change')
  const [editing, setEditing] = useState<Label | 'new' | null>(null)
  const [typed, setTyped] = useState('')
  const found = labels.filter(({ name }) => fold(name).includes(fold(typed.trim())))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        mayChange && (
          <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        )
      }
    >
      {labels.length > many && (
        <TextInput
          className={css.find ?? ''}
          aria-label={words.find}
          placeholder={words.find}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : labels.length === 0 ? (
        <Empty icon={<IconTag stroke={1.5} />} title={words.emptyTitle}>
          {words.emptyBody}
        </Empty>
      ) : (
        <ul className={css.labels}>
          {found.map((label) => (
            <Line key={label.id} label={label} mayChange={mayChange} onEdit={() => setEditing(label)} />
          ))}
          {found.length === 0 && <li className={css.none}>{words.nothing}</li>}
        </ul>
      )}
      <Edit editing={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}

function Line(props: { label: Label; mayChange: boolean; onEdit: () => void }) {
  const { words, language, format } = useSpeech()
  const counts = useCounts()
  const [asking, setAsking] = useState(false)
  const { label } = props
  const n = counts?.lists[label.id] ?? 0
  const remove = async () => {
    try {
      await call(removeLabel, { id: label.id })
      toast(words.label.removed(label.name))
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <li className={css.line}>
      <LabelDot colour={label.colour} />
      <bdi className={css.name}>{label.name}</bdi>
      {label.meaning && <span className={css.meaning}>{words.label.complaintMark}</span>}
      <span className={css.grow} />
      {n > 0 && (
        <LinkButton to="/gesprekken" search={{ labels: label.id, state: 'all' }} variant="subtle" size="compact-sm">
          {words.label.on(format.number(n))}
        </LinkButton>
      )}
      {props.mayChange && (
        <>
          <Tip label={words.label.change(label.name)}>
            <ActionIcon aria-label={words.label.change(label.name)} onClick={props.onEdit}>
              <IconPencil size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tip>
          <Tip label={words.label.remove(label.name)}>
            <ActionIcon aria-label={words.label.remove(label.name)} onClick={() => setAsking(true)}>
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tip>
        </>
      )}
      <Confirm
        open={asking}
        title={words.label.removeSure(label.name)}
        act={words.act.remove}
        danger
        onAct={remove}
        onClose={() => setAsking(false)}
      >
        {words.label.removeBody}
      </Confirm>
    </li>
  )
}

function Edit(props: { editing: Label | 'new' | null; onClose: () => void }) {
  const { label: words, act } = useWords()
  const { editing } = props
  const title = editing && editing !== 'new' ? words.change(editing.name) : words.add
  return (
    <Modal
      opened={editing !== null}
      onClose={props.onClose}
      title={title}
      size={420}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      {editing && <EditForm label={editing === 'new' ? null : editing} onClose={props.onClose} />}
    </Modal>
  )
}

function EditForm(props: { label: Label | null; onClose: () => void }) {
  const { words, language } = useSpeech()
  const { label } = props
  const [name, setName] = useState(label?.name ?? '')
  const [colour, setColour] = useState<Label['colour']>(label?.colour ?? 'blue')
  const [complaint, setComplaint] = useState(label?.meaning === 'complaint')
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const meaning = complaint ? ('complaint' as const) : null
    try {
      const kept = label
        ? await call(changeLabel, { id: label.id, name, colour, meaning })
        : await call(createLabel, { name, colour, meaning })
      live.learn({ things: { label: [kept] } })
      toast(words.label.saved(kept.name))
      props.onClose()
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <TextInput
        label={words.label.name}
        placeholder={words.label.example}
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      <ColourField value={colour} onChange={setColour} />
      <Checkbox
        checked={complaint}
        onChange={(event) => setComplaint(event.currentTarget.checked)}
        label={words.label.complaint}
        description={words.label.complaintHelp}
      />
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit">{words.act.save}</Button>
      </div>
    </form>
  )
}
