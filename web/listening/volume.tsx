/** How much was said per hour, or per four hours of a month: a bar for each, over the band of what is usual then. The same as a table, for who does not see it. */
import { SegmentedControl } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { TermGroup } from '../../contract/term.ts'
import { capital } from '../judgement/look.tsx'
import { useRemembered } from '../kit/remembered.ts'
import { judgementWords } from '../words/judgement.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { type Bar, endOf, gathered, perBar } from './bars.ts'
import { useVolume } from './queries.ts'
import { daysOf, isNarrowed, longest } from './search.ts'
import css from './volume.module.css'
import { Legend } from './volume-legend.tsx'
import { type Pile, VolumePicture } from './volume-picture.tsx'

const route = getRouteApi('/house/luisteren')

const splits = ['side', 'sentiment'] as const
type Split = (typeof splits)[number]

export function Volume({ group }: { group: TermGroup }) {
  const words = useWordsOf(listeningWords)
  const { format } = useSpeech()
  const { stream, names } = useWordsOf(judgementWords)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const days = search.periode ? daysOf[search.periode] : longest
  const [split, setSplit] = useRemembered<Split>('volume-split', 'side')
  const { data } = useVolume(group.id, days)
  const many = perBar[days]
  const bars = gathered(data?.hours ?? [], many)
  /** "za 24 okt 16:00–20:00" */
  const when = (at: string) => `${format.exact(at)}–${format.time(endOf(at, many))}`
  const total = bars.reduce((sum, one) => sum + one.addressed + one.around, 0)
  const toUs = bars.reduce((sum, one) => sum + one.addressed, 0)
  const over = words.over[group.about] ?? ''
  const told = ({ at, around, addressed }: Bar) =>
    words.inBar(when(at), over, format.number(around), words.sides.aan, format.number(addressed))
  const only = (at: string) => ({
    ...search,
    van: at,
    tot: endOf(at, many),
  })
  return (
    <section className={css.volume} aria-label={words.volume}>
      <div className={css.head}>
        <p className={css.says}>
          {data ? words.said(format.number(total), days) : words.counting}
          {toUs > 0 && <span className={css.quiet}> {words.toUs(format.number(toUs))}</span>}
          {data && <Now bars={bars} many={many} />}
          {data && !search.periode && <span className={css.whole}>{words.longest(days)}</span>}
          {isNarrowed(search) && <span className={css.whole}>{words.wholeGroup}</span>}
        </p>
        <SegmentedControl
          aria-label={stream.split}
          size="xs"
          value={split}
          onChange={(value) => setSplit(splits.find((one) => one === value) ?? 'side')}
          data={splits.map((value) => ({ value, label: stream.splits[value] }))}
        />
      </div>
      <VolumePicture
        piles={bars.map((bar) => ({ ...pileOf(bar, split), told: told(bar) }))}
        label={split === 'side' ? words.picture(many) : stream.picture(many)}
        onChoose={(at) => void navigate({ search: only(at) })}
      />
      <div className={css.axis} aria-hidden>
        <span>{bars[0] ? format.brief(bars[0].at, Date.now()) : ''}</span>
        <span>{words.now}</span>
      </div>
      <Legend bars={bars} split={split} group={group} many={many} />
      <details className={css.table}>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{over}</th>
              <th scope="col">{words.sides.aan}</th>
              <th scope="col">{capital(names.negative)}</th>
              <th scope="col">{capital(names.positive)}</th>
              <th scope="col">{words.usual}</th>
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ addressed, around }) => addressed + around > 0)
              .map(({ at, addressed, around, negative, positive, usual }) => (
                <tr key={at}>
                  <th scope="row">
                    <Link to="/luisteren" search={only(at)}>
                      {when(at)}
                    </Link>
                  </th>
                  <td>{format.number(around)}</td>
                  <td>{format.number(addressed)}</td>
                  <td>{format.number(negative)}</td>
                  <td>{format.number(positive)}</td>
                  <td>{usual ? words.between(round(usual.low), round(usual.high)) : words.unknown}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** Whether the last whole hour, or hours, are unlike themselves. */
function Now({ bars, many }: { bars: readonly Bar[]; many: number }) {
  const words = useWordsOf(listeningWords)
  const last = bars.at(-2)
  if (!last?.usual) return null
  const said = last.addressed + last.around
  const { low, high } = last.usual
  if (said > high && said >= 3) return <strong className={css.more}> {words.moreThanUsual(many)}</strong>
  return said < low ? <span className={css.quiet}> {words.lessThanUsual(many)}</span> : null
}

function pileOf({ at, addressed, around, negative, positive, usual }: Bar, split: Split): Omit<Pile, 'told'> {
  const rest = Math.max(0, addressed + around - negative - positive)
  const parts =
    split === 'side'
      ? ([
          { is: 'around', n: around },
          { is: 'addressed', n: addressed },
        ] as const)
      : ([
          { is: 'negative', n: negative },
          { is: 'neutral', n: rest },
          { is: 'positive', n: positive },
        ] as const)
  return { at, parts, usual }
}

const round = (n: number) => Math.round(n)
