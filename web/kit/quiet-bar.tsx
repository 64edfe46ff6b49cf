import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import css from './quiet-bar.module.css'

/** What is new gathers here instead of moving what one reads; it opens on demand. Nothing is drawn when there is nothing. */
export function QuietBar(props: { label: string | null; toward: 'up' | 'down'; onOpen: () => void }) {
  return (
    <div className={css.place} data-toward={props.toward} aria-live="polite">
      {props.label && (
        <button type="button" className={css.bar} onClick={props.onOpen}>
          {props.label}
          {props.toward === 'up' ? (
            <IconArrowUp size={16} stroke={2} aria-hidden />
          ) : (
            <IconArrowDown size={16} stroke={2} aria-hidden />
          )}
        </button>
      )}
    </div>
  )
}
