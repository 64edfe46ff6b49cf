/** The same as the picture, as a table: sorted by any column, a few hundred lines at a time. */
import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { circleWords } from '../words/circle.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './circle.module.css'
import { type Network, toneOf } from './network.ts'

const columns = ['name', 'network', 'circle', 'reach', 'gets', 'gives', 'tone'] as const
type Column = (typeof columns)[number]
const atOnce = 200
const inText: ReadonlySet<Column> = new Set(['name', 'network', 'circle'])

export function PeopleTable({ network }: { network: Network }) {
  const words = useWordsOf(circleWords)
  const format = useFormat()
  const [by, setBy] = useState<Column>('reach')
  const [turned, setTurned] = useState(false)
  const [shown, setShown] = useState(atOnce)
  const order = useMemo(() => sorted(network, by, turned), [network, by, turned])
  const sort = (column: Column) => {
    setTurned(column === by && !turned)
    setBy(column)
    setShown(atOnce)
  }
  const more = Math.min(atOnce, order.length - shown)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it sideways too
    <section className={css.tableFrame} aria-label={words.table} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                data-number={!inText.has(column)}
                aria-sort={column !== by ? 'none' : inText.has(column) === turned ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  className={css.sort}
                  title={words.sort(words.columns[column])}
                  onClick={() => sort(column)}
                >
                  {words.columns[column]}
                  {column === by &&
                    (inText.has(column) === turned ? (
                      <IconArrowDown size={14} aria-hidden />
                    ) : (
                      <IconArrowUp size={14} aria-hidden />
                    ))}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.slice(0, shown).map((i) => {
            const one = network.people[i]
            if (!one) return null
            const circle = network.circleOf(one)
            return (
              <tr key={one.id}>
                <th scope="row">
                  {one.contactId ? (
                    <Link to="/contacten/$contact" params={{ contact: one.contactId }}>
                      <bdi>{one.name}</bdi>
                    </Link>
                  ) : (
                    <bdi>{one.name}</bdi>
                  )}
                  {one.ours && <span className={css.quiet}> {words.ours}</span>}
                </th>
                <td>{one.network}</td>
                <td>{circle ? words.circleOf(circle.name) : words.noCircle}</td>
                <td data-number>{format.number(one.reach)}</td>
                <td data-number>{format.number(network.gets[i] ?? 0)}</td>
                <td data-number>{format.number(network.gives[i] ?? 0)}</td>
                <td data-number>{words.tones[toneOf(one)]}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {more > 0 && (
        <Button variant="default" onClick={() => setShown(shown + atOnce)}>
          {words.showMore(format.number(more))}
        </Button>
      )}
    </section>
  )
}

/** Numbers from the highest, words from A. What is not known comes last. @returns places in `people` */
function sorted(network: Network, by: Column, turned: boolean): number[] {
  const { people, gives, gets, circleOf } = network
  const text = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })
  const key = (i: number): string | number => {
    const one = people[i]
    if (!one) return ''
    switch (by) {
      case 'name':
      case 'network':
        return one[by]
      case 'circle':
        return circleOf(one)?.name ?? '\uffff'
      case 'reach':
        return -one.reach
      case 'gets':
        return -(gets[i] ?? 0)
      case 'gives':
        return -(gives[i] ?? 0)
      case 'tone':
        return one.tone ?? 2
    }
  }
  const keys = people.map((_, i) => key(i))
  const compare = (a: number, b: number) => {
    const [one, other] = [keys[a] ?? '', keys[b] ?? '']
    return typeof one === 'number' && typeof other === 'number' ? one - other : text.compare(String(one), String(other))
  }
  const order = people.map((_, i) => i).sort((a, b) => compare(a, b) || a - b)
  return turned ? order.reverse() : order
}
