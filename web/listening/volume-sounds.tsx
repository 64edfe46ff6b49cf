/** How much of it sounds how: the key to the picture, whose numbers open their posts. */
import { Link } from '@tanstack/react-router'
import { capital } from '../judgement/look.tsx'
import { judgementWords } from '../words/judgement.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './volume.module.css'

type Counted = { addressed: number; around: number; negative: number; positive: number }

export function Sounds({ bars, group }: { bars: readonly Counted[]; group: string }) {
  const { names, stream } = useWordsOf(judgementWords)
  const format = useFormat()
  const sum = (of: (bar: Counted) => number) => bars.reduce((total, bar) => total + of(bar), 0)
  const [negative, positive] = [sum((bar) => bar.negative), sum((bar) => bar.positive)]
  const rest = sum((bar) => bar.addressed + bar.around) - negative - positive
  const parts = [
    { is: 'negative', name: names.negative, n: negative },
    { is: 'neutral', name: stream.rest, n: Math.max(0, rest) },
    { is: 'positive', name: names.positive, n: positive },
  ] as const
  return (
    <ul className={css.sounds}>
      {parts.map(({ is, name, n }) => {
        const said = `${capital(name)} ${format.number(n)}`
        return (
          <li key={is} className={css.sound}>
            <svg className={css.key} viewBox="0 0 14 14" aria-hidden>
              <rect width="14" height="14" className={css[is]} />
            </svg>
            {is === 'neutral' ? (
              said
            ) : (
              <Link
                to="/luisteren"
                search={{ groep: group, toon: is }}
                aria-label={stream.open(capital(name), format.number(n))}
              >
                {said}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
