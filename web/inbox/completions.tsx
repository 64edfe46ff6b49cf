/** What one may mean while typing, above the caret's box: chosen with the arrows and Enter, or by hand. */
import { type ReactNode, useEffect, useRef } from 'react'
import css from './completions.module.css'

export type Completion = { id: string; mark?: ReactNode; label: string; about?: string; hint?: string }

export function Completions(props: {
  id: string
  name: string
  options: readonly Completion[]
  active: number
  onActive: (index: number) => void
  onPick: (index: number) => void
  nothing?: ReactNode
  /** Beside the list: what the active one would bring. */
  children?: ReactNode
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[props.active]?.scrollIntoView({ block: 'nearest' })
  }, [props.active])
  return (
    <div className={css.box} data-split={Boolean(props.children)}>
      {props.options.length === 0 ? (
        <p className={css.nothing} role="status">
          {props.nothing}
        </p>
      ) : (
        // The caret stays in the text; the box there says which option is active.
        <div ref={list} className={css.list} role="listbox" id={props.id} aria-label={props.name} tabIndex={-1}>
          {props.options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard where one types
            <div
              key={option.id}
              id={`${props.id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === props.active}
              className={css.option}
              onPointerMove={() => index !== props.active && props.onActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => props.onPick(index)}
            >
              {option.mark && <span className={css.mark}>{option.mark}</span>}
              <span className={css.label}>{option.label}</span>
              {option.about && <span className={css.about}>{option.about}</span>}
              {option.hint && <span className={css.hint}>{option.hint}</span>}
            </div>
          ))}
        </div>
      )}
      {props.children && <div className={css.side}>{props.children}</div>}
    </div>
  )
}
