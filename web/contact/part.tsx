/** A part of the page about somebody. What has something of its own to tell of a person is a `ContactPart` in `parts.tsx`. */
import type { ReactNode } from 'react'
import type { Contact } from '../../contract/contact.ts'
import css from './contact.module.css'

/** Shows nothing when there is nothing to tell. */
export type ContactPart = (props: { contact: Contact }) => ReactNode

export function Part(props: { title: string; children: ReactNode }) {
  return (
    <section className={css.part} aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}
