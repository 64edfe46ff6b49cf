/** Somebody or something in a row of them, with a way out. */
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './teams-page.module.css'

export function Chip(props: { children: ReactNode; remove: string | false; onRemove: () => void }) {
  return (
    <li className={css.chip}>
      {props.children}
      {props.remove && (
        <ActionIcon size={24} aria-label={props.remove} onClick={props.onRemove}>
          <IconX size={14} stroke={2} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}
