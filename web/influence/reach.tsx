/** How far the voice of somebody reaches: five marks, a word, how sure that is, and why. Nothing where the organisation keeps none. */
import { useId, useState } from 'react'
import type { Factor } from '../../contract/influence.ts'
import { influenceWords } from '../words/influence.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './influence.module.css'
import { useFactor } from './queries.ts'
import { Reasons } from './reasons.tsx'

const levels = [1, 2, 3, 4, 5]

/** @param heading as deep as where it stands */
export function ReachPart({ contact, heading: Heading }: { contact: string; heading: 'h2' | 'h3' }) {
  const words = useWordsOf(influenceWords)
  const { data: factor } = useFactor(contact)
  // What is not there has not failed: the page about somebody goes on without it.
  if (!factor) return null
  return (
    <section className={css.part} aria-label={words.reach}>
      <Heading>{words.reach}</Heading>
      <Reach factor={factor} />
    </section>
  )
}

export function Reach({ factor, open = false }: { factor: Factor; open?: boolean }) {
  const words = useWordsOf(influenceWords)
  const [isOpen, setOpen] = useState(open)
  const id = useId()
  const { state, level, lowLevel, highLevel, asleep } = factor
  if (state !== 'known' || level === null)
    return <p className={css.unknown}>{state !== 'known' && words.state[state]}</p>
  return (
    <>
      <p className={css.reach}>
        <span className={css.marks} aria-hidden>
          {levels.map((one) => (
            <i key={one} data-on={one <= level || undefined} />
          ))}
        </span>
        <strong>{words.names[level - 1]}</strong>
        <span className={css.of}>{words.of(level)}</span>
        <button
          type="button"
          className={css.why}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {words.why}
        </button>
      </p>
      <p className={css.quiet}>{asleep ? words.asleep : words.between(lowLevel ?? level, highLevel ?? level)}</p>
      <div id={id} hidden={!isOpen}>
        <Reasons factor={factor} />
      </div>
    </>
  )
}
