/** The line between two panes: drag it, or move it with the arrow keys. The width is remembered. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useWords } from '../words/language.tsx'
import css from './panes.module.css'
import { useRemembered } from './remembered.ts'

export type Width = { value: number; set: (width: number) => void; min: number; max: number; first: number }

/** A width in pixels that this browser remembers. */
export function useWidth(name: string, first: number, min: number, max: number): Width {
  const [text, setText] = useRemembered<string>(`width.${name}`, String(first))
  const clamp = (width: number) => Math.round(Math.min(max, Math.max(min, width)))
  const value = clamp(Number(text) || first)
  return { value, set: (width) => setText(String(clamp(width))), min, max, first }
}

/** `side` says on which side of the line the pane stands whose width it sets. */
export function Divide(props: { width: Width; side: 'left' | 'right'; name: string; controls: string }) {
  const words = useWords()
  const from = useRef<{ x: number; width: number } | null>(null)
  const { width } = props
  const sign = props.side === 'left' ? 1 : -1

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, width: width.value }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (from.current) width.set(from.current.width + sign * (event.clientX - from.current.x))
  }
  const release = () => {
    from.current = null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -16 * sign, ArrowRight: 16 * sign }
    const step = steps[event.key]
    if (step !== undefined) width.set(width.value + step)
    else if (event.key === 'Home') width.set(width.min)
    else if (event.key === 'End') width.set(width.max)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can not be focused and moved
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={words.panes.resize(props.name)}
      aria-controls={props.controls}
      aria-valuenow={width.value}
      aria-valuemin={width.min}
      aria-valuemax={width.max}
      className={css.divide}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={onKeyDown}
      onDoubleClick={() => width.set(width.first)}
    />
  )
}
