/** A figure over weeks, of us and of competitors: the picture, a week of it in words, and all of it as a table. */
import type { Brand } from '../../contract/brand.ts'
import { brandWords } from '../words/brand.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { Bounds } from './bounds.tsx'
import css from './brand.module.css'
import { CoursePicture } from './course-picture.tsx'
import { type Figure, figureOf, fromTop, type Measure, reachOf, say, sayShare } from './figures.ts'
import { Heard, useNames } from './heard.tsx'

/** More lines say nothing any more; the others stand in the table. */
const mostLines = 4

export function Course(props: {
  brand: Brand
  measure: Measure
  /** The Monday of the week in words. */
  week: string
  /** Where another week is chosen. */
  onWeek?: (week: string) => void
  topic: string | undefined
}) {
  const { brand, measure, topic, onWeek } = props
  const words = useWordsOf(brandWords)
  const { format } = useSpeech()
  const nameOf = useNames()
  const { weeks } = brand
  const chosen = Math.max(
    0,
    weeks.findIndex(({ week }) => week === props.week),
  )
  const rows = (weeks[chosen]?.of ?? []).map(({ competitor }, i) => {
    const figures = weeks.flatMap((one): Figure[] => (one.of[i] ? [figureOf(measure, one.of[i])] : []))
    return { competitor, name: nameOf(competitor), place: i, figures }
  })
  const loudest = rows
    .slice(1)
    .filter(({ figures }) => messagesOf(figures) > 0)
    .toSorted((a, b) => messagesOf(b.figures) - messagesOf(a.figures))
    .slice(0, mostLines - 1)
  const lines = [...rows.slice(0, 1), ...loudest].map((row, place) => ({ ...row, place }))
  const reach = reachOf(
    measure,
    lines.flatMap(({ figures }) => figures),
  )
  return (
    <>
      <div className={css.course}>
        <div className={css.scaleLabels} aria-hidden>
          {reach.grid.toReversed().map((value) => (
            <span key={value} style={{ top: `${fromTop(reach, value) * 100}%` }}>
              {measure === 'rating' ? format.number(value / 10).replace('-', '−') : sayShare(value)}
            </span>
          ))}
        </div>
        <div>
          <CoursePicture lines={lines} reach={reach} chosen={chosen} label={words.picture[measure]} />
          {onWeek && (
            <input
              type="range"
              className={css.weeks}
              min={0}
              max={weeks.length - 1}
              value={chosen}
              aria-label={words.week}
              aria-valuetext={words.weekOf(format.shortDay(props.week))}
              onChange={({ currentTarget }) => onWeek(weeks[Number(currentTarget.value)]?.week ?? props.week)}
            />
          )}
          <div className={css.axis} aria-hidden>
            <span>{format.shortDay(weeks[0]?.week ?? props.week)}</span>
            <span>{words.now}</span>
          </div>
        </div>
      </div>
      <h3 className={css.sub}>{words.weekOf(format.shortDay(props.week))}</h3>
      <ul className={css.subjects}>
        {rows.map(({ competitor, name, figures }) => {
          const figure = figures[chosen]
          const drawn = lines.find((line) => line.name === name)
          return figure ? (
            <li key={name} className={css.subject}>
              <span className={css.name}>
                <svg className={css.key} viewBox="0 0 24 4" aria-hidden>
                  {drawn && <line className={css.line} data-place={drawn.place} x1={0} x2={24} y1={2} y2={2} />}
                </svg>
                <bdi>{name}</bdi>
              </span>
              {figure.accounts > 0 ? <Bounds figure={figure} measure={measure} /> : <span />}
              <Heard figure={figure} week={props.week} competitor={competitor} topic={topic} />
            </li>
          ) : null
        })}
      </ul>
      <details className={css.details}>
        <summary>{words.asTable}</summary>
        <div className={css.wide}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.week}</th>
                {rows.map(({ name }) => (
                  <th key={name} scope="col">
                    <bdi>{name}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map(({ week, running }, i) => (
                <tr key={week}>
                  <th scope="row">
                    {format.shortDay(week)}
                    {running && ` (${words.running})`}
                  </th>
                  {rows.map(({ name, figures }) => (
                    <td key={name}>{figures[i] && <InTable figure={figures[i]} measure={measure} />}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}

const messagesOf = (figures: readonly Figure[]) => figures.reduce((sum, { messages }) => sum + messages, 0)

function InTable({ figure, measure }: { figure: Figure; measure: Measure }) {
  const words = useWordsOf(brandWords)
  const { language } = useSpeech()
  if (figure.accounts === 0) return words.none
  const [low, high] = [say(measure, language, figure.low), say(measure, language, figure.high)]
  return figure.tooFew ? words.tooFew : `${say(measure, language, figure.value)} (${words.between(low, high)})`
}
