/** A page: its title in the tab and as heading, and where the focus goes when one arrives. */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useWords } from '../words/language.tsx'
import css from './page.module.css'

/** "Binnenkomst · Samenspraak" in the tab; `count` in front of it when something waits. */
export function useTitle(title: string, count = 0): void {
  const { house } = useWords()
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${title} · ${house.name}`
  }, [title, count, house.name])
}

/** The first page that opens leaves the focus at the top, where the skip link is. */
let opened = false

/** Puts the focus on a heading when one arrives (and when `key` changes), so that keyboard and screen reader come where the eye does. */
export function useArrival<T extends HTMLElement>(key = ''): { ref: RefObject<T | null>; tabIndex: -1 } {
  const ref = useRef<T>(null)
  useEffect(() => {
    if (opened) ref.current?.focus({ preventScroll: true })
    opened = true
  }, [key])
  return { ref, tabIndex: -1 }
}

/** A page that scrolls as a whole; lines stay readable, the rest of the width is air. */
export function Page(props: {
  title: string
  lead?: string
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  useTitle(props.title)
  const arrival = useArrival<HTMLHeadingElement>()
  return (
    <div className={css.scroll}>
      <div className={props.wide ? css.wide : css.page}>
        <header className={css.head}>
          <div>
            <h1 className={css.title} {...arrival}>
              {props.title}
            </h1>
            {props.lead && <p className={css.lead}>{props.lead}</p>}
          </div>
          {props.actions && <div className={css.actions}>{props.actions}</div>}
        </header>
        {props.children}
      </div>
    </div>
  )
}

/** A part of a page, set apart by air and one line, not by a box. */
export function Part(props: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className={css.part} aria-label={props.title}>
      <div className={css.partHead}>
        <h2>{props.title}</h2>
        {props.lead && <p>{props.lead}</p>}
      </div>
      <div className={css.partBody}>{props.children}</div>
    </section>
  )
}
