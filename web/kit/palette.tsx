/** Mod+K: go anywhere, do anything, by typing a few letters. Loaded when it is first opened. */
import '@mantine/spotlight/styles.layer.css'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useWords } from '../words/language.tsx'
import { keyLabel } from './keys.ts'
import css from './palette.module.css'
import { quick } from './theme.ts'

export type Command = {
  id: string
  label: string
  about?: string
  keys?: string
  icon?: ReactNode
  run: () => void
  /** Shown whatever is typed: it was found in another way. */
  always?: boolean
}
export type CommandGroup = { title: string; commands: Command[] }

/** Whether a command stays in the list for what is typed, as the list itself decides it. */
export const answersTo = ({ label, about = '' }: Command, typed: string): boolean =>
  `${label}\n${about}`.toLowerCase().includes(typed.trim().toLowerCase())

/** @param props.typed what stands in the box */
export function Palette(props: {
  groups: CommandGroup[]
  typed: string
  onType: (typed: string) => void
  onClose: () => void
}) {
  const words = useWords()
  useEffect(() => spotlight.open(), [])
  return (
    <Spotlight
      actions={props.groups.filter((group) => group.commands.length > 0).map((group) => drawGroup(group, props.typed))}
      query={props.typed}
      onQueryChange={props.onType}
      shortcut={null}
      onSpotlightClose={props.onClose}
      nothingFound={words.palette.nothing}
      limit={12}
      lockScroll={false}
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': words.house.find } }}
      scrollable
      maxHeight={440}
      transitionProps={{ duration: quick, transition: 'fade' }}
      searchProps={{
        placeholder: words.palette.placeholder,
        'aria-label': words.palette.placeholder,
        leftSection: <IconSearch size={18} stroke={1.75} aria-hidden />,
      }}
      classNames={{ action: css.action, actionsGroup: css.group, actionsList: css.list, search: css.search }}
    />
  )
}

function drawGroup(group: CommandGroup, typed: string): SpotlightActionGroupData {
  return {
    group: group.title,
    actions: group.commands.map((command) => ({
      id: command.id,
      label: command.label,
      ...(command.always ? { keywords: [typed] } : {}),
      ...(command.about ? { description: command.about } : {}),
      leftSection: command.icon,
      rightSection: command.keys ? <kbd className={css.key}>{keyLabel(command.keys)}</kbd> : null,
      onClick: command.run,
    })),
  }
}
