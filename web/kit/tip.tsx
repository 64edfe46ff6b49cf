import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import { keyLabel } from './keys.ts'
import css from './tip.module.css'

/** A tooltip that also teaches the key. The label must repeat or complete what the control itself says. */
export function Tip(props: {
  label: string
  keys?: string | undefined
  position?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactElement
}) {
  return (
    <Tooltip
      position={props.position ?? 'bottom'}
      events={{ hover: true, focus: true, touch: false }}
      label={
        <span className={css.tip}>
          {props.label}
          {props.keys && <kbd className={css.key}>{keyLabel(props.keys)}</kbd>}
        </span>
      }
    >
      {props.children}
    </Tooltip>
  )
}

/** A key as it stands on the keyboard; "g i" is drawn as two. */
export function Key(props: { keys: string }) {
  return (
    <span className={css.keys}>
      {props.keys.split(' ').map((key) => (
        <kbd key={key} className={css.plain}>
          {keyLabel(key)}
        </kbd>
      ))}
    </span>
  )
}
