/** The labels on a conversation, and the list in which one sets or takes them. */
import { IconTag, IconX } from '@tabler/icons-react'
import type { ComponentPropsWithRef } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { Picker } from '../kit/picker.tsx'
import { Tip } from '../kit/tip.tsx'
import { LabelChip, LabelDot } from '../label/label-chip.tsx'
import { useLabels } from '../label/queries.ts'
import { useWords } from '../words/language.tsx'
import css from './conversation-labels.module.css'

export function Labels(props: {
  of: Conversation
  may: boolean
  opened: boolean
  onOpened: (opened: boolean) => void
  onLabel: (change: { add: string[]; remove: string[] }) => void
}) {
  const { timeline: says } = useWords()
  const { labels, byId } = useLabels()
  const { of, may } = props
  const worn = of.labelIds.flatMap((id) => byId[id] ?? [])
  const toggle = (id: string) =>
    props.onLabel(of.labelIds.includes(id) ? { add: [], remove: [id] } : { add: [id], remove: [] })
  return (
    <span className={css.labels}>
      {worn.map((label) => (
        <span key={label.id} className={css.worn}>
          <LabelChip label={label} />
          {may && (
            <button
              type="button"
              className={css.drop}
              aria-label={says.takeOff(label.name)}
              onClick={() => toggle(label.id)}
            >
              <IconX size={12} stroke={2} aria-hidden />
            </button>
          )}
        </span>
      ))}
      {may && labels.length > 0 && (
        <Picker
          name={says.pickLabel}
          options={labels.map((label) => ({
            value: label.id,
            label: label.name,
            mark: <LabelDot colour={label.colour} />,
          }))}
          chosen={of.labelIds}
          several
          opened={props.opened}
          onOpened={props.onOpened}
          onPick={toggle}
        >
          {(open, opened) => (
            <Add name={says.pickLabel} aria-expanded={opened} onClick={open}>
              <IconTag size={14} stroke={1.8} aria-hidden />
              {worn.length === 0 && says.label}
            </Add>
          )}
        </Picker>
      )}
    </span>
  )
}

/** The list hangs on the button itself, and not on its tooltip. */
function Add({ name, ...button }: ComponentPropsWithRef<'button'> & { name: string }) {
  return (
    <Tip label={name} keys="l">
      <button type="button" aria-label={name} {...button} className={css.add} />
    </Tip>
  )
}
