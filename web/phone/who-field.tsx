/** Who it was: found while typing, or new. What is typed and not chosen becomes the name, or the number. */
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useEffect } from 'react'
import type { Caller } from '../../contract/phone.ts'
import { useWords } from '../words/language.tsx'
import { useCallers } from './use-callers.ts'
import css from './who-field.module.css'

export function WhoField(props: {
  /** The number they call from: what is typed is then a name. */
  number?: string | undefined
  typed: string
  onType: (typed: string) => void
  onChoose: (caller: Caller) => void
  error: string | null
}) {
  const { phone } = useWords()
  const { typed } = props
  const { people, isOld } = useCallers(typed)
  const box = useCombobox()
  const isFound = people.length > 0
  // Enter takes the first; whoever is new is written down by going on to the next field.
  useEffect(() => {
    if (isFound && !isOld) box.selectFirstOption()
  }, [isFound, isOld, typed])
  const choose = (id: string) => {
    const found = people.find((one) => one.id === id)
    if (found) props.onChoose(found)
    box.closeDropdown()
  }
  return (
    <Combobox store={box} onOptionSubmit={choose} withinPortal={false} position="bottom-start">
      <Combobox.Target>
        <TextInput
          label={phone.who}
          description={props.number ? phone.newNumber(props.number) : phone.whoHelp}
          value={typed}
          error={props.error}
          autoComplete="off"
          maxLength={100}
          data-autofocus
          onChange={(event) => {
            props.onType(event.currentTarget.value)
            box.openDropdown()
            box.resetSelectedOption()
          }}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim().length < 2 || (isOld && people.length === 0)}>
        <Combobox.Options aria-label={phone.who}>
          {people.map((one) => (
            <Combobox.Option key={one.id} value={one.id} className={css.option ?? ''}>
              <bdi className={css.name}>{one.name}</bdi>
              {one.number && <span className={css.number}>{one.number}</span>}
              {one.conversations[0] && <span className={css.about}>{one.conversations[0].subject}</span>}
            </Combobox.Option>
          ))}
          {people.length === 0 && <Combobox.Empty>{phone.nobody}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
