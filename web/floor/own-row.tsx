/** The row of one customer above the rows of everybody: whether they wait as long as others. */
import { Link } from '@tanstack/react-router'
import type { Floor, WaitMeasure } from '../../contract/floor.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { floorWords } from '../words/floor.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { Bars } from './bars.tsx'
import css from './own-row.module.css'
import { useContactWaits } from './queries.ts'
import { sayer } from './say-bar.ts'
import { Waits } from './waits-drawer.tsx'

/** Beside the rows stand so many of the last waits. */
const shown = 5

export function OwnRow({ id, floor, measure }: { id: string; floor: Floor; measure: WaitMeasure }) {
  const { contact } = useWords()
  const words = useWordsOf(floorWords)
  const format = useFormat()
  const asked = useContactWaits(id)
  if (asked.isPending) return <Bones rows={2} />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const own = asked.data
  const name = own.name || contact.unknown
  const says = sayer(words, format, floor.edges)
  return (
    <section className={css.own} aria-label={words.own(name)}>
      <h3>{words.own(name)}</h3>
      <p className={css.lead}>
        {own.n > 0 ? words.ownLead : words.ownNone}{' '}
        <Link to="/contacten/$contact" params={{ contact: id }}>
          {words.toContact}
        </Link>
      </p>
      {own.n > 0 && (
        <>
          <ul>
            <Bars
              {...{ measure, says }}
              title={words.thisOne}
              counts={own[measure]}
              edges={floor.edges[measure]}
              few={floor.few}
            />
          </ul>
          <Waits waits={own.last.slice(0, shown)} />
        </>
      )}
    </section>
  )
}
