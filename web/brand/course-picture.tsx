/** A line over weeks for each subject, broken where too few spoke, over the bounds between which that of the first one lies; hatched where too few spoke. */
import css from './brand.module.css'
import { type Figure, fromTop } from './figures.ts'

/** The picture's own measure; it is stretched to the width of the page. */
const [width, height] = [700, 160]

export type Line = { name: string; place: number; figures: readonly Figure[] }

export function CoursePicture(props: {
  lines: readonly Line[]
  reach: { least: number; most: number; grid: readonly number[] }
  /** Which week is looked at closely. */
  chosen: number
  label: string
}) {
  const { lines, reach, chosen, label } = props
  const [first] = lines
  const weeks = first?.figures.length ?? 0
  const step = width / Math.max(1, weeks)
  const y = (value: number) => fromTop(reach, value) * height
  return (
    <svg className={css.picture} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img">
      <title>{label}</title>
      <defs>
        <pattern id="brand-few" width="6" height="4" patternUnits="userSpaceOnUse">
          <rect width="6" height="2" className={css.hatch} />
        </pattern>
      </defs>
      <rect className={css.chosen} x={chosen * step} width={step} y={0} height={height} />
      {reach.grid.map((value) => (
        <line key={value} className={css.grid} data-zero={value === 0} x1={0} x2={width} y1={y(value)} y2={y(value)} />
      ))}
      {first?.figures.map(({ low, high, tooFew, accounts }, i) =>
        accounts === 0 ? null : (
          <rect
            key={i}
            className={tooFew ? css.few : css.band}
            x={i * step + step * 0.12}
            width={step * 0.76}
            y={y(high)}
            height={Math.max(2, y(low) - y(high))}
          />
        ),
      )}
      {lines
        .toReversed()
        .flatMap(({ name, place, figures }) =>
          stretchesOf(figures).map((stretch) => (
            <polyline
              key={`${name} ${stretch[0]}`}
              className={css.line}
              data-place={place}
              points={stretch.map((week) => `${(week + 0.5) * step},${y(figures[week]?.value ?? 0)}`).join(' ')}
            />
          )),
        )}
    </svg>
  )
}

/** Weeks of which something can be said, as far as they follow on one another; one by itself twice, so that it is drawn as a point. */
function stretchesOf(figures: readonly Figure[]): number[][] {
  const stretches: number[][] = []
  for (const [week, { tooFew }] of figures.entries()) {
    const last = stretches.at(-1)
    if (tooFew) continue
    if (last?.at(-1) === week - 1) last.push(week)
    else stretches.push([week])
  }
  return stretches.map((weeks) => (weeks.length === 1 ? [...weeks, ...weeks] : weeks))
}
