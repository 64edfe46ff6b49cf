/** A button that opens a list in which one finds by typing: made for hundreds of people or labels. */
import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../words/language.tsx'
import { fold } from './fold.ts'
import css from './picker.module.css'

export type PickerOption = { value: string; label: string; mark?: ReactNode }

/** So many are drawn; the rest is found by typing. */
const mostShown = 60

export function Picker(props: {
  /** What is chosen here; the name of the field and of the list. */
  name: string
  options: readonly PickerOption[]
  chosen?: readonly string[]
  /** Some of the selection have it, others do not. */
  partly?: readonly string[]
  onPick: (value: string) => void
  /** Choosing more than one. */
  several?: boolean
  /** The button; it opens the list. */
  children: (open: () => void, opened: boolean) => ReactElement
  opened?: boolean
  onOpened?: (opened: boolean) => void
}) {
  const { picker } = useWords()
  const [typed, setTyped] = useState('')
  const { chosen = [], partly = [], opened, onOpened } = props
  const box = useCombobox({
    onDropdownOpen: () => {
      onOpened?.(true)
      setTimeout(() => box.focusSearchInput())
      box.resetSelectedOption()
    },
    onDropdownClose: () => {
      onOpened?.(false)
      setTyped('')
      box.focusTarget()
    },
  })
  useEffect(() => {
    if (opened && !box.dropdownOpened) box.openDropdown()
  }, [opened])
  const wanted = fold(typed.trim())
  const found = props.options.filter(({ label }) => fold(label).includes(wanted))
  const pick = (value: string) => {
    props.onPick(value)
    if (!props.several) box.closeDropdown()
  }
  return (
    <Combobox
      store={box}
      keepMounted={false}
      width={260}
      position="bottom-start"
      withinPortal={false}
      floatingStrategy="fixed"
      onOptionSubmit={pick}
    >
      <Combobox.Target targetType="button">
        {props.children(() => box.toggleDropdown(), box.dropdownOpened)}
      </Combobox.Target>
      <Combobox.Dropdown className={css.dropdown ?? ''}>
        <Combobox.Search
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            box.selectFirstOption()
          }}
          placeholder={picker.find}
          aria-label={`${props.name}: ${picker.find}`}
        />
        <Combobox.Options className={css.options ?? ''} aria-label={props.name}>
          {found.slice(0, mostShown).map(({ value, label, mark }) => (
            <Combobox.Option key={value} value={value} active={chosen.includes(value)} className={css.option ?? ''}>
              {mark}
              <bdi className={css.label}>{label}</bdi>
              {chosen.includes(value) && <IconCheck size={16} stroke={2} aria-label={picker.chosen} />}
              {partly.includes(value) && <span className={css.partly}>{picker.partly}</span>}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{picker.nothing}</Combobox.Empty>}
        </Combobox.Options>
        {found.length > mostShown && <p className={css.more}>{picker.more(found.length - mostShown)}</p>}
      </Combobox.Dropdown>
    </Combobox>
  )
}
