/** The queue as a virtual list: thousands of conversations, a screenful of rows. j and k walk through it, Enter opens. */
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent as ReactKeyboardEvent,
  type MouseEvent as ReactMouseEvent,
  type RefObject,
  useEffect,
} from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { useKeys } from '../kit/keys.ts'
import { Bones } from '../kit/states.tsx'
import { useWords } from '../words/language.tsx'
import css from './queue.module.css'
import { type Density, QueueRow, rowHeight } from './queue-row.tsx'
import type { Selection } from './queue-select.ts'

export type QueueProps = {
  scroll: RefObject<HTMLDivElement | null>
  rows: readonly Conversation[]
  conversations: Readonly<Record<string, Conversation>>
  belonging: ReadonlySet<string>
  current: string | undefined
  density: Density
  me: string
  more: boolean
  loadingMore: boolean
  onMore: () => void
  onLook: (rows: number) => void
  /** Null for who may do nothing with it. */
  selection: Selection | null
}

export function Queue(props: QueueProps) {
  const { scroll, rows, density, onLook, onMore, more, loadingMore, selection } = props
  const { inbox, queue } = useWords()
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight[density],
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  })
  const lastInView = list.range?.endIndex ?? -1

  useEffect(() => onLook(lastInView + 1), [onLook, lastInView])
  useEffect(() => {
    if (more && !loadingMore && lastInView >= rows.length - 12) onMore()
  }, [more, loadingMore, lastInView, rows.length, onMore])
  useEffect(() => list.measure(), [density])

  const walk = (step: 1 | -1) => {
    const from = focusedId() ?? props.current
    const index = rows.findIndex((row) => row.id === from)
    const next = rows[index < 0 ? 0 : index + step]
    if (!next) return undefined
    list.scrollToIndex(index < 0 ? 0 : index + step, { align: 'auto' })
    focusRow(next.id)
    return { from: rows[index]?.id, to: next.id }
  }
  /** With the arrows one walks too; with shift what one walks over is chosen along the way. */
  const onArrow = (event: ReactKeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const walked = walk(event.key === 'ArrowDown' ? 1 : -1)
    if (!walked || !event.shiftKey || !selection) return
    selection.reach(walked.to, walked.from)
  }
  /** A click with shift chooses everything up to there. */
  const onShiftClick = (event: ReactMouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-id]') : null
    if (!event.shiftKey || !row?.dataset.id || !selection) return
    event.preventDefault()
    event.stopPropagation()
    selection.reach(row.dataset.id, props.current)
  }
  useKeys({ j: () => walk(1), k: () => walk(-1) })
  useKeys(
    {
      x: () => {
        const id = focusedId() ?? props.current
        if (id) selection?.toggle(id)
      },
    },
    selection !== null,
  )

  return (
    <div className={css.frame}>
      <div ref={scroll} className={css.scroll}>
        <ul
          className={css.list}
          style={{ height: list.getTotalSize() }}
          aria-label={inbox.queue}
          data-selecting={selection?.on}
          onKeyDown={onArrow}
          onClickCapture={onShiftClick}
        >
          {list.getVirtualItems().map((item) => {
            const placed = rows[item.index]
            if (!placed) return null
            return (
              <li
                key={item.key}
                className={css.item}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                aria-setsize={more ? -1 : rows.length}
                aria-posinset={item.index + 1}
              >
                <QueueRow
                  conversation={props.conversations[placed.id] ?? placed}
                  density={density}
                  me={props.me}
                  left={!props.belonging.has(placed.id)}
                  current={placed.id === props.current}
                />
                {selection && (
                  <input
                    type="checkbox"
                    className={css.pick}
                    checked={selection.has(placed.id)}
                    tabIndex={selection.on ? 0 : -1}
                    aria-label={queue.selectOne(placed.contact.name)}
                    onChange={() => {
                      selection.toggle(placed.id)
                      focusRow(placed.id)
                    }}
                  />
                )}
              </li>
            )
          })}
        </ul>
        {more ? <Bones rows={2} /> : <p className={css.end}>{inbox.end}</p>}
      </div>
    </div>
  )
}

/** The row that has the focus, wherever in the list. */
export function focusedId(): string | undefined {
  const { activeElement } = document
  return activeElement instanceof HTMLElement ? activeElement.dataset.id : undefined
}

/** A row that was scrolled to is drawn in the next frame or the one after; then it can have the focus. */
export function focusRow(id: string, tries = 5): void {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`a[data-id="${CSS.escape(id)}"]`)
    if (row) row.focus({ preventScroll: true })
    else if (tries > 0) focusRow(id, tries - 1)
  })
}
