/** The key to the picture: how much of it is what. Its numbers open their posts. */
import { getRouteApi, Link } from '@tanstack/react-router'
import type { TermGroup } from '../../contract/term.ts'
import { capital } from '../judgement/look.tsx'
import { judgementWords } from '../words/judgement.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import type { StreamSearch } from './search.ts'
import css from './volume.module.css'

const route = getRouteApi('/house/luisteren')

type Counted = { addressed: number; around: number; negative: number; positive: number; usual: object | null }
type Part = { is: string; name: string; n: number; search: StreamSearch | null }

export function Legend(props: {
  bars: readonly Counted[]
  split: 'side' | 'sentiment'
  group: TermGroup
  many: number
}) {
  const { names, stream } = useWordsOf(judgementWords)
  const words = useWordsOf(listeningWords)
  const format = useFormat()
  // The picture goes a month back at most; its numbers open what it counted, also when the stream goes further.
  const { periode = 'month' } = route.useSearch()
  const { bars, split, group } = props
  const sum = (of: (bar: Counted) => number) => bars.reduce((total, bar) => total + of(bar), 0)
  const open = (more: StreamSearch): StreamSearch => ({ groep: group.id, periode, ...more })
  const [around, addressed] = [sum((bar) => bar.around), sum((bar) => bar.addressed)]
  const [negative, positive] = [sum((bar) => bar.negative), sum((bar) => bar.positive)]
  const rest = Math.max(0, around + addressed - negative - positive)
  const parts: readonly Part[] =
    split === 'side'
      ? [
          { is: 'around', name: words.over[group.about] ?? '', n: around, search: open({ kant: 'over' }) },
          { is: 'addressed', name: words.sides.aan, n: addressed, search: open({ kant: 'aan' }) },
        ]
      : [
          { is: 'negative', name: capital(names.negative), n: negative, search: open({ toon: 'negative' }) },
          { is: 'neutral', name: stream.rest, n: rest, search: null },
          { is: 'positive', name: capital(names.positive), n: positive, search: open({ toon: 'positive' }) },
        ]
  return (
    <ul className={css.legend}>
      {parts.map(({ is, name, n, search }) => {
        const said = `${name} ${format.number(n)}`
        return (
          <li key={is} className={css.part}>
            <Key is={is} />
            {search ? (
              <Link to="/luisteren" search={search} aria-label={stream.open(name, format.number(n))}>
                {said}
              </Link>
            ) : (
              said
            )}
          </li>
        )
      })}
      {bars.some(({ usual }) => usual) && (
        <li className={css.part}>
          <Key is="usual" />
          {words.band(props.many)}
        </li>
      )}
    </ul>
  )
}

const Key = ({ is }: { is: string }) => (
  <svg className={css.key} viewBox="0 0 14 14" aria-hidden>
    <rect width="14" height="14" className={css[is]} />
  </svg>
)
