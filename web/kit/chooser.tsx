/** One of what is found while one types is chosen, in a dialog: with the arrows and Enter, or by hand. */
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import css from './chooser.module.css'

export function Chooser<T extends { id: string }>(props: {
  /** What is looked for; the name of the field and of the list. */
  name: string
  typed: string
  onType: (typed: string) => void
  found: readonly T[]
  onChoose: (one: T) => void
  /** The list is not yet that of what is typed: Enter waits for it. */
  isOld?: boolean
  disabled?: boolean
  maxLength?: number
  children: (one: T) => ReactNode
}) {
  const { found, onChoose } = props
  const [at, setAt] = useState(0)
  const listId = useId()
  const current = found[Math.min(at, found.length - 1)]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) setAt((now) => (now + step + found.length) % found.length)
    else if (event.key === 'Enter' && current && !props.isOld) onChoose(current)
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        aria-label={props.name}
        placeholder={props.name}
        value={props.typed}
        {...(props.maxLength !== undefined && { maxLength: props.maxLength })}
        disabled={props.disabled ?? false}
        onChange={(event) => {
          props.onType(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={props.name} className={css.list}>
        {found.map((one) => (
          <div
            key={one.id}
            id={`${listId}-${one.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={one.id === current?.id}
            className={css.option}
            onClick={() => {
              if (!props.disabled) onChoose(one)
            }}
            onKeyDown={onKeyDown}
          >
            {props.children(one)}
          </div>
        ))}
      </div>
    </>
  )
}
